import { expect, test } from 'vitest';
import { decode } from './text-file.ts';

function bytes(...parts: (string | number[])[]): Uint8Array {
  return Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));
}

function fault(content: Uint8Array): unknown {
  try {
    decode('prompts/dev-work_ru.md', content);
  } catch (error) {
    return error;
  }
  return undefined;
}

test('text is decoded as it stands, line endings and an empty file included', () => {
  expect(decode('a.md', bytes('Цель:\r\n1. Шаг 🙂\n'))).toEqual({
    path: 'a.md',
    text: 'Цель:\r\n1. Шаг 🙂\n',
    bom: false,
  });
  expect(decode('a.md', bytes())).toEqual({ path: 'a.md', text: '', bom: false });
});

test('one byte order mark is taken off and remembered', () => {
  expect(decode('a.md', bytes('\u{FEFF}Цель'))).toEqual({ path: 'a.md', text: 'Цель', bom: true });
  expect(decode('a.md', bytes('\u{FEFF}\u{FEFF}Цель'))).toEqual({ path: 'a.md', text: '\u{FEFF}Цель', bom: true });
});

test('a bad sequence is told with its byte offset, line and column', () => {
  expect(fault(bytes('Goal\nЦель', [0xd0], ' дальше'))).toMatchObject({
    code: 'file-encoding',
    data: { offset: 13 },
    at: { path: 'prompts/dev-work_ru.md', line: 2, column: 5 },
  });
});

test('a byte order mark counts for the offset but not for the column', () => {
  expect(fault(bytes('\u{FEFF}Goal', [0xff]))).toMatchObject({ data: { offset: 7 }, at: { line: 1, column: 5 } });
});

test.each([
  ['windows-1251 text', [0xd6, 0xe5, 0xeb, 0xfc]],
  ['an overlong slash', [0xc0, 0xaf]],
  ['an overlong three-byte form', [0xe0, 0x80, 0xaf]],
  ['a surrogate half', [0xed, 0xa0, 0x80]],
  ['a character above U+10FFFF', [0xf4, 0x90, 0x80, 0x80]],
  ['a lone continuation byte', [0x80]],
  ['a sequence cut off by the end of the file', [0xf0, 0x9f, 0x99]],
])('%s is not UTF-8', (_, tail) => {
  expect(fault(bytes('Шаг ', tail))).toMatchObject({ code: 'file-encoding', data: { offset: 7 } });
});

test('UTF-16 is an encoding fault although it is full of NUL bytes', () => {
  const little = Buffer.from('\u{FEFF}Goal', 'utf16le');
  const big = Buffer.from(little).swap16();
  expect(fault(little)).toMatchObject({ code: 'file-encoding', data: { offset: 0 } });
  expect(fault(big)).toMatchObject({ code: 'file-encoding', data: { offset: 0 } });
});

test('a NUL byte is told with its byte offset, even where the text is not UTF-8 either', () => {
  expect(fault(bytes('Цель\n', [0], 'x'))).toMatchObject({
    code: 'file-binary',
    data: { offset: 9 },
    at: { line: 2, column: 1 },
  });
  expect(fault(bytes([0x89], 'PNG', [0, 0, 0, 13]))).toMatchObject({ code: 'file-binary', data: { offset: 4 } });
});

test('the offset found by hand is where the longest valid beginning ends', () => {
  for (let lead = 0x80; lead < 0x100; lead++) {
    for (let next = 0x0f; next < 0x100; next += 0x0f) {
      const content = bytes('Шаг', [lead, next, 0xbf, 0xbf], '!');
      if (isValid(content)) continue;
      let length = content.length;
      while (!isValid(content.subarray(0, length))) length--;
      expect(fault(content)).toMatchObject({ code: 'file-encoding', data: { offset: length } });
    }
  }
});

function isValid(content: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(content);
    return true;
  } catch {
    return false;
  }
}
