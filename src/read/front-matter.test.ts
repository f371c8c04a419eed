import matter from 'gray-matter';
import { array, assert, boolean, constantFrom, property, tuple } from 'fast-check';
import { expect, test } from 'vitest';
import type { FrontMatter } from '../core/seed.ts';
import { readFrontMatter } from './front-matter.ts';
import { parseMarkdown } from './markdown.ts';

test('a seed without front matter has none', () => {
  expect(read('Цель:\n- восстановить кластер.\n\n---\n\nstage: ops\n')).toBeUndefined();
  expect(read('')).toBeUndefined();
});

test('the data between the fences is read as YAML 1.2, and the block knows where it ends', () => {
  const text = '---\nstage: dev\ndraft: no\nversion: 012\n---\nЦель:\n';
  expect(read(text)).toEqual({
    data: { stage: 'dev', draft: 'no', version: 12 },
    start: 0,
    end: text.indexOf('\nЦель'),
  });
});

test('CRLF line endings and fences with trailing spaces are read alike', () => {
  expect(read('---  \r\nstage: dev\r\n---\t\r\nЦель:\r\n')?.data).toEqual({ stage: 'dev' });
});

test('an empty block, or one of comments, is a block without data', () => {
  expect(read('---\n---\nЦель:\n')).toMatchObject({ data: {}, start: 0, end: 7 });
  expect(read('---\n# пока пусто\n---\n')).toEqual({ data: {}, start: 0, end: 20 });
});

test('a line of dashes inside a value does not end the data early', () => {
  expect(read('---\nnote: |\n  ----\nrule: "\n\n  ---- x"\nstage: dev\n---\n')?.data).toMatchObject({ stage: 'dev' });
  expect(read('---\n--- x: 1\n---\n')?.error?.message).toBe('yaml');
});

test('broken YAML is told with the place of the fault, the second time as the first', () => {
  const text = '---\nstage: dev\nroles: [dev, qa\n---\nЦель:\n';
  const first = read(text);
  expect(first).toMatchObject({ data: {}, error: { message: 'yaml' } });
  expect(text.slice(0, first?.error?.start).split('\n')).toHaveLength(3);
  expect(read(text)).toEqual(first);
});

test('the same key twice is broken YAML', () => {
  const text = '---\nstage: dev\nstage: qa\n---\n';
  expect(read(text)?.error).toMatchObject({ message: 'yaml', start: text.indexOf('stage: qa') });
});

test('a list or a sentence instead of a map has the wrong shape', () => {
  expect(read('---\n- dev\n- qa\n---\n')).toMatchObject({
    data: {},
    error: { message: 'shape', detail: 'list', start: 4 },
  });
  expect(read('---\nпросто текст\n---\n')).toMatchObject({ data: {}, error: { message: 'shape', detail: 'string' } });
});

test('a YAML bomb is refused quickly', () => {
  const levels = Array.from({ length: 12 }, (_, level) =>
    level === 0
      ? 'a0: &a0 [x, x, x, x, x, x, x, x, x]'
      : `a${level}: &a${level} [${Array(9)
          .fill(`*a${level - 1}`)
          .join(', ')}]`,
  );
  const began = performance.now();
  expect(read(`---\n${levels.join('\n')}\n---\n`)?.error?.message).toBe('yaml');
  expect(performance.now() - began).toBeLessThan(1_000);
});

test('brackets nested too deep for the YAML parser are refused, not thrown', () => {
  expect(read(`---\na: ${'['.repeat(20_000)}\n---\n`)?.error?.message).toBe('yaml');
  expect(read(`---\na: ${'['.repeat(5_000)}${']'.repeat(5_000)}\n---\n`)).toBeDefined();
});

test('__proto__ is a key like any other', () => {
  const front = read('---\n__proto__:\n  admin: true\nstage: dev\n---\n');
  expect(Object.getPrototypeOf(front?.data)).toBe(Object.prototype);
  expect(Reflect.get({}, 'admin')).toBeUndefined();
});

