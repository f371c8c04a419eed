import { beforeAll, describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { guardWords, type GuardWords } from '../report/guard-words.ts';
import { wordsFor } from '../report/words.ts';
import { guardFiles, type Files } from '../testing/change.ts';
import { mistakeOf } from '../testing/config-files.ts';
import { changed, repository } from '../testing/threat-base.ts';
import type { GuardItem, GuardVerdict } from './guard.ts';

/*
 * The catalogue of threats to the law and the linter (LW-01 … LW-48) and its benign look-alikes, as changes of one small repository.
 * LW-33, LW-35 and LW-36 are about approvals, and are tested with them.
 */

type Changes = Parameters<typeof changed>[0];

interface Threat {
  readonly rule: string;
  readonly verdict?: 'unclear';
  /** What the message, its reasons or the texts on both sides name: the knob and its values. */
  readonly says: readonly string[];
  readonly changes: Changes;
  /** What base has besides. */
  readonly before?: Changes;
}

const config = 'seedlint.config.yaml';
const catalogue = 'catalogue.yaml';
const law = 'policies.yaml';
const workflow = '.github/workflows/prompts.yml';
const owners = '.github/CODEOWNERS';
const step = '      - run: npx seedlint lint --max-warnings 0\n';

const threats: Readonly<Record<string, Threat>> = {
  'the updater needs nobody for safe fixes any more': {
    rule: 'weakened-owners',
    says: ['improve.safePlans: false → true'],
    changes: { [config]: ['approvers: [anna]', 'approvers: [anna]\nimprove: { safePlans: true }'] },
  },
  'the updater may write more': {
    rule: 'weakened-owners',
    says: ['improve.paths', 'prompts/** → prompts/**, **'],
    before: { [config]: ['approvers: [anna]', "approvers: [anna]\nimprove: { paths: ['prompts/**'] }"] },
    changes: { [config]: ["['prompts/**']", "['prompts/**', '**']"] },
  },
  'LW-01 a rule is off': {
    rule: 'weakened-rule',
    says: ['doubled-word', 'error → off', '2 findings', 'prompts/role-sre-work_en.md:2'],
    changes: { [config]: ['doubled-word: error', 'doubled-word: off'] },
  },
  'LW-02 a rule is milder': {
    rule: 'weakened-rule',
    says: ['doubled-word', 'error → warning', '2 findings'],
    changes: { [config]: ['doubled-word: error', 'doubled-word: warning'] },
  },
  'LW-03 more warnings pass': {
    rule: 'weakened-ci',
    says: ['--max-warnings 0 → --max-warnings 50'],
    changes: { [workflow]: ['--max-warnings 0', '--max-warnings 50'] },
  },
  'LW-03 warnings are not counted any more': {
    rule: 'weakened-ci',
    says: ['--max-warnings 0 → —'],
    changes: { [workflow]: [' --max-warnings 0', ''] },
  },
  'LW-04 a glob is ignored that fits prompts': {
    rule: 'narrowed-scope',
    says: ['2 files', '2 directives', 'prompts/role-sre-work_en.md', 'prompts/role-sre-*'],
    changes: { [config]: ["ignore: ['drafts/**']", "ignore: ['drafts/**', 'prompts/role-sre-*']"] },
  },
  'LW-05 an ignored glob is one character wider': {
    rule: 'narrowed-scope',
    says: ['4 files', 'prompts/role-*'],
    before: { [config]: ["ignore: ['drafts/**']", "ignore: ['prompts/role-x*']"] },
    changes: { [config]: ['role-x*', 'role-*'] },
  },
  'LW-06 a class looks into a smaller folder': {
    rule: 'narrowed-scope',
    says: ['4 files', 'prompts/role-km-work_en.md', 'classes: seed: prompts/{role-', 'classes: seed: prompts/{{stage}'],
    changes: { [catalogue]: ["names: ['role-{role}-{kind}_{locale}.md', ", 'names: ['] },
  },
  'LW-07 an override exempts a role': {
    rule: 'weakened-rule',
    says: ['doubled-word', 'error → off', 'prompts/role-sre-work_en.md, prompts/role-sre-work_ru.md', '2 findings'],
    changes: {
      [config]: ['rules:\n', 'overrides: [{ files: ["prompts/role-sre-*"], rules: { doubled-word: off } }]\nrules:\n'],
    },
  },
  'LW-08 a threshold is looser': {
    rule: 'weakened-rule',
    says: ['similarity', 'duplicate-body', '0.6 → 0.95'],
    changes: { [config]: ['similarity: 0.6', 'similarity: 0.95'] },
  },
  'LW-09 an option lets more through': {
    rule: 'weakened-rule',
    says: ['accept', 'wrong-language', '[] → prompts'],
    changes: { [config]: ['accept: []', 'accept: [prompts]'] },
  },
  'LW-10 the configuration has another name': {
    rule: 'weakened-rule',
    says: ['no configuration', config],
    changes: { [config]: null, 'seedlint.yml.old': repository[config] ?? '' },
  },
  'LW-11 a weaker preset': {
    rule: 'weakened-rule',
    says: ['rules are milder', 'extended before: strict, now: recommended'],
    before: { [config]: ['extends: recommended', 'extends: strict'] },
    changes: { [config]: ['extends: strict', 'extends: recommended'] },
  },
  'LW-14 a switch on the command line': {
    rule: 'weakened-ci',
    says: ['--max-warnings 0 → --max-warnings 0 --quiet'],
    changes: { [workflow]: ['--max-warnings 0', '--max-warnings 0 --quiet'] },
  },
  'LW-14 a switch in the environment': {
    rule: 'weakened-ci',
    says: ['— → SEEDLINT_DISABLE=doubled-word'],
    changes: { [workflow]: ['jobs:\n', 'env: { SEEDLINT_DISABLE: doubled-word }\njobs:\n'] },
  },
  'LW-14 a target of make whose failure nobody hears': {
    rule: 'weakened-ci',
    says: ['ignored', '|| true'],
    changes: { Makefile: ['seedlint lint', 'seedlint lint || true'] },
  },
  'LW-15 the base of the guard was moved': {
    rule: 'weakened-ci',
    says: ['--strict --base origin/main → --strict --base HEAD'],
    changes: { [workflow]: ['--base origin/main', '--base HEAD'] },
  },
  'LW-16 a policy is gone': {
    rule: 'weakened-law',
    says: ['"no-secrets" is gone', '6 places', 'prompts/dev-work_ru.md'],
    changes: {
      [law]: (repository[law] ?? '').replace(/  no-secrets:[^]*?(?=  limit:)/, ''),
    },
  },
  'LW-17 a policy has less force': {
    rule: 'weakened-law',
    says: ['"limit"', 'must → should'],
    changes: { [law]: ['force: must\n', 'force: should\n'] },
  },
  'LW-18 a policy concerns fewer cells': {
    rule: 'weakened-law',
    says: ['"no-secrets"', '2 places', 'prompts/qa-work_en.md, prompts/qa-work_ru.md'],
    changes: { [law]: ['scope: { stage: [dev, qa] }', 'scope: { stage: dev }'] },
  },
  'LW-19 an exception came to a policy': {
    rule: 'weakened-law',
    says: ['"no-secrets"', '2 places', 'prompts/dev-revise_en.md'],
    changes: {
      [law]: ['    section: forbidden\n', '    section: forbidden\n    except: { stage: dev, kind: revise }\n'],
    },
  },
  'LW-19 a waiver came to a policy': {
    rule: 'weakened-law',
    says: ['"no-secrets"', 'until 2026-12-31', 'prompts/qa-work_en.md'],
    changes: {
      [law]: [
        '    section: forbidden\n',
        '    section: forbidden\n    waivers: [{ scope: { stage: qa }, reason: later, owner: anna, until: 2026-12-31 }]\n',
      ],
    },
  },
  'LW-20 the words of a policy are softer in one language': {
    rule: 'weakened-law',
    says: ['"no-secrets" in ru', 'Никогда не публикуйте секреты.', 'Желательно не публиковать секреты.', 'only in ru'],
    changes: { 'locales/ru/policies/no-secrets.md': '- Желательно не публиковать секреты.\n' },
  },
  'LW-21 less is enough for a policy': {
    rule: 'weakened-law',
    says: ['"limit"', 'in en', 'send + report* → send + report* | check', 'now enough', 'You should check the tests.'],
    before: {
      'prompts/dev-work_en.md': ['- You must send a report after 3-4 calls.', '- Each report has 3-4 calls.'],
      [law]: ['force: must\n', 'force: should\n'],
    },
    changes: { [law]: ['en: [[send, report*]]', 'en: [{ any: [[send, report*], check] }]'] },
  },
  'LW-22 a recommendation counts as an obligation': {
    rule: 'weakened-pack',
    says: ['"should"', 'force.phrases.should → force.phrases.must'],
    changes: { 'locales/en/force.yaml': 'phrases: { must: [should] }\n' },
  },
  'LW-22 what reads stronger than it is': {
    rule: 'weakened-pack',
    says: [
      'of ru',
      '1 directive reads stronger',
      'Следует проверять тесты.',
      'prompts/dev-work_ru.md:3',
      'should → must',
    ],
    changes: { 'locales/ru/force.yaml': 'phrases: { must: [следует] }\n' },
  },
  'LW-23 words that loosen are no longer seen': {
    rule: 'weakened-pack',
    says: ['en.force.phrases.hedge', 'wherever it suits'],
    before: { 'locales/en/force.yaml': 'phrases: { hedge: [wherever it suits] }\n' },
    changes: { 'locales/en/force.yaml': 'phrases: {}\n' },
  },
  'LW-24 a term is gone': {
    rule: 'weakened-pack',
    says: ['en.glossary.terms.steward', 'steward'],
    before: { 'locales/en/glossary.yaml': 'terms: { steward: [steward, stewards] }\n' },
    changes: { 'locales/en/glossary.yaml': 'terms: { steward: [stewards] }\n' },
  },
  'LW-24 a term is a word for another one as well': {
    rule: 'weakened-pack',
    says: ['"steward"', 'for steward, for writer'],
    before: { 'locales/en/glossary.yaml': 'terms: { steward: [steward], writer: [writer] }\n' },
    changes: { 'locales/en/glossary.yaml': 'terms: { steward: [steward], writer: [writer, steward] }\n' },
  },
  'LW-25 letters of other alphabets are not looked for': {
    rule: 'weakened-rule',
    says: ['mixed-script', 'error → off'],
    changes: { [config]: ['mixed-script: error', 'mixed-script: off'] },
  },
  'LW-26 a language is gone': {
    rule: 'weakened-matrix',
    says: ['locale "en"', '5 cells', 'stage=dev kind=work locale=en'],
    changes: {
      [catalogue]: ['locale: { ru: [], en: [] }', 'locale: { ru: [] }'],
      [law]: (repository[law] ?? '').replaceAll(/, en: [^}]*\}/g, ' }'),
    },
  },
  'LW-27 a required file is no longer required': {
    rule: 'weakened-matrix',
    says: ['4 files no longer required', 'prompts/role-sre-work_ru.md'],
    changes: {
      [catalogue]: [
        "required:\n  - { class: seed, name: 'role-{role}-{kind}_{locale}.md', values: { kind: [work] } }\n",
        '',
      ],
    },
  },
  'LW-27 a layer may be missing': {
    rule: 'weakened-matrix',
    says: ['body', 'required: true', 'required: false'],
    changes: { [catalogue]: ['required: true', 'required: false'] },
  },
  'LW-28 another file fills a cell': {
    rule: 'weakened-matrix',
    says: ['stage=qa kind=work locale=en (prompts/default-work_en.md)'],
    before: { 'prompts/qa-work_en.md': null },
    changes: {
      [catalogue]: [
        "candidates: ['{stage}-{kind}_{locale}.md']",
        "candidates: ['{stage}-{kind}_{locale}.md', 'default-{kind}_{locale}.md']",
      ],
    },
  },
  'LW-28 another file may fill a cell': {
    rule: 'weakened-matrix',
    says: ['body', 'default-{kind}_{locale}.md'],
    changes: {
      [catalogue]: [
        "candidates: ['{stage}-{kind}_{locale}.md']",
        "candidates: ['{stage}-{kind}_{locale}.md', 'default-{kind}_{locale}.md']",
      ],
    },
  },
  'LW-29 a suppression without a last day': {
    rule: 'added-suppression',
    says: ['doubled-word', 'no last day', '1 finding', 'prompts/role-sre-work_en.md:3'],
    changes: {
      'prompts/role-sre-work_en.md': [
        '- Watch',
        '<!-- seedlint-disable-next-line doubled-word -- it sings -->\n- Watch',
      ],
    },
  },
  'LW-29 a suppression without a reason': {
    rule: 'added-suppression',
    says: ['doubled-word', 'neither a reason nor a last day'],
    changes: {
      'prompts/role-sre-work_en.md': ['- Watch', '<!-- seedlint-disable-next-line doubled-word -->\n- Watch'],
    },
  },
  'LW-29 a suppression that says why and how long': {
    rule: 'added-suppression',
    verdict: 'unclear',
    says: ['doubled-word', '2026-12-31', 'it sings'],
    changes: {
      'prompts/role-sre-work_en.md': [
        '- Watch',
        '<!-- seedlint-disable-next-line doubled-word -- it sings until 2026-12-31 -->\n- Watch',
      ],
    },
  },
  'LW-30 a suppression covers the file': {
    rule: 'added-suppression',
    says: ['doubled-word', 'line → file'],
    before: {
      'prompts/role-sre-work_en.md': [
        '- Watch',
        '<!-- seedlint-disable-next-line doubled-word -- it sings until 2026-12-31 -->\n- Watch',
      ],
    },
    changes: { 'prompts/role-sre-work_en.md': ['disable-next-line', 'disable-file'] },
  },
  'LW-30 a suppression holds longer': {
    rule: 'added-suppression',
    says: ['doubled-word', '2026-12-31 → 2099-12-31'],
    before: {
      'prompts/role-sre-work_en.md': [
        '- Watch',
        '<!-- seedlint-disable-next-line doubled-word -- it sings until 2026-12-31 -->\n- Watch',
      ],
    },
    changes: { 'prompts/role-sre-work_en.md': ['until 2026-12-31', 'until 2099-12-31'] },
  },
  'LW-31 the baseline grew': {
    rule: 'added-suppression',
    says: ['doubled-word', 'prompts/role-sre-work_en.md', '1 → 2 entries'],
    before: { 'seedlint.baseline.yaml': baseline('0123456789abcdef') },
    changes: { 'seedlint.baseline.yaml': baseline('0123456789abcdef', 'fedcba9876543210') },
  },
  'LW-32 one entry of the baseline was swapped for another': {
    rule: 'added-suppression',
    says: ['doubled-word', 'prompts/role-sre-work_en.md', '1 → 1 entries'],
    before: { 'seedlint.baseline.yaml': baseline('0123456789abcdef') },
    changes: { 'seedlint.baseline.yaml': baseline('fedcba9876543210') },
  },
  'LW-34 more people may approve': {
    rule: 'weakened-owners',
    says: ['anna → anna, boris'],
    changes: { [config]: ['approvers: [anna]', 'approvers: [anna, boris]'] },
  },
  'LW-37 the step is gone': {
    rule: 'weakened-ci',
    says: [workflow, 'npx seedlint guard --strict --base origin/main'],
    changes: { [workflow]: ['      - run: npx seedlint guard --strict --base origin/main\n', ''] },
  },
  'LW-37 the step only speaks of seedlint': {
    rule: 'weakened-ci',
    says: [workflow, 'seedlint lint'],
    changes: { [workflow]: ['run: npx seedlint lint', 'run: echo npx seedlint lint'] },
  },
  'LW-37 the workflow is gone': {
    rule: 'weakened-ci',
    says: [workflow, 'your-org/seedlint@v1.8.2'],
    changes: { [workflow]: null },
  },
  'LW-37 the workflow cannot be read': {
    rule: 'weakened-ci',
    says: [workflow, 'cannot be read'],
    changes: { [workflow]: ['jobs:\n', 'jobs: [\n'] },
  },
  'LW-38 the step may fail': {
    rule: 'weakened-ci',
    says: ['ignored', 'continue-on-error'],
    changes: { [workflow]: [step, `${step}        continue-on-error: true\n`] },
  },
  'LW-38 another command answers for it': {
    rule: 'weakened-ci',
    says: ['ignored', '|| true'],
    changes: { [workflow]: ['--max-warnings 0', '--max-warnings 0 || true'] },
  },
  'LW-38 something always succeeds after it': {
    rule: 'weakened-ci',
    says: ['ignored', '; true'],
    changes: { [workflow]: ['--max-warnings 0', '--max-warnings 0; true'] },
  },
  'LW-38 the step never runs': {
    rule: 'weakened-ci',
    says: ['under a condition', '— → false'],
    changes: { [workflow]: [step, `${step}        if: false\n`] },
  },
  'LW-38 its exit code is lost in a pipe': {
    rule: 'weakened-ci',
    says: ['ignored', '| tee log'],
    changes: { [workflow]: ['--max-warnings 0', '--max-warnings 0 | tee log'] },
  },
  'LW-39 the job has another name': {
    rule: 'weakened-ci',
    verdict: 'unclear',
    says: ['seedlint → prose'],
    changes: { [workflow]: ['  seedlint:\n', '  prose:\n'] },
  },
  'LW-39 paths are ignored': {
    rule: 'weakened-ci',
    says: ['on.pull_request.paths-ignore', 'prompts/**'],
    changes: { [workflow]: ['  pull_request:\n', "  pull_request: { paths-ignore: ['prompts/**'] }\n"] },
  },
  'LW-39 a part of the matrix was dropped': {
    rule: 'weakened-ci',
    says: ['part: en'],
    changes: { [workflow]: ['part: [ru, en]', 'part: [ru]'] },
  },
  'LW-40 nothing triggers it': {
    rule: 'weakened-ci',
    says: ['on.pull_request', 'workflow_dispatch'],
    changes: { [workflow]: ['  pull_request:\n', '  workflow_dispatch:\n'] },
  },
  'LW-40 fewer branches trigger it': {
    rule: 'weakened-ci',
    says: ['on.push.branches', 'main, release → release'],
    changes: { [workflow]: ['branches: [main, release]', 'branches: [release]'] },
  },
  'LW-41 the base is not fetched': {
    rule: 'weakened-ci',
    says: ['0 → 1', 'history'],
    changes: { [workflow]: ['        with: { fetch-depth: 0 }\n', ''] },
  },
  'LW-42 an owner is gone': {
    rule: 'weakened-owners',
    says: ['11 guarded files', '@owner → @team', 'prompts/dev-work_en.md'],
    changes: { [owners]: ['/prompts/ @owner\n', ''] },
  },
  'LW-42 another owner': {
    rule: 'weakened-owners',
    says: ['@owner → @bot', 'prompts/dev-work_en.md'],
    changes: { [owners]: ['/prompts/ @owner', '/prompts/ @bot'] },
  },
  'LW-42 a later line takes over': {
    rule: 'weakened-owners',
    says: ['13 guarded files', '@owner → @team', 'policies.yaml'],
    changes: { [owners]: `${repository[owners]}* @team\n` },
  },
  'LW-43 an older seedlint': {
    rule: 'weakened-ci',
    says: ['1.8.2 → 1.4.0', 'older'],
    changes: { 'package.json': ['"seedlint": "1.8.2"', '"seedlint": "1.4.0"'] },
  },
  'LW-43 no fixed version': {
    rule: 'weakened-ci',
    says: ['1.8.2 → ^1.8.2', 'not fixed'],
    changes: { 'package.json': ['"seedlint": "1.8.2"', '"seedlint": "^1.8.2"'] },
  },
  'LW-43 the action of somebody else': {
    rule: 'weakened-ci',
    says: ['your-org/seedlint@v1.8.2 → their-org/seedlint@v1.8.2', 'somewhere else'],
    changes: { [workflow]: ['your-org/', 'their-org/'] },
  },
  'LW-43 the action of a branch': {
    rule: 'weakened-ci',
    says: ['your-org/seedlint@v1.8.2 → your-org/seedlint@main'],
    changes: { [workflow]: ['@v1.8.2', '@main'] },
  },
  'LW-45 less has to be covered': {
    rule: 'weakened-requirement',
    says: ['requirements', '0.95 → 0.8'],
    changes: { [config]: ['requirements: 0.95', 'requirements: 0.8'] },
  },
  'LW-46 a requirement is gone with its row': {
    rule: 'weakened-requirement',
    says: ['REQ-001 is gone', 'policy no-secrets'],
    changes: {
      'docs/requirements.md': ['| REQ-001 | The agent must never publish secrets. | active |\n', ''],
      'docs/matrix.md': ['| REQ-001 | `prompts/dev-work_en.md` | covered |\n', ''],
      [law]: ['    traces: [REQ-001]\n', ''],
    },
  },
  'LW-46 a gap is called covered': {
    rule: 'weakened-requirement',
    says: ['REQ-043', 'gap → covered'],
    changes: { 'docs/matrix.md': ['| REQ-043 | — | gap |', '| REQ-043 | — | covered |'] },
  },
  'LW-47 the words of a requirement ask for less': {
    rule: 'weakened-requirement',
    says: [
      'REQ-043 asks for less',
      'REQ-043: Merging must be left to people.',
      'REQ-043: Merging may be left to people.',
    ],
    changes: { 'docs/requirements.md': ['Merging must be', 'Merging may be'] },
  },
  'LW-47 an id was given to another requirement': {
    rule: 'weakened-requirement',
    says: ['REQ-043 is another one', 'Prompts should be short.'],
    changes: { 'docs/requirements.md': ['Merging must be left to people.', 'Prompts should be short.'] },
  },
  'LW-47 a prompt stands for another requirement': {
    rule: 'weakened-requirement',
    says: ['REQ-043', 'REQ-001'],
    before: { 'prompts/role-km-work_en.md': '---\ntraces: [REQ-001]\n---\nRules:\n- Keep decisions.\n' },
    changes: { 'prompts/role-km-work_en.md': ['REQ-001', 'REQ-043'] },
  },
  'LW-48 only what is new is told of': {
    rule: 'weakened-ci',
    says: ['--max-warnings 0 → --max-warnings 0 --since HEAD~1'],
    changes: { [workflow]: ['--max-warnings 0', '--max-warnings 0 --since HEAD~1'] },
  },
};

