import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { PlanChange } from '../core/plan.ts';
import { fileMutants } from '../guard/mutate/file-mutants.ts';
import type { Mutant } from '../guard/mutate/mutant.ts';
import { operators } from '../guard/mutate/operators.ts';
import { sample } from '../guard/mutate/sample.ts';
import { unitMutants } from '../guard/mutate/unit-mutants.ts';
import { groundOf, planWith } from '../testing/improvable.ts';
import { commitAll, temporaryFolder } from '../testing/temporary-folder.ts';
import { improve } from './improve.ts';

const shipped = fileURLToPath(new URL('../..', import.meta.url));

test('a plan that tries every weakening the guard knows is refused, item by item', async () => {
  const folder = temporaryFolder();
  for (const path of ['seedlint.config.yaml', 'prompt-seeds', 'locales', 'rules/policies.yaml'])
    cpSync(join(shipped, path), join(folder, path), { recursive: true });
  commitAll(folder);
  const ground = await groundOf(folder);
  const { catalogue } = ground.start;
  const mutants = [...unitMutants(catalogue, operators), ...fileMutants(catalogue)];
  // One of each operator, drawn.
  const chosen = [...new Map(sample(mutants, mutants.length, 7).map((mutant) => [mutant.operator, mutant])).values()];
  const tried = chosen
    .map((mutant) => ({ mutant, changes: changesOf(mutant, ground.start.file) }))
    .filter(({ changes }) => changes.length > 0);
  expect(tried.length).toBeGreaterThan(20);
  const { items, files } = await improve(
    { plan: planWith(...tried.map(({ changes }) => changes)), digest: '' },
    { ...ground, settings: { ...ground.settings, maxItems: 1000 } },
  );
  const passed = items.flatMap((item, index) =>
    item.state === 'rejected' ? [] : [`${tried[index]?.mutant.operator}: ${item.state}`],
  );
  expect(passed).toEqual([]);
  expect(files.size).toBe(0);
}, 240_000);

/** What a plan would have to say to weaken a catalogue so; nothing where it has no word for it. */
function changesOf(mutant: Mutant, file: (path: string) => { readonly text: string } | undefined): PlanChange[] {
  return [...mutant.edits()].flatMap(([path, text]): PlanChange[] => {
    const before = file(path)?.text;
    if (text === null) return [];
    if (before === undefined) return [{ change: 'create-seed', files: [{ path, text }] }];
    return [{ change: 'edit', path, find: before, replace: text }];
  });
}
