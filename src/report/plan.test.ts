import { expect, test } from 'vitest';
import type { PlanChange } from '../core/plan.ts';
import { sampleItem, samplePlan } from '../testing/sample-improvement.ts';
import { changeLine, changeWords } from './change-line.ts';
import { planApprovalText, planText } from './plan.ts';
import { wordsFor, wordsFrom } from './words.ts';

const terminal = { words: wordsFrom('en', {}), width: 80, colour: 0 } as const;
const [ready = sampleItem()] = samplePlan.items;
const open = samplePlan.items.filter(({ state }) => state === 'needs-author');

test('a plan: where it comes from, each item with its changes, what to do next', () => {
  expect(planText({ ...samplePlan, items: [ready, ...open] }, 'plan.yaml', terminal)).toBe(`\
The revise preflight reached 2 of 6 revise seeds. Where it was missing, agents
pushed changes over comments they had not read.

From
  session run-9f2c, run 41
  4 findings of seedlint on 4f1c2a9b0d3e

Came up in
  https://github.com/acme/seeds/issues/41

✔ docs(prompts): add the revise preflight to every revise seed
  revise-preflight · prompts · ready
  add-policy revise-preflight → 6 files

▲ Better reports
  better-reports · prompts · needs an author
  It might mean:
    edit → AGENTS.md
      AGENTS.md speaks of reports

Tools that were missing
  rg: command not found
  gh: command not found

1 item ready, 1 without changes
Items without a change: say in plan.yaml, under "changes", what is to be
changed, and set "state" to ready.
Next: read it, then approve it:
  seedlint improve approve plan.yaml --by <name>
`);
});

test('a plan without items asks for nothing', () => {
  const empty = { ...samplePlan, summary: '', sources: [], links: [], tool_gaps: [], items: [] };
  expect(planText(empty, 'plan.yaml', terminal)).toBe('✔ There is nothing to do.\n');
});

test('a plan that nobody has written changes for is not to be approved', () => {
  expect(planText({ ...samplePlan, items: open }, 'plan.yaml', terminal)).not.toContain('approve plan.yaml');
  const [item = sampleItem()] = open;
  expect(planText({ ...samplePlan, items: [{ ...item, candidates: [] }] }, 'plan.yaml', terminal)).toContain(
    '\n  seedlint knows no change that it might mean.\n',
  );
});

test('an approval says by whom, for what, and how long it holds', async () => {
  const approval = { by: 'owner', at: '2026-01-15T10:00:00Z', plan: '3b'.repeat(32) };
  const plan = { ...samplePlan, items: [ready] };
  expect(planApprovalText(plan, approval, 'plan.yaml', terminal)).toBe(`\
✔ Approved: plan.yaml
  owner, 2026-01-15T10:00:00Z, for 1 item
  It holds for just these bytes (SHA-256
  ${'3b'.repeat(32)}): whoever
  changes one has to ask again.
Next: look at what it comes to, then publish it:
  seedlint improve apply plan.yaml
  seedlint improve apply plan.yaml --host working-copy
`);
  const words = await wordsFor('ru');
  expect(planApprovalText(plan, approval, 'plan.yaml', { ...terminal, words })).toContain('Z, 1 пункт\n');
});

test('what comes from a plan cannot paint or hide anything', () => {
  const item = sampleItem({ title: 'a\u001b[2Jb\u202ec', evidence: [] });
  expect(planText({ ...samplePlan, items: [item] }, 'plan.yaml', terminal)).toContain('✔ a␛[2Jb<U+202E>c\n');
});

test.each<[PlanChange, string, string]>([
  [
    { change: 'fix', rule: 'typography', paths: ['a.md', 'b.md'], safety: 'safe' },
    'fix typography → 2 files',
    'the fix of rule typography in 2 files',
  ],
  [
    { change: 'sync-policy', policy: 'evidence', paths: ['a.md'] },
    'sync-policy evidence → a.md',
    'the words of policy evidence as the pack has them, in a.md',
  ],
  [
    { change: 'add-policy', policy: 'evidence', paths: ['a.md'], text: {} },
    'add-policy evidence → a.md',
    'policy evidence added to a.md',
  ],
  [{ change: 'add-unit', paths: ['a.md'], section: 'rules', text: {} }, 'add-unit → a.md', 'a new directive in a.md'],
  [{ change: 'remove-unit', paths: ['a.md'], unit: {} }, 'remove-unit → a.md', 'a directive taken out of a.md'],
  [{ change: 'create-seed', files: [{ path: 'a.md', text: '' }] }, 'create-seed → a.md', 'new: a.md'],
  [
    { change: 'add-translation', of: 'a_ru.md', path: 'a_en.md', text: '' },
    'add-translation a_ru.md → a_en.md',
    'a translation of a_ru.md: a_en.md',
  ],
])('change %o', (change, line, told) => {
  expect(changeLine(change, terminal.words)).toBe(line);
  expect(changeWords(change, terminal.words, (name) => name)).toBe(told);
});
