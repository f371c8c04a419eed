import * as fc from 'fast-check';
import type { Nodes } from 'mdast';
import { toString } from 'mdast-util-to-string';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { hostileText } from '../../testing/hostile.ts';
import { visible } from '../visible.ts';
import { code, line, paragraphs, shortened } from './markdown.ts';

test.each([
  ['a list', '- a\n+ b\n1. c\n2) d', '\\- a\\\n\\+ b\\\n1\\. c\\\n2\\) d'],
  ['a heading under its line', 'a\n===\nb\n---', 'a\\\n\\===\\\nb\\\n\\---'],
  ['a table', 'a | b\n:-- | --', 'a &#124; b\\\n\\:-- &#124; --'],
  ['code by its indent', '    a', 'a'],
  ['a fence', '```sh\na\n```', '\\`\\`\\`sh\\\na\\\n\\`\\`\\`'],
  ['several paragraphs', ' a \n \n\n b', 'a\n\nb'],
  ['nothing', ' \n\t', ''],
])('%s is text in a paragraph', (_, text, shown) => {
  expect(paragraphs(text)).toBe(shown);
});

test.each([
  ['a bar', 'a|b', '<code>a&#124;b</code>'],
  ['a mark of ours', '<!-- seedlint:pr -->', '<code>&lt;\\!-- seedlint:pr --\\></code>'],
  ['backticks', 'a`b', '`` a`b ``'],
  ['a line end', 'a\nb', '`a b`'],
  ['nothing', ' ', ''],
])('%s in code breaks nothing', (_, text, shown) => {
  expect(code(text)).toBe(shown);
});

test('a line shows exactly what was said, with what is unseen made visible', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const tree = unified().use(remarkParse).parse(line(text));
      const shown = toString(tree, { includeHtml: false }).replaceAll('\u200b', '');
      expect(shown).toBe(visible(text.replace(/[\s\u0085]+/g, ' ').trim()));
      expect(kinds(tree).filter((kind) => !['root', 'paragraph', 'text', 'html'].includes(kind))).toEqual([]);
    }),
  );
});

test('paragraphs are paragraphs, whatever they say', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const tree = unified().use(remarkParse).parse(paragraphs(text));
      expect(kinds(tree).filter((kind) => !['root', 'paragraph', 'text', 'html', 'break'].includes(kind))).toEqual([]);
    }),
  );
});

test('code shows exactly what was said', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const tree = unified()
        .use(remarkParse)
        .parse(`a ${code(text)} b`);
      const shown = toString(tree, { includeHtml: false }).replaceAll('\u200b', '').slice(2, -2);
      expect(shown).toBe(visible(text.replace(/[\s\u0085]+/g, ' ').trim()));
    }),
  );
});

test('a text is cut to its room, never within a character', () => {
  fc.assert(
    fc.property(hostileText, fc.integer({ min: 20, max: 120 }), (text, room) => {
      const shown = shortened(text, room, line);
      expect(shown.length).toBeLessThanOrEqual(room);
      expect(line(text).length > room || shown === line(text)).toBe(true);
    }),
  );
  expect(shortened('😀😀😀', 4, (text) => text)).toBe('😀…');
  expect(shortened('ае\u0301\u0300е\u0301', 4, (text) => text)).toBe('а…');
  expect(shortened('a'.repeat(1_000_000), 50, line)).toBe(`${'a'.repeat(49)}…`);
});

function kinds(node: Nodes): string[] {
  return [node.type, ...('children' in node ? node.children.flatMap(kinds) : [])];
}
