import * as fc from 'fast-check';
import type { Nodes } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import type { ItemOutcome } from '../core/improvement.ts';
import { hostileText } from '../testing/hostile.ts';
import {
  sampleImprovement,
  sampleItem,
  sampleOutcomes,
  samplePlan,
  sampleRules,
} from '../testing/sample-improvement.ts';
import { pullRequestText } from './pull-request.ts';
import { wordsFor, wordsFrom } from './words.ts';

const english = { words: wordsFrom('en', {}), rules: sampleRules };

test('a whole text in English', () => {
  expect(pullRequestText(sampleImprovement(), english).body).toMatchSnapshot();
});

test('a whole text in Russian', async () => {
  const russian = { words: await wordsFor('ru'), rules: sampleRules };
  const preflight: ItemOutcome = {
    state: 'applied',
    item: sampleItem({
      title: 'docs(prompts): добавить подготовку к доработке во все промпты',
      problem: 'Подготовка есть в 2 промптах из 6: агенты правят, не прочитав замечаний ревьюера.',
      action_item: 'Добавить блок подготовки во все промпты доработки, на обоих языках.',
    }),
    files: new Map(['policies.yaml', 'prompts/dev-revise_ru.md'].map((path) => [path, null])),
    gains: [{ gain: 'policy', id: 'revise-preflight', before: 2, after: 6, cells: 6 }],
  };
  const text = pullRequestText(
    sampleImprovement({
      items: [preflight, ...sampleOutcomes.slice(1)],
      plan: {
        ...samplePlan,
        lang: 'ru',
        summary:
          'Подготовка к доработке дошла до 2 промптов из 6. Там, где её нет, агенты правили код поверх непрочитанных замечаний.',
      },
    }),
    russian,
  );
  expect(text.title).toBe('docs: 2 изменения по сессии run-9f2c');
  expect(text.body).toMatchSnapshot();
});

test('the title of one item is its own, that of several counts them', () => {
  expect(titleOf('docs(prompts): add the preflight.')).toBe('docs(prompts): add the preflight');
  expect(titleOf('docs: a', 'docs: b', 'docs: c')).toBe('docs: a, and 2 more changes');
  expect(titleOf(`docs: ${'a'.repeat(70)}`, 'docs: b')).toBe('docs(prompts): 2 changes from session run-9f2c');
  expect(titleOf(`docs: ${'😀'.repeat(200)}`).length).toBeLessThanOrEqual(256);
});

test('each applied item has a commit, in order', () => {
  const { commits } = pullRequestText(sampleImprovement(), english);
  expect(commits.map(({ item }) => item)).toEqual(['revise-preflight', 'tool-notes']);
});

test('it never asks to be merged', async () => {
  for (const lang of ['en', 'ru']) {
    const { body } = pullRequestText(sampleImprovement(), { words: await wordsFor(lang), rules: sampleRules });
    expect(body).not.toMatch(/merge|approve this|слейте|вмёрж|влейте|одобрите/i);
  }
});

test('an address of another host shows itself', () => {
  const evidence = [{ ref: '#41', url: 'https://evil.example/41' }];
  const { body } = pullRequestText(sampleImprovement({ items: [applied({ evidence })] }), english);
  expect(body).toContain('Evidence: \\#&#8203;41 (<https://evil.example/41>)');
});

test('nothing is linked where no remote says where it is', () => {
  const { web: _, ...base } = sampleImprovement().base;
  const { body } = pullRequestText(sampleImprovement({ base }), english);
  expect(body).not.toContain('/blob/');
  expect(body).toContain('prompts/dev-revise\\_en.md:12');
});