let words: GuardWords;
beforeAll(async () => {
  words = guardWords({ rules, words: await wordsFor('en') });
});

describe('the guard sees it when', () => {
  test.each(Object.entries(threats))('%s', async (_, { rule, verdict = 'weakened', says, changes, before = {} }) => {
    const base = changed(before);
    const found = itemsOf(await judge(base, changed(changes, base))).filter((item) => item.rule === rule);
    const fits = found.filter((item) => item.verdict === verdict).map(told);
    expect({
      [rule]: found.map((item) => `${item.verdict} ${told(item)}`),
      missing: says.filter((part) => !fits.some((text) => text.includes(part))),
    }).toEqual({
      [rule]: expect.arrayContaining([expect.stringContaining(`${verdict} `)]),
      missing: [],
    });
    // All that is to be said is said of one thing.
    expect(fits.some((text) => says.every((part) => text.includes(part)))).toBe(true);
    for (const item of found) expect(item.base ?? item.head).toBeDefined();
  });
});

describe('the guard refuses to judge when', () => {
  test.each([
    ['LW-12 a key is misspelt', ['rules:\n', 'polices: {}\nrules:\n'], 'polices'],
    [
      'LW-13 a key is there twice',
      ['  doubled-word: error\n', '  doubled-word: error\n  doubled-word: off\n'],
      'appears twice',
    ],
    ['LW-44 rules are loaded from the repository', ['rules:\n', 'plugins: [./rules]\nrules:\n'], 'plugins'],
    ['LW-10 there are two configurations', undefined, 'config-several'],
  ] as const)('%s', async (_, change, says) => {
    const head = change ? changed({ [config]: change }) : changed({ 'seedlint.config.yml': repository[config] ?? '' });
    const mistake = await mistakeOf(judge(repository, head));
    expect(mistake).toContain(says);
    expect(mistake).toContain('seedlint.config.y');
  });
});

