import { rules } from '../../rules/index.ts';
import type { Improvement, ItemOutcome } from '../core/improvement.ts';
import type { Plan, PlanItem } from '../core/plan.ts';
import type { TextFile } from '../core/text.ts';
import { findingIn } from './finding.ts';
import { placeOf } from './sample-report.ts';

/* An improvement with outcomes of every kind, for the tests of what is said of it. */

export const sampleRules = rules;

const seeds = ['dev', 'qa', 'sre'].flatMap((role) => ['en', 'ru'].map((lang) => `prompts/${role}-revise_${lang}.md`));

/** An item of which only what a test is about needs saying. */
export function sampleItem(rest: Partial<PlanItem> = {}): PlanItem {
  return {
    id: 'revise-preflight',
    title: 'docs(prompts): add the revise preflight to every revise seed',
    problem:
      'The preflight reached 2 of 6 revise seeds: agents began to revise without reading the comments of the reviewer first.',
    action_item: 'Add the preflight block to all revise seeds, in both languages.',
    session: 'run-9f2c',
    evidence: [
      { ref: 'acme/seeds#41', url: 'https://github.com/acme/seeds/issues/41' },
      { ref: 'prompts/dev-revise_en.md:12' },
      { ref: 'run-9f2c' },
    ],
    class: 'prompts',
    state: 'ready',
    candidates: [],
    changes: [
      {
        change: 'add-policy',
        policy: 'revise-preflight',
        paths: seeds,
        text: { en: 'Read every open comment before you change a line.', ru: 'Прочитай все открытые замечания.' },
        law: {
          title: { en: 'the revise preflight', ru: 'подготовка к доработке' },
          force: 'must',
          scope: { kind: 'revise' },
        },
      },
    ],
    ...rest,
  };
}

const toolNotes = sampleItem({
  id: 'tool-notes',
  title: 'docs: say where the test runner is',
  problem: 'Nobody found the test runner.',
  class: 'instructions',
  changes: [{ change: 'edit', path: 'AGENTS.md', find: 'Run the tests.', replace: 'Run the tests: `make test`.' }],
  evidence: [],
});
const softer = sampleItem({
  id: 'fewer-tests',
  title: 'docs(prompts): ask for fewer tests',
  problem: 'Tests take long.',
  changes: [{ change: 'replace-unit', paths: ['prompts/dev-work_en.md'], unit: { en: 'a' }, text: { en: 'b' } }],
});
const vague = sampleItem({
  id: 'better-reports',
  title: 'Better reports',
  problem: 'Reports are too long.',
  state: 'needs-author',
  changes: [],
  candidates: [
    {
      because: 'AGENTS.md speaks of reports',
      change: { change: 'edit', path: 'AGENTS.md', find: 'Report.', replace: 'Report in ten lines.' },
    },
  ],
});

const file: TextFile = { path: 'prompts/dev-work_en.md', text: 'Never skip the tests.\n', bom: false };
const place = placeOf('prompts/dev-work_en.md', '2. Do not run tests without a task.');

export const sampleOutcomes: readonly ItemOutcome[] = [
  {
    state: 'applied',
    item: sampleItem(),
    files: new Map(['policies.yaml', ...seeds].map((path) => [path, new TextEncoder().encode('…\n')])),
    gains: [
      { gain: 'policy', id: 'revise-preflight', before: 2, after: 6, cells: 6 },
      { gain: 'finding', rule: 'missing-policy', count: 4 },
    ],
  },
  {
    state: 'applied',
    item: toolNotes,
    files: new Map([['AGENTS.md', new TextEncoder().encode('…\n')]]),
    gains: [{ gain: 'stronger', count: 1 }],
  },
  {
    state: 'rejected',
    item: softer,
    because: [
      {
        why: 'weakened',
        rule: 'weakened-unit',
        id: '0123456789abcdef',
        drift: {
          message: 'weaker',
          mend: 'restore',
          reasons: [{ message: 'permission' }],
          verdict: 'weakened',
          base: { at: place, text: '2. Do not run tests without a task.', force: 'must-not' },
          head: { at: place, text: '2. You may run tests without a task.', force: 'may' },
          anchor: 'a',
        },
      },
      {
        why: 'new-error',
        finding: findingIn(file, 0, 5, {
          rule: 'mixed-script',
          severity: 'error',
          message: 'latin',
          data: { word: 'запускax', letters: 'a, x', column: 7 },
        }),
      },
    ],
  },
  {
    state: 'conflict',
    item: sampleItem({ id: 'old-passage', title: 'docs: mend a passage' }),
    because: [{ why: 'anchor', code: 'no-passage', data: { path: 'AGENTS.md', text: 'Run all\ntests.' } }],
  },
  { state: 'done', item: sampleItem({ id: 'said-already', title: 'docs: say it once' }) },
  { state: 'needs-author', item: vague },
  {
    state: 'capped',
    item: sampleItem({ id: 'one-more', title: 'docs: one more' }),
    because: [{ why: 'limit', code: 'files', found: 130, limit: 100 }],
  },
];

export const samplePlan: Plan = {
  plan: 1,
  lang: 'en',
  summary:
    'The revise preflight reached 2 of 6 revise seeds. Where it was missing, agents pushed changes over comments they had not read.',
  sources: [
    { session: 'run-9f2c', run: '41', digest: 'a'.repeat(64) },
    { findings: '4f1c2a9b0d3e'.repeat(3) + 'abcd', count: 4 },
  ],
  links: ['https://github.com/acme/seeds/issues/41'],
  tool_gaps: ['rg: command not found', 'gh: command not found'],
  items: sampleOutcomes.map(({ item }) => item),
};

/** An improvement of which only what a test is about needs saying. */
export function sampleImprovement(rest: Partial<Improvement> = {}): Improvement {
  const files = new Map(sampleOutcomes.flatMap((outcome) => (outcome.state === 'applied' ? [...outcome.files] : [])));
  return {
    plan: samplePlan,
    digest: '3b'.repeat(32),
    approval: { by: 'owner', at: '2026-01-15T10:00:00Z', plan: '3b'.repeat(32) },
    base: {
      branch: 'main',
      commit: '0f'.repeat(20),
      repository: 'acme/seeds',
      web: 'https://github.com/acme/seeds',
      folder: '',
    },
    items: sampleOutcomes,
    before: {
      errors: 4,
      warnings: 2,
      seeds: 55,
      requirements: { expected: 20, covered: 17, deep: 0.61 },
      policies: [{ id: 'revise-preflight', carried: 2, cells: 6 }],
    },
    after: {
      errors: 0,
      warnings: 2,
      seeds: 55,
      requirements: { expected: 20, covered: 18, deep: 0.65 },
      policies: [{ id: 'revise-preflight', carried: 6, cells: 6 }],
    },
    certificate: '7c'.repeat(32),
    files,
    ...rest,
  };
}
