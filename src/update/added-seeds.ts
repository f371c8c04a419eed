import { translationsOf, type Catalogue } from '../core/catalogue.ts';
import type { Objection } from '../core/improvement.ts';
import type { PlanChange } from '../core/plan.ts';

/** What was to be a seed, or a translation, and is none for the catalogue. */
export function addsSeeds(changes: readonly PlanChange[], catalogue: Catalogue): Objection[] {
  return changes.flatMap((change): Objection[] => {
    if (change.change === 'create-seed') {
      const strangers = change.files.filter(({ path }) => !catalogue.seeds.some(({ file }) => file.path === path));
      return strangers.map(({ path }) => ({ why: 'anchor', code: 'not-a-seed', data: { path } }));
    }
    if (change.change !== 'add-translation') return [];
    const { of, path } = change;
    const original = catalogue.seeds.find(({ file }) => file.path === of);
    const isOne = original && translationsOf(catalogue, original).some(({ file }) => file.path === path);
    return isOne ? [] : [{ why: 'anchor', code: 'not-a-translation', data: { path, of } }];
  });
}
