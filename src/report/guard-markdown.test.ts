import { expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { guardFiles } from '../testing/change.ts';
import { guardGithub } from './guard-github.ts';
import { guardMarkdown } from './guard-markdown.ts';
import { wordsFor } from './words.ts';

const lines = (change: (index: number) => string): string =>
  Array.from({ length: 400 }, (_, at) => change(at)).join('\n');

test('a flood of items stays below what a comment may hold, and tells how many are left out', async () => {
  const base = {
    'dev-work_en.md': `Rules:\n${lines((at) => `- You must check <b>part</b> ${'very '.repeat(40)}${at} | @ann.`)}\n`,
  };
  const head = { 'dev-work_en.md': 'Rules:\n- Keep the log.\n' };
  const verdict = await guardFiles(base, head, { rules });
  const input = { rules, words: await wordsFor('en') };
  const text = guardMarkdown(verdict, input);
  expect(verdict.weakened.length + verdict.unclear.length).toBeGreaterThan(100);
  expect(text.length).toBeLessThanOrEqual(60_000);
  expect(text).toMatch(/\n\d+ more items did not fit in/);
  expect(text).not.toContain('<b>');
  expect(guardGithub(verdict, input).split('\n').length).toBeLessThan(30);
});