describe('what others wrote is words only', () => {
  test('whatever it is', () => {
    fc.assert(
      fc.property(hostileText, hostileText, hostileText, hostileText, (one, other, third, fourth) => {
        const item = sampleItem({
          title: one,
          problem: other,
          action_item: third,
          session: fourth,
          evidence: [{ ref: one, url: other }, { ref: third, url: `https://github.com/${fourth}` }, { ref: fourth }],
          candidates: [{ because: one, change: { change: 'edit', path: other, find: '', replace: '' } }],
          changes: [{ change: 'fix', rule: third, paths: [fourth], safety: 'safe' }],
        });
        const files = new Map([one, other, third].map((path) => [path, null]));
        const outcomes: ItemOutcome[] = [
          { state: 'applied', item, files, gains: [{ gain: 'finding', rule: one, count: 1 }] },
          { state: 'needs-author', item },
          {
            state: 'rejected',
            item,
            because: [
              { why: 'unreadable', message: other, path: third },
              { why: 'path', code: 'scope', path: fourth },
              { why: 'anchor', code: 'no-file', data: { path: one, section: other } },
            ],
          },
        ];
        const { title, body } = pullRequestText(
          sampleImprovement({
            items: outcomes,
            approval: { by: third, at: fourth, plan: '' },
            plan: {
              ...samplePlan,
              summary: one,
              links: [other],
              tool_gaps: [third],
              sources: [{ session: fourth, digest: '' }],
            },
            base: { branch: one, commit: other, folder: third, web: 'https://github.com/acme/seeds' },
            certificate: one,
          }),
          english,
        );
        expect(faultsOf(body)).toEqual([]);
        expect(title).not.toMatch(/#\d|(?<![\w@])@[\p{L}\p{N}]|[\r\n\0]/u);
        expect(title.length).toBeLessThanOrEqual(256);
      }),
    );
  });

  test.each([
    ['many items', { items: Array.from({ length: 3000 }, () => applied()) }],
    [
      'many rejected items',
      { items: [applied(), ...Array.from({ length: 3000 }, () => sampleOutcomes[2] ?? applied())] },
    ],
    ['a long problem', { items: [applied({ problem: '@я '.repeat(100_000) })] }],
    [
      'much evidence',
      { items: [applied({ evidence: Array.from({ length: 5000 }, (_, n) => ({ ref: `run-${n}` })) })] },
    ],
    ['many gaps', { plan: { ...samplePlan, tool_gaps: Array.from({ length: 9000 }, (_, n) => `tool-${n}`) } }],
    ['a long diagnosis', { plan: { ...samplePlan, summary: '$😀'.repeat(100_000) } }],
  ])('%s: cut to 60,000 characters, with nothing left open', async (_, rest) => {
    for (const lang of ['en', 'ru']) {
      const input = { words: await wordsFor(lang), rules: sampleRules };
      const { body } = pullRequestText(sampleImprovement(rest), input);
      expect(body.length).toBeLessThanOrEqual(60_000);
      expect(faultsOf(body)).toEqual([]);
      expect(body).toContain('seedlint guard --base');
      expect(body).toContain(input.words.ui('pr.decline.how'));
    }
  });

  test('what did not fit is counted', () => {
    const items = Array.from({ length: 300 }, () => applied());
    const { body } = pullRequestText(sampleImprovement({ items }), english);
    const shown = body.split('\n').filter((row) => row.startsWith('#### ')).length;
    expect(body).toContain(`\n${300 - shown} more are left out here for length: see \`plan.json\` of this run.\n`);
  });
});

function applied(rest: Parameters<typeof sampleItem>[0] = {}): ItemOutcome {
  return { state: 'applied', item: sampleItem(rest), files: new Map([['a.md', null]]), gains: [] };
}

function titleOf(...titles: string[]): string {
  return pullRequestText(sampleImprovement({ items: titles.map((title) => applied({ title })) }), english).title;
}

/** What in a body is more than text, and was not put there by us. */
function faultsOf(body: string): string[] {
  const faults: string[] = [];
  if (/<!--|-->/.test(body)) faults.push('a comment');
  if (Buffer.from(body).toString() !== body) faults.push('half a character');
  if (body.split('\n<details>').length !== body.split('\n</details>\n').length) faults.push('an open <details>');
  for (const row of body.split('\n')) if (row.startsWith('| ') && row.split('|').length !== 5) faults.push(row);
  visit(unified().use(remarkParse).parse(body), false, faults);
  return faults;
}

function visit(node: Nodes, isLinked: boolean, faults: string[]): void {
  if (!known.has(node.type)) faults.push(node.type);
  if (node.type === 'html' && !ours.test(node.value)) faults.push(node.value);
  if (node.type === 'code' && node.lang !== 'sh') faults.push(node.value);
  if (node.type === 'link' && !/^https?:/.test(node.url)) faults.push(node.url);
  if (node.type === 'text' && !isLinked && live.test(node.value)) faults.push(node.value);
  const linked = isLinked || node.type === 'link';
  if ('children' in node) for (const child of node.children) visit(child, linked, faults);
}

const known = new Set('root paragraph text html break heading list listItem strong link inlineCode code'.split(' '));
const ours = /^(?:<details><summary>[^<]*<\/summary>|<\/details>|<\/?(?:code|span)>)$/;
const live = /(?<![\w@])@[\p{L}\p{N}]|#\d|GH-\d|www\.|(?:https?|ftp):\/\//iu;
