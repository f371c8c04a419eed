import type { Nodes } from 'mdast';
import { expect, test } from 'vitest';
import { SeedlintError } from '../core/errors.ts';
import { assertParsable, deepestNesting, nestingDepth } from './nesting.ts';
import { parseMarkdown } from './markdown.ts';

test('counts lists opened on one line', () => {
  expect(nestingDepth('- - 1. Прочитайте `AGENTS.md`.\n').depth).toBe(3);
});

test('counts lists opened by indentation, and forgets the ones that ended', () => {
  const staircase = '1. Соберите данные:\n   - запуски;\n     - последний;\n2. Опишите их.\n- - итог\n';
  expect(nestingDepth(staircase)).toEqual({ depth: 3, line: 3 });
});

test('counts quotes and lists within quotes', () => {
  expect(nestingDepth('> > - замечание\n> >   - ответ\n').depth).toBe(4);
});

test('blank lines do not close a list', () => {
  expect(nestingDepth('- план\n\n  - шаг\n\n    - проверка\n').depth).toBe(3);
});

test('a thematic break of many dashes is not a nest of lists', () => {
  expect(nestingDepth(`Цель:\n\n${'- '.repeat(300)}\n`).depth).toBe(0);
});

test('a number or a dash inside prose is no marker', () => {
  expect(nestingDepth('3-4 вызова\n-флаг\n1.5 часа\n').depth).toBe(0);
});

test('tabs count as up to four columns, as in Markdown', () => {
  expect(nestingDepth('- план\n\t- шаг\n').depth).toBe(2);
});

test('agrees with the parser on every small staircase', () => {
  for (const depth of [1, 2, 5, 20]) {
    const text = Array.from({ length: depth }, (_, level) => `${'  '.repeat(level)}- шаг ${level}`).join('\n');
    expect(nestingDepth(text).depth).toBe(depth);
    expect(treeDepth(parseMarkdown(text))).toBe(depth);
  }
});

test('a file nested 10,000 deep is refused quickly, with the line and both numbers', () => {
  for (const text of ['- '.repeat(10_000) + 'x', '> '.repeat(10_000) + 'x', staircase(2_000)]) {
    const began = performance.now();
    const error = refusal(text);
    expect(performance.now() - began).toBeLessThan(1_000);
    expect(error).toMatchObject({ code: 'file-nesting', at: { path: 'dev-work.md' } });
    expect(error?.data).toMatchObject({ limit: deepestNesting });
  }
  expect(refusal(`Цель:\n${'- '.repeat(10_000)}x`)).toMatchObject({ data: { depth: 10_000 }, at: { line: 2 } });
});

test('a file at the limit is read', () => {
  expect(refusal('- '.repeat(deepestNesting) + 'x')).toBeUndefined();
});

function staircase(depth: number): string {
  return Array.from({ length: depth }, (_, level) => `${'  '.repeat(level)}- x`).join('\n');
}

function refusal(text: string): SeedlintError | undefined {
  try {
    assertParsable({ path: 'dev-work.md', text, bom: false });
    return undefined;
  } catch (error) {
    if (error instanceof SeedlintError) return error;
    throw error;
  }
}

function treeDepth(node: Nodes): number {
  const below = 'children' in node ? node.children.map((child) => treeDepth(child)) : [];
  return Math.max(0, ...below) + (node.type === 'list' || node.type === 'blockquote' ? 1 : 0);
}

test('refuses a crowd of marks that the parser would spend minutes on, and names the first one too many', () => {
  const headings = { path: 'dev-work.md', text: 'a\n=\n'.repeat(1_001), bom: false };
  expect(() => assertParsable(headings)).toThrow(
    expect.objectContaining({ code: 'file-crowded', at: { path: 'dev-work.md', line: 2_002, column: 1 } }),
  );
  expect(() => assertParsable({ ...headings, text: '[a]('.repeat(10_001) })).toThrow(/10000 marks "\]\("/);
  expect(() => assertParsable({ ...headings, text: 'a\n=\n'.repeat(1_000) })).not.toThrow();
});
