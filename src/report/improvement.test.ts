import { expect, test } from 'vitest';
import type { Publication } from '../core/draft.ts';
import { sampleImprovement, sampleItem, sampleOutcomes, sampleRules } from '../testing/sample-improvement.ts';
import { improvementJson } from './improvement-json.ts';
import { improvementText } from './improvement.ts';
import { pullRequestText } from './pull-request.ts';
import { width } from './width.ts';
import { wordsFor, wordsFrom } from './words.ts';

const english = { words: wordsFrom('en', {}), rules: sampleRules };
const terminal = { ...english, width: 80, colour: 0 } as const;
const improvement = sampleImprovement();
const text = pullRequestText(improvement, english);
const opened: Publication = {
  outcome: 'opened',
  branch: 'seedlint/self-improve/run-9f2c-01234567',
  commit: 'c0ffee',
  where: 'https://github.com/acme/seeds/pull/44',
  notes: [{ message: 'label-missing', data: { label: 'self-improve' } }],
};

test('every item with what became of it and why, the counts, and what came of publishing', () => {
  expect(improvementText(improvement, { ...terminal, text, publication: opened })).toMatchSnapshot();
});

test('the same in Russian', async () => {
  const words = await wordsFor('ru');
  expect(improvementText(improvement, { ...terminal, words, text, publication: opened })).toMatchSnapshot();
});

test('before publishing, the diff and the whole pull request are shown', () => {
  const diff = '--- a/AGENTS.md\n+++ b/AGENTS.md\n@@ -1,1 +1,1 @@\n-Run the tests.\n+Run the tests: `make test`.\n';
  const shown = improvementText(improvement, { ...terminal, text, diff });
  expect(shown).toContain(diff);
  expect(shown).toContain(`── Pull request ──\n${text.title}\n\n${text.body}`);
  expect(improvementText(improvement, { ...terminal, colour: 1, text, diff })).toContain(
    '\u001b[31m-Run the tests.\u001b[39m\n\u001b[32m+Run the tests: `make test`.\u001b[39m',
  );
});

test('a plan nobody has approved is said to be so', () => {
  const { approval: _, ...unapproved } = improvement;
  expect(improvementText(unapproved, { ...terminal, text })).toContain(
    'Nobody has approved this plan yet: seedlint improve approve',
  );
});

test('without anything to take there is no pull request', () => {
  const items = sampleOutcomes.filter(({ state }) => state === 'rejected');
  const none = sampleImprovement({ items, files: new Map() });
  const input = { ...terminal, text: pullRequestText(none, english) };
  expect(improvementText(none, input)).toMatch(/\n✖ Nothing of the plan can be applied\n$/);
  expect(improvementText(none, input)).not.toContain('Pull request');
  expect(JSON.parse(improvementJson(none, input))).toMatchObject({ pull_request: null, publication: null });
  const done = sampleImprovement({ items: [{ state: 'done', item: sampleItem() }], files: new Map() });
  expect(improvementText(done, { ...terminal, text: pullRequestText(done, english) })).toMatch(
    /\n✔ Everything is already as the plan wants it\n$/,
  );
});

test.each<[Publication, string]>([
  [{ outcome: 'declined', branch: 'b', where: '#4' }, '▲ Not asked again: it was closed without being taken (#4)'],
  [{ outcome: 'merged', branch: 'b', where: '#4' }, '✔ Taken already: #4'],
  [
    { outcome: 'foreign', branch: 'b', where: '#4', commits: ['c0ffee'] },
    '▲ Left alone: somebody else has committed to b (#4)\n  branch b\n  c0ffee',
  ],
  [
    { outcome: 'capped', branch: 'b', open: ['#1', '#2'], limit: 2 },
    '▲ Not opened: 2 pull requests of ours are open, at most 2 may be\n  branch b\n  #1\n  #2',
  ],
])('publication %o', (publication, shown) => {
  expect(improvementText(improvement, { ...terminal, text, publication })).toContain(`\n${shown}\n`);
});

test.each([60, 80, 120])('nothing but whole words runs over %i columns', async (columns) => {
  for (const lang of ['en', 'ru']) {
    const words = await wordsFor(lang);
    const shown = improvementText(improvement, { ...terminal, words, width: columns, text, publication: opened });
    expect(shown.split('\n').filter((row) => width(row) > columns)).toEqual([]);
  }
});

test('as data: items with reasons, counts, the pull request and what came of it', () => {
  const data: unknown = JSON.parse(improvementJson(improvement, { ...english, text, publication: opened }));
  expect(data).toMatchObject({
    plan: improvement.digest,
    approved: { by: 'owner', at: '2026-01-15T10:00:00Z' },
    base: { branch: 'main', repository: 'acme/seeds', folder: '' },
    before: { errors: 4 },
    after: { errors: 0 },
    certificate: improvement.certificate,
    pull_request: { title: text.title, branch: opened.branch, commits: text.commits },
    publication: opened,
  });
  expect(data).toHaveProperty('items.2', {
    id: 'fewer-tests',
    state: 'rejected',
    title: 'docs(prompts): ask for fewer tests',
    files: [],
    gains: [],
    because: [
      {
        why: 'weakened',
        rule: 'weakened-unit',
        message: 'It binds less than before. it now also allows something.',
        path: 'prompts/dev-work_en.md',
        line: 5,
        before: '2. Do not run tests without a task.',
        after: '2. You may run tests without a task.',
        mend: 'Say it as strongly as before, or have the change approved.',
      },
      expect.objectContaining({ why: 'new-error', rule: 'mixed-script', line: 1 }),
    ],
  });
  expect(data).toHaveProperty('items.0.files.length', 7);
  expect(data).toHaveProperty('items.3.because.0', {
    why: 'anchor',
    code: 'no-passage',
    message: 'The passage is not there: Run all tests.',
    path: 'AGENTS.md',
  });
});
