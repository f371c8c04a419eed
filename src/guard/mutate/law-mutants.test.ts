import { expect, test } from 'vitest';
import type { Change, State } from '../../core/change.ts';
import { defineRule } from '../../core/rule.ts';
import { readFiles } from '../../testing/lint-files.ts';
import { lawMutants } from './law-mutants.ts';
import { mutate } from './mutate.ts';

const files = {
  'dev-work_en.md': '## Steps\n\n- Run the tests.\n',
  'policies.yaml': `policies:
  tests:
    title: { ru: изменение проверено, en: a change is tested }
    force: must
    scope: { stage: dev }
    evidence: { ru: [[запуст*, тест*]], en: [[run, tests]] }
`,
};

const silent = defineRule({
  id: 'weakened-law',
  scope: 'change',
  category: 'change',
  severity: 'error',
  summary: 'Sees a policy that is gone, and nothing else.',
  messages: { gone: 'Gone.' },
  *check({ base, head }: Change) {
    const left = new Set(head.catalogue.law.policies.map(({ id }) => id));
    for (const { id } of base.catalogue.law.policies) {
      if (!left.has(id)) yield { message: 'gone', verdict: 'weakened', anchor: id };
    }
  },
});

async function stateOf(): Promise<State> {
  const { config, catalogue } = await readFiles(files, { rules: [silent] });
  return { label: 'base', config, catalogue, files: new Map() };
}

test('a policy is dropped, lowered, cut down and waived, each at its own place', async () => {
  const base = await stateOf();
  const mutants = lawMutants(base, [silent]);
  expect(mutants.map(({ operator, before, after }) => [operator, before, after])).toEqual([
    ['drop-policy', 'tests: must', null],
    ['lower-policy', 'tests: must', 'tests: should'],
    ['exempt-cell', 'tests: must', expect.stringContaining('tests: must, except {"stage":["dev"]')],
    ['add-waiver', 'tests: must', 'tests: must, waived until 2099-12-31'],
  ]);
  expect(new Set(mutants.map(({ at, policies }) => `${at.path}:${at.line} ${policies.join()}`))).toEqual(
    new Set(['policies.yaml:2 tests']),
  );
});

test('what the rule does not see survives', async () => {
  const base = await stateOf();
  const operators = ['drop-policy', 'lower-policy'];
  const { trials } = await mutate(base, { rules: [silent], seed: 1, operators, reread: (catalogue) => catalogue });
  expect(trials.map(({ mutant, outcome }) => [mutant.operator, outcome])).toEqual([
    ['drop-policy', 'weakened'],
    ['lower-policy', 'survived'],
  ]);
});

test('what no rule looks at is not tried', async () => {
  expect(lawMutants(await stateOf(), [])).toEqual([]);
});
