import { beforeAll, describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { guardWords, type GuardWords } from '../report/guard-words.ts';
import { wordsFor } from '../report/words.ts';
import { guardFiles } from '../testing/change.ts';
import { changed, repository } from '../testing/threat-base.ts';

/* Ways around the rules about law and linter that are no row of the catalogue of threats, and everyday changes that must pass. */

type Changes = Parameters<typeof changed>[0];

const config = 'seedlint.config.yaml';
const catalogue = 'catalogue.yaml';
const law = 'policies.yaml';
const workflow = '.github/workflows/prompts.yml';

let words: GuardWords;
beforeAll(async () => {
  words = guardWords({ rules, words: await wordsFor('en') });
});

async function itemsOf(before: Changes, changes: Changes): Promise<string[]> {
  const base = changed(before);
  const { weakened, unclear } = await guardFiles(base, changed(changes, base), { rules, bare: true });
  return [...weakened, ...unclear].map((item) =>
    [item.verdict, item.rule, words.message(item), ...words.reasons(item)].join(' '),
  );
}

describe('it is a weakening when', () => {
  test.each<[string, string, Changes, Changes?]>([
    [
      'a rule of the guard itself is off',
      'weakened weakened-rule Rule weakened-unit is milder: error → off',
      { [config]: ['rules:\n', 'rules:\n  weakened-unit: off\n'] },
    ],
    ['all rules are off at once', 'weakened weakened-rule', { [config]: ['rules:\n', "rules:\n  '*': 'off'\n"] }],
    [
      'a local file is extended that is milder',
      'Rule doubled-word is milder: error → info',
      { [config]: ['  doubled-word: error\n', ''], 'mine.yaml': 'rules: { doubled-word: info }\n' },
    ],
    [
      'an earlier override is taken away',
      'Rule typography is milder for prompts/dev-work_ru.md',
      { [config]: ['overrides: [{ files: [prompts/dev-work_ru.md], rules: { typography: error } }]\n', ''] },
      {
        [config]: [
          'rules:\n',
          'overrides: [{ files: [prompts/dev-work_ru.md], rules: { typography: error } }]\nrules:\n',
        ],
      },
    ],
    [
      'a policy may be carried in words of its own',
      'may be carried more loosely: managed → evidence',
      { [law]: ['    carried: managed\n', '    carried: evidence\n    evidence: { ru: [секреты], en: [secrets] }\n'] },
    ],
    [
      'a policy may stand anywhere',
      'may stand in more sections: forbidden → *',
      { [law]: ['    section: forbidden\n', ''] },
    ],
    [
      'a policy is a matter of the whole prompt',
      'may be said anywhere in a prompt',
      { [law]: ['    carried: managed\n', '    carried: managed\n    within: prompt\n'] },
    ],
    ['a parameter is looser', 'calls is looser: 3–4 → 3–9', { [law]: ['value: [3, 4]', 'value: [3, 9]'] }],
    [
      'the stricter way of a parameter was turned',
      'calls is looser: 3–4, lower → 3–4, higher',
      { [law]: ['stricter: lower', 'stricter: higher'] },
    ],
    ['a policy stands for nothing', 'no longer stands for REQ-001', { [law]: ['    traces: [REQ-001]\n', ''] }],
    [
      'evidence is shorter',
      '"limit" is satisfied by less in en: send + report* → report*',
      { [law]: ['[[send, report*]]', '[[report*]]'] },
    ],
    [
      'an evidence phrase fits more',
      'satisfied by less in en: send + report* → send + rep*',
      { [law]: ['[[send, report*]]', '[[send, rep*]]'] },
    ],
    [
      'a duty of a policy is gone from one language',
      'no longer says this in ru',
      { 'locales/ru/policies/no-secrets.md': '- Никогда не публикуйте секреты.\n' },
      {
        'locales/ru/policies/no-secrets.md': '- Никогда не публикуйте секреты.\n- Не печатайте токены.\n',
        'locales/en/policies/no-secrets.md': '- Never publish secrets.\n- Never print tokens.\n',
      },
    ],
    [
      'a run may set any label',
      'may set more labels: run:* → *',
      { [law]: ["{ write: markdown, labels: ['run:*'] }", '{ write: markdown }'] },
    ],
    [
      'a run may write what was for nobody',
      'may change more: nothing → markdown',
      { [law]: ['  - { match: { stage: qa }, write: nothing }\n', ''] },
    ],
    [
      'the law of write scopes is gone',
      'may change more: markdown → any',
      { [law]: ["  - { write: markdown, labels: ['run:*'] }\n", ''] },
    ],
    [
      'a section label means nothing any more',
      'no longer knows 1 word of en.sections.forbidden: hands off',
      { 'locales/en/sections.yaml': 'forbidden: [off limits]\n' },
      { 'locales/en/sections.yaml': 'forbidden: [off limits, hands off]\n' },
    ],
    [
      'a word that may not be written may',
      'no longer knows 1 word of en.glossary.forbidden: ticket ≠ issue',
      { 'locales/en/glossary.yaml': 'forbidden: [{ write: issue, not: [card] }]\n' },
      { 'locales/en/glossary.yaml': 'forbidden: [{ write: issue, not: [card, ticket] }]\n' },
    ],
    [
      'a section need not be there',
      'no longer need forbidden',
      { [catalogue]: ["    sections: [{ match: { stage: '*' }, require: [forbidden] }]\n", ''] },
    ],
    [
      'template variables are checked no more',
      'template.variables: BaseBranch → —',
      { [catalogue]: [', variables: [BaseBranch]', ''] },
    ],
    ['a run is gone', '2 runs are declared no more', { [catalogue]: ['  - { stage: qa, kinds: [work] }\n', ''] }],
    [
      'a gap is a word for covered',
      'docs/matrix.md calls REQ-043 met and names no document',
      { [config]: ['covered: [covered], open: [gap]', 'covered: [covered, gap], open: []'] },
    ],
    [
      'a row of the matrix is gone',
      'no longer has a row for REQ-043',
      { 'docs/matrix.md': ['| REQ-043 | — | gap |\n', ''] },
    ],
    [
      'requirements are read from nowhere',
      'no registers of requirements',
      { [config]: (repository[config] ?? '').replace(/requirements:\n(?: {2}.*\n)+/, '') },
    ],
    [
      'a requirement was retired',
      'Requirement REQ-043 is no longer in force: active → retired',
      { 'docs/requirements.md': ['left to people. | active', 'left to people. | retired'] },
    ],
    [
      'a waiver for a requirement came',
      'A new waiver lets REQ-043 off until 2026-12-31',
      {
        [config]: [
          '  thresholds',
          '  waivers: [{ ids: [REQ-043], reason: later, owner: anna, until: 2026-12-31 }]\n  thresholds',
        ],
      },
    ],
    [
      'approvals are looked for elsewhere',
      'another file: seedlint.approvals.yaml → mine.yaml',
      { [config]: ['approvers: [anna]', 'approvers: [anna]\napprovals: ./mine.yaml'] },
    ],
    ['anybody may approve', 'anna → —', { [config]: ['approvers: [anna]\n', ''] }],
    [
      'a composite action does not run it',
      'Nothing in .github/actions/check/action.yml runs seedlint lint',
      { '.github/actions/check/action.yml': 'runs: { using: composite, steps: [{ run: npm test, shell: bash }] }\n' },
      {
        '.github/actions/check/action.yml':
          'runs: { using: composite, steps: [{ run: npx seedlint lint, shell: bash }] }\n',
        [workflow]: ['      - uses: your-org/', '      - uses: ./.github/actions/check\n      - uses: your-org/'],
      },
    ],
    [
      'nobody calls the action that runs it',
      'Nothing in .github/workflows/prompts.yml runs seedlint lint any more: ./.github/actions/check',
      { [workflow]: ['      - uses: ./.github/actions/check\n', ''] },
      {
        '.github/actions/check/action.yml':
          'runs: { using: composite, steps: [{ run: npx seedlint lint, shell: bash }] }\n',
        [workflow]: ['      - uses: your-org/', '      - uses: ./.github/actions/check\n      - uses: your-org/'],
      },
    ],
    [
      'it runs in another folder',
      '--max-warnings 0 --working-directory=empty',
      { [workflow]: ['--max-warnings 0\n', '--max-warnings 0\n        working-directory: empty\n'] },
    ],
    [
      'the guard is not strict any more',
      '--strict --base origin/main → --base origin/main',
      { [workflow]: ['--strict ', ''] },
    ],
    [
      'help is all that is asked for',
      '--max-warnings 0 → --max-warnings 0 --help',
      { [workflow]: ['--max-warnings 0', '--max-warnings 0 --help'] },
    ],
    [
      'the job waits for another one',
      'unclear weakened-ci seedlint lint runs under a condition: — → needs: action',
      { [workflow]: ['  seedlint:\n', '  seedlint:\n    needs: action\n'] },
    ],
    [
      'a part of the matrix is excluded',
      'exclude: {"part":"ru"}',
      { [workflow]: ['matrix: { part: [ru, en] }', 'matrix: { part: [ru, en], exclude: [{ part: ru }] }'] },
    ],
    [
      'GitLab lets the job fail',
      'ignored: allow_failure',
      { '.gitlab-ci.yml': 'prompts:\n  script: [npx seedlint lint]\n  allow_failure: true\n' },
      { '.gitlab-ci.yml': 'prompts:\n  script: [npx seedlint lint]\n' },
    ],
    [
      'GitLab runs the job by hand',
      'when: "manual"',
      { '.gitlab-ci.yml': 'prompts:\n  script: [npx seedlint lint]\n  when: manual\n' },
      { '.gitlab-ci.yml': 'prompts:\n  script: [npx seedlint lint]\n' },
    ],
    [
      'a hook before the commit is older',
      'An older seedlint',
      {
        '.pre-commit-config.yaml':
          'repos: [{ repo: https://x.org/seedlint, rev: v1.0.0, hooks: [{ id: seedlint }] }]\n',
      },
      {
        '.pre-commit-config.yaml':
          'repos: [{ repo: https://x.org/seedlint, rev: v1.2.0, hooks: [{ id: seedlint }] }]\n',
      },
    ],
    ['a line of make may fail', 'ignored: -', { Makefile: ['\tnpx', '\t-npx'] }],
    [
      'another CODEOWNERS is found first',
      '@owner → @bot',
      { '.github/CODEOWNERS': '* @bot\n' },
      { '.github/CODEOWNERS': null, CODEOWNERS: '* @owner\n' },
    ],
  ])('%s', async (_, says, changes, before = {}) => {
    const extended = 'mine.yaml' in changes;
    const base = extended
      ? {
          [config]: ['extends: recommended', 'extends: [recommended, ./mine.yaml]'] as const,
          'mine.yaml': 'rules: { doubled-word: error }\n',
        }
      : before;
    const items = await itemsOf(base, changes);
    expect(items).toEqual(expect.arrayContaining([expect.stringContaining(says)]));
  });
});

describe('nothing is to be said when', () => {
  test.each<[string, Changes, Changes?]>([
    [
      'a role comes, with its prompts',
      {
        [catalogue]: ['km: [] }', 'km: [], pm: [] }'],
        'prompts/role-pm-work_ru.md': 'Правила:\n- Спрашивайте.\n',
        'prompts/role-pm-work_en.md': 'Rules:\n- Ask.\n',
      },
    ],
    [
      'a stage comes, with its runs and a write scope of its own',
      {
        [catalogue]: (repository[catalogue] ?? '')
          .replace('qa: [] }', 'qa: [], ops: [] }')
          .replace(
            '  - { stage: qa, kinds: [work] }\n',
            '  - { stage: qa, kinds: [work] }\n  - { stage: ops, kinds: [work] }\n',
          ),
        [law]: ['writeScope:\n', 'writeScope:\n  - { match: { stage: ops }, write: any }\n'],
        'prompts/ops-work_ru.md': repository['prompts/qa-work_ru.md'] ?? '',
        'prompts/ops-work_en.md': repository['prompts/qa-work_en.md'] ?? '',
      },
    ],
    [
      'a waiver ends',
      { [law]: ['    waivers: [{ scope: { stage: qa }, reason: later, owner: anna, until: 2026-12-31 }]\n', ''] },
      {
        [law]: [
          '    section: forbidden\n',
          '    section: forbidden\n    waivers: [{ scope: { stage: qa }, reason: later, owner: anna, until: 2026-12-31 }]\n',
        ],
      },
    ],
    [
      'the workflow has another file and a step more',
      {
        [workflow]: null,
        '.github/workflows/checks.yml': (repository[workflow] ?? '').replace(
          '      - run: npx seedlint lint',
          '      - run: npm ci\n      - run: npx seedlint lint',
        ),
      },
    ],
    [
      'another job and another workflow come',
      {
        '.github/workflows/other.yml': 'on: push\njobs: { test: { runs-on: x, steps: [{ run: npm test || true }] } }\n',
      },
    ],
    ['a threshold is higher', { [config]: ['requirements: 0.95', 'requirements: 1'] }],
    [
      'fewer people may approve',
      { [config]: ['approvers: [anna, boris]', 'approvers: [anna]'] },
      { [config]: ['approvers: [anna]', 'approvers: [anna, boris]'] },
    ],
    [
      'a layer is required',
      { [catalogue]: ['required: false', 'required: true'] },
      { [catalogue]: ['required: true', 'required: false'] },
    ],
    ['front matter is required', { [catalogue]: ['frontMatter: allowed', 'frontMatter: forbidden'] }],
    [
      'more words may not be written',
      { 'locales/en/glossary.yaml': 'forbidden: [{ write: issue, not: [card, ticket] }]\n' },
      { 'locales/en/glossary.yaml': 'forbidden: [{ write: issue, not: [card] }]\n' },
    ],
    ['seedlint is an exact version', { 'package.json': ['^1.8.2', '1.8.2'] }, { 'package.json': ['1.8.2', '^1.8.2'] }],
    [
      'fewer warnings pass',
      { [workflow]: ['--max-warnings 5', '--max-warnings 0'] },
      { [workflow]: ['--max-warnings 0', '--max-warnings 5'] },
    ],
  ])('%s', async (_, changes, before = {}) => {
    expect(await itemsOf(before, changes)).toEqual([]);
  });
});