describe('the guard is silent when', () => {
  test.each<[string, { readonly before?: Changes; readonly changes: Changes }]>([
    ['nothing changed', { changes: {} }],
    [
      'a rule is more severe',
      {
        before: { [config]: ['doubled-word: error', 'doubled-word: warning'] },
        changes: { [config]: ['doubled-word: warning', 'doubled-word: error'] },
      },
    ],
    ['a rule was switched on', { changes: { [config]: ['rules:\n', 'rules:\n  token-budget: error\n'] } }],
    ['an option is stricter', { changes: { [config]: ['similarity: 0.6', 'similarity: 0.5'] } }],
    ['an ignored glob fits no file', { changes: { [config]: ["'drafts/**'", "'drafts/**', 'attic/**'"] } }],
    ['a glob for what is gone is no longer ignored', { changes: { [config]: ["ignore: ['drafts/**']\n", ''] } }],
    [
      'an entry of the baseline was mended',
      {
        before: { 'seedlint.baseline.yaml': baseline('0123456789abcdef', 'fedcba9876543210') },
        changes: { 'seedlint.baseline.yaml': baseline('0123456789abcdef') },
      },
    ],
    [
      'the configuration was written in another order, with comments',
      {
        changes: {
          [law]: `# What prompts must say.\n${repository[law]}`,
          [config]: `# Ours.\n${reordered(repository[config] ?? '')}`,
        },
      },
    ],
    [
      'the configuration has another name that counts',
      { changes: { [config]: null, 'seedlint.config.yml': repository[config] ?? '' } },
    ],
    [
      'the preset was replaced by what it says',
      {
        before: { [config]: ['extends: recommended\n', ''] },
        changes: {
          [config]: `extends: recommended\n${repository[config]?.replace('extends: recommended\n', '') ?? ''}`,
        },
      },
    ],
    [
      'seedlint was brought up to date',
      { changes: { 'package.json': ['1.8.2', '1.9.0'], [workflow]: ['@v1.8.2', '@v1.9.0'] } },
    ],
    [
      'a tag was replaced by a commit',
      { changes: { [workflow]: ['@v1.8.2', '@0123456789abcdef0123456789abcdef01234567'] } },
    ],
    [
      'a word of the glossary is spelt otherwise, and means the same',
      {
        before: { 'locales/ru/glossary.yaml': 'terms: { count: [счёт] }\n' },
        changes: { 'locales/ru/glossary.yaml': 'terms: { count: [Счет] }\n' },
      },
    ],
    [
      'a suppression was taken away',
      {
        before: {
          'prompts/role-sre-work_en.md': [
            '- Watch',
            '<!-- seedlint-disable-next-line doubled-word -- it sings -->\n- Watch',
          ],
        },
        changes: {
          'prompts/role-sre-work_en.md': ['<!-- seedlint-disable-next-line doubled-word -- it sings -->\n', ''],
        },
      },
    ],
    [
      'text came above a suppression',
      {
        before: {
          'prompts/role-sre-work_en.md': [
            '- Watch',
            '<!-- seedlint-disable-next-line doubled-word -- it sings -->\n- Watch',
          ],
        },
        changes: { 'prompts/role-sre-work_en.md': ['Rules:\n', 'Rules:\n- Read the journal.\n'] },
      },
    ],
    [
      'a policy came',
      {
        changes: {
          [law]: [
            '  limit:\n',
            '  quiet:\n    title: { ru: тишина, en: quiet }\n    force: should\n    scope: { role: km }\n    evidence: { ru: [[храни*]], en: [[keep]] }\n  limit:\n',
          ],
        },
      },
    ],
    ['a parameter is stricter', { changes: { [law]: ['value: [3, 4]', 'value: [2, 3]'] } }],
    ['a policy has another name', { changes: { [law]: ['  limit:\n', '  bound:\n'] } }],
    ['a run may write less', { changes: { [law]: ['{ write: markdown', '{ write: nothing'] } }],
    [
      'a job was added',
      {
        changes: {
          [workflow]: `${repository[workflow]}  more:\n    runs-on: ubuntu-latest\n    steps:\n      - run: npx seedlint trace\n`,
        },
      },
    ],
    [
      'a workflow runs on more',
      { changes: { [workflow]: ['branches: [main, release]', 'branches: [main, release, next]'] } },
    ],
    ['an owner came for what had none', { changes: { [owners]: `${repository[owners]}/src/ @owner\n` } }],
    [
      'a requirement came',
      {
        changes: {
          'docs/requirements.md': `${repository['docs/requirements.md']}| REQ-044 | Tests must pass. | active |\n`,
          'docs/matrix.md': `${repository['docs/matrix.md']}| REQ-044 | — | gap |\n`,
        },
      },
    ],
    [
      'a requirement is stricter',
      {
        before: { 'docs/requirements.md': ['Merging must be', 'Merging should be'] },
        changes: { 'docs/requirements.md': ['Merging should be', 'Merging must be'] },
      },
    ],
    [
      'a layer has a more specific file to look for',
      {
        changes: {
          [catalogue]: [
            "candidates: ['{stage}-{kind}_{locale}.md']",
            "candidates: ['only-{stage}-{kind}_{locale}.md', '{stage}-{kind}_{locale}.md'], canonical: '{stage}-{kind}_{locale}.md'",
          ],
        },
      },
    ],
    ['a language was added', { changes: { 'locales/en/glossary.yaml': 'terms: { steward: [steward] }\n' } }],
  ])('%s', async (_, { before = {}, changes }) => {
    const base = changed(before);
    const verdict = await judge(base, changed(changes, base));
    expect(itemsOf(verdict).map((item) => `${item.verdict} ${item.rule} ${told(item)}`)).toEqual([]);
    expect(verdict.held).toBe(true);
  });
});

function judge(base: Files, head: Files): Promise<GuardVerdict> {
  return guardFiles(base, head, { rules, bare: true });
}

function itemsOf({ weakened, unclear }: GuardVerdict): readonly GuardItem[] {
  return [...weakened, ...unclear];
}

function told(item: GuardItem): string {
  return [words.message(item), ...words.reasons(item), item.base?.text, item.head?.text].join(' ');
}

function baseline(...fingerprints: readonly string[]): string {
  const rows = fingerprints.map(
    (fingerprint) =>
      `  - { fingerprint: ${fingerprint}, rule: doubled-word, path: prompts/role-sre-work_en.md, reason: old, until: 2026-12-31 }\n`,
  );
  return `version: 1\nfindings:\n${rows.join('')}`;
}

/** The keys of a configuration the other way round. */
function reordered(text: string): string {
  return text
    .split(/^(?=\S)/m)
    .toReversed()
    .join('');
}
