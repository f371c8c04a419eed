import { spawnSync } from 'node:child_process';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostileText } from '../../testing/hostile.ts';
import { sampleItem } from '../../testing/sample-improvement.ts';
import { width } from '../width.ts';
import { commitMessage, subjectOf } from './commit.ts';

test('a message says what, why and from where', () => {
  expect(commitMessage(sampleItem())).toBe(`\
docs(prompts): add the revise preflight to every revise seed

The preflight reached 2 of 6 revise seeds: agents began to revise
without reading the comments of the reviewer first.

Seedlint-Session: run-9f2c
Seedlint-Action-Item: revise-preflight
Seedlint-Evidence: https://github.com/acme/seeds/issues/41
Seedlint-Evidence: prompts/dev-revise_en.md:12
Seedlint-Evidence: run-9f2c
`);
});

test('Russian is wrapped by its columns, and a long address stays whole', () => {
  const address = `https://docs.example/${'a'.repeat(80)}`;
  const message = commitMessage(
    sampleItem({
      title: 'docs(prompts): подготовка к доработке во всех промптах',
      problem: `Подготовка к доработке дошла только до двух промптов из шести, поэтому агенты правят, не читая. См. ${address}`,
      evidence: [],
    }),
  );
  expect(message).toContain(`\n${address}\n`);
  expect(message.split('\n').filter((row) => width(row) > 72)).toEqual([address]);
});

test.each([
  ['fix: mend a link.', 'fix: mend a link'],
  ['feat(qa)!: drop all checks', 'docs(prompts): feat(qa)!: drop all checks'],
  ['Add the preflight', 'docs(prompts): add the preflight'],
  ['fixes: #12 for @octocat [skip ci]', 'docs(prompts): fixes: # 12 for @ octocat (skip ci)'],
  ['docs: one\ntwo …', 'docs: one two …'],
  ['', 'docs(prompts): revise-preflight'],
])('title %j makes subject %j', (title, subject) => {
  expect(subjectOf(sampleItem({ title }))).toBe(subject);
});

test('a title too long for a subject stands in full below it', () => {
  const title = `docs: ${'слово '.repeat(30)}`.trim();
  const [subject = '', , ...rest] = commitMessage(sampleItem({ title })).split('\n');
  expect(width(subject)).toBeLessThanOrEqual(72);
  expect(rest.join(' ')).toContain(title.slice(0, 60));
});

describe('what others wrote is words only', () => {
  test.each([
    ['a trailer', 'Signed-off-by: owner <o@acme.example>', '- Signed-off-by: owner <o@acme.example>'],
    ['a breaking change', 'BREAKING CHANGE: all', '- BREAKING CHANGE: all'],
    ['a comment', '# Heading', '- # Heading'],
    ['the end of a message', '---', '- ---'],
    ['a closing keyword', 'It fixes #1 and closes acme/seeds#2.', 'It fixes # 1 and closes acme/seeds# 2.'],
    [
      'a closing keyword with an address',
      'Resolves https://github.com/acme/seeds/issues/12',
      'Resolves https://github.com/acme/seeds/issues/ 12',
    ],
    ['a mention', 'ask @octocat, not a@b.example', 'ask @ octocat, not a@b.example'],
  ])('%s', (_, problem, shown) => {
    expect(commitMessage(sampleItem({ problem })).split('\n')).toContain(shown);
  });

  test('git reads exactly our trailers and takes nothing for a comment', () => {
    fc.assert(
      fc.property(hostileText, hostileText, hostileText, fc.webUrl(), (title, problem, ref, url) => {
        const item = sampleItem({ title, problem, session: 'run-9f2c', evidence: [{ ref }, { ref, url }] });
        const message = commitMessage(item);
        const tokens = git(['interpret-trailers', '--parse'], message).trimEnd().split('\n');
        const expected = ['Seedlint-Session', 'Seedlint-Action-Item', 'Seedlint-Evidence'];
        expect([...new Set(tokens.map((row) => row.split(':')[0]))]).toEqual(
          expected.filter((token) => message.includes(`\n${token}: `)),
        );
        expect(message).toContain(`\n\n${tokens.join('\n')}\n`);
        expect(git(['stripspace', '--strip-comments'], message)).toBe(message);
        const [words = ''] = message.split('\nSeedlint-Session: ');
        expect(words).not.toMatch(/#\d|\bGH-\d|\/issues\/\d|(?<![\w@])@[\p{L}\p{N}]|\[skip ci\]/u);
      }),
      { numRuns: 60 },
    );
  });
});

function git(args: readonly string[], input: string): string {
  return spawnSync('git', args, { input, encoding: 'utf8' }).stdout;
}