test('YAML tags that mean code elsewhere are plain text here', () => {
  const front = read('---\nhook: !!js/function "function () { globalThis.evaluated = true }"\n---\n');
  expect(front?.data).toEqual({ hook: 'function () { globalThis.evaluated = true }' });
  expect(evaluated()).toBe(false);
});

test.each([
  '---js',
  '---JS',
  '---Js',
  '---javascript',
  '---Javascript',
  '---JavaScript',
  '---JAVASCRIPT',
  '--- js',
  '---  javascript',
  '---\tjs',
  '---js  ',
  '---coffee',
  '---cson',
  '---ts',
])('front matter that asks to be run (%s) is told and never run', (fence) => {
  const code = '{ stage: (globalThis.evaluated = true, "dev") }';
  for (const end of ['\n---\nЦель:\n', '\n--- \nЦель:\n', '']) {
    for (const newline of ['\n', '\r\n']) {
      const text = `${fence}\n${code}${end}`.replaceAll('\n', newline);
      const front = read(text);
      expect(front).toMatchObject({ data: {}, start: 0, error: { message: 'code' } });
      expect(text.slice(front?.error?.start).startsWith(front?.error?.detail ?? '?')).toBe(true);
      expect(evaluated()).toBe(false);
    }
  }
});

test('gray-matter alone would have run it: the guard above can fail', () => {
  matter('---js\n{ stage: (globalThis.evaluated = true, "dev") }\n---\n', {});
  expect(evaluated()).toBe(true);
});

test.each(['---json', '---toml', '---yaml'])('a language tag (%s) is told: Markdown would show it as text', (fence) => {
  const text = `${fence}\nstage = 1\n---\nЦель:\n`;
  expect(read(text)).toMatchObject({
    data: {},
    end: text.indexOf('\nЦель'),
    error: { message: 'code', detail: fence.slice(3) },
  });
});

test('a block that is never closed is told, not read as prose', () => {
  const text = '---\nstage: dev\nrole: qa\n\nЦель:\n- закрыть Issue.\n';
  expect(read(text)).toMatchObject({
    data: {},
    start: 0,
    end: text.indexOf('\n\n'),
    error: { message: 'yaml', start: 0 },
  });
  expect(read('---\nstage: dev')).toMatchObject({ end: 14, error: { message: 'yaml' } });
  expect(read('---\nGoal: close the issue.\n')).toBeUndefined();
  expect(read('---\n\nstage: dev\n')).toBeUndefined();
  expect(read('---\nстрока\n')).toBeUndefined();
});

test('a dash line with words is text', () => {
  expect(read('--- начало ---\nЦель:\n')).toBeUndefined();
  expect(read('--- примечание\nЦель:\n')).toBeUndefined();
  expect(read('----js\n1\n---\n')).toBeUndefined();
});

test('a block begins and ends where the Markdown parser sees it', () => {
  const line = constantFrom(
    '---',
    '--- ',
    '---\t',
    '----',
    ' ---',
    'stage: dev',
    '',
    '- a',
    '# b',
    '---js',
    '...',
    'x---',
  );
  const lines = array(tuple(line, constantFrom('\n', '\r\n', '\r')), { maxLength: 8 });
  assert(
    property(lines, boolean(), (parts, isOpen) => {
      const text = parts.map(([words, end], at) => words + (isOpen && at === parts.length - 1 ? '' : end)).join('');
      const [node] = parseMarkdown(text).children;
      const front = read(text);
      const isRead = front !== undefined && front.error?.message !== 'code' && front.error?.detail !== unclosed;
      expect(isRead ? front.end : undefined).toBe(node?.type === 'yaml' ? node.position?.end.offset : undefined);
    }),
    { numRuns: 2_000, seed: 1 },
  );
});

const unclosed = 'no line of --- closes the block';

function read(text: string): FrontMatter | undefined {
  return readFrontMatter(text);
}

function evaluated(): boolean {
  const was = Reflect.get(globalThis, 'evaluated') === true;
  Reflect.deleteProperty(globalThis, 'evaluated');
  return was;
}
