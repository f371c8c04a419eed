import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeAt, type TextFile } from '../core/text.ts';
import { frame, hasFrame, type FrameStyle } from './frame.ts';
import { visible } from './visible.ts';
import { width } from './width.ts';

const style: FrameStyle = {
  width: 60,
  sign: '^',
  paintSign: (text) => text,
  paintGutter: (text) => text,
  before: true,
};

function fileOf(text: string): TextFile {
  return { path: 'prompts/dev-work_ru.md', text, bom: false };
}

function framed(text: string, piece: string, changes: Partial<FrameStyle> = {}): string[] {
  const file = fileOf(text);
  const start = text.indexOf(piece);
  return frame(file, placeAt(file, start, start + piece.length), { ...style, ...changes });
}

test('the line before and the line itself are shown, with a mark under the place', () => {
  expect(framed('1. Прочитай `AGENTS.md`.\n2. Не запускax тесты.\n', 'запускax')).toEqual([
    '1 │ 1. Прочитай `AGENTS.md`.',
    '2 │ 2. Не запускax тесты.',
    '  │       ^^^^^^^^',
  ]);
});

test('a blank line before is not worth a row', () => {
  expect(framed('Порядок:\n\n1. Открой PR.\n', 'PR')).toEqual(['3 │ 1. Открой PR.', '  │           ^^']);
});

test('line numbers line up', () => {
  expect(framed(`${'\n'.repeat(8)}Порядок:\nПорядок работ\n`, 'работ')).toEqual([
    ' 9 │ Порядок:',
    '10 │ Порядок работ',
    '   │         ^^^^^',
  ]);
});

test.each([
  ['tabs', '\t1.\tшаг', 'шаг', '1 │     1.    шаг', '  │           ^^^'],
  ['combining marks', 'и\u0306 ё ударе\u0301ние', 'ударе\u0301ние', '1 │ и\u0306 ё ударе\u0301ние', '  │     ^^^^^^^^'],
  ['wide characters', '設計 書', '書', '1 │ 設計 書', '  │      ^^'],
  ['emoji', '👩\u200d💻 пиши', 'пиши', '1 │ 👩\u200d💻 пиши', '  │    ^^^^'],
  ['unseen characters', 'за\u200bпуск', '\u200b', '1 │ за<U+200B>пуск', '  │   ^^^^^^^^'],
  ['an escape sequence', 'x \u001b[2Jy', '\u001b[2J', '1 │ x ␛[2Jy', '  │   ^^^^'],
])('the mark is right under text with %s', (_, text, piece, line, mark) => {
  expect(framed(text, piece)).toEqual([line, mark]);
});

test('a place of no length is one column wide, also behind the last character', () => {
  const file = fileOf('Порядок\nшаг');
  expect(frame(file, placeAt(file, 7), { ...style, before: false })).toEqual(['1 │ Порядок', '  │        ^']);
});

test('a place over two lines is marked in both', () => {
  expect(framed('Открой\n  PR в main.\n', 'крой\n  PR')).toEqual([
    '1 │ Открой',
    '  │   ^^^^',
    '2 │   PR в main.',
    '  │   ^^',
  ]);
});

test('a place that takes the line end along stays in its line', () => {
  expect(framed('один\nдва\n', 'один\n')).toEqual(['1 │ один', '  │ ^^^^']);
});

test('the middle of a long place is left out', () => {
  expect(framed('а1\nб2\nв3\nг4\nд5\nе6\n', 'а1\nб2\nв3\nг4\nд5')).toEqual([
    '1 │ а1',
    '  │ ^^',
    '2 │ б2',
    '  │ ^^',
    '⋮ │',
    '5 │ д5',
    '  │ ^^',
  ]);
});

test('a line with CRLF shows no carriage return', () => {
  expect(framed('один\r\nдва\r\n', 'два')).toEqual(['1 │ один', '2 │ два', '  │ ^^^']);
});

describe('a line that is too long', () => {
  const text = `${'раз '.repeat(30)}ЗДЕСЬ${' два'.repeat(30)}`;

  test('is shown around the place', () => {
    expect(framed(text, 'ЗДЕСЬ', { width: 34 })).toEqual([
      '1 │ …аз раз раз ЗДЕСЬ два два два…',
      '  │             ^^^^^',
    ]);
  });

  test('is shown from its start when the place is there', () => {
    expect(framed(text, 'раз', { width: 24 })).toEqual(['1 │ раз раз раз раз раз…', '  │ ^^^']);
  });

  test('is shown to its end when the place is there', () => {
    const file = fileOf(text);
    const rows = frame(file, placeAt(file, text.length - 3, text.length), { ...style, width: 24 });
    expect(rows).toEqual(['1 │ …два два два два два', '  │                  ^^^']);
  });

  test('and a place that is too long itself is marked as far as it is shown', () => {
    expect(framed(text, text, { width: 24 })).toEqual([`1 │ ${text.slice(0, 19)}…`, `  │ ${'^'.repeat(19)}`]);
  });

  test('of a megabyte is as quick as any', () => {
    const long = `${'слово '.repeat(200_000)}ЗДЕСЬ`;
    const file = fileOf(long);
    const began = performance.now();
    const rows = frame(file, placeAt(file, long.length - 5, long.length), style);
    expect(rows[0]).toMatch(/^1 │ ….* ЗДЕСЬ$/);
    expect(performance.now() - began).toBeLessThan(200);
  });
});

test('a finding about a whole file has no lines to show', () => {
  const file = fileOf('Порядок\n');
  expect(hasFrame(file, placeAt(file, 0))).toBe(false);
  expect(hasFrame(undefined, placeAt(file, 0, 7))).toBe(false);
  expect(hasFrame(file, placeAt(file, 0, 7))).toBe(true);
});

test('in any text the mark stands under exactly the characters of the place, and no row is too wide', () => {
  const unit = fc.constantFrom('a', 'ж', ' ', '\t', 'и\u0306', '書', '👍', '\u200b', '\u001b', '—', '\u202e');
  const around = fc.array(unit, { maxLength: 60 }).map((units) => units.join(''));
  const inside = fc.array(unit, { minLength: 1, maxLength: 8 }).map((units) => units.join(''));
  fc.assert(
    fc.property(around, inside, around, fc.integer({ min: 24, max: 70 }), (before, piece, after, columns) => {
      const file = fileOf(`${before}${piece}${after}`);
      const place = placeAt(file, before.length, before.length + piece.length);
      const [line = '', mark = ''] = frame(file, place, { ...style, width: columns });
      expect(width(line)).toBeLessThanOrEqual(columns);
      const under = columnsOf(line, mark.indexOf('^'), mark.length).trimEnd();
      // Of a place that does not fit, its beginning is marked.
      const whole = visible(piece).trimEnd();
      expect(under).toBe(line.includes('…') ? whole.slice(0, under.length) : whole);
    }),
    { numRuns: 500 },
  );
});

/** What stands in some columns of a row, found grapheme by grapheme: another way than the one under test. */
function columnsOf(row: string, from: number, to: number): string {
  let column = 0;
  let text = '';
  for (const { segment } of new Intl.Segmenter('ru').segment(row)) {
    if (column >= from && column < to) text += segment;
    column += width(segment);
  }
  return text;
}
