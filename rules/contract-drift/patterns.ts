import { groupBy } from '../../src/core/group.ts';
import type { Item } from './items.ts';
import type { Difference } from './lists.ts';
import { pairUp } from './nearest.ts';

/** Each pattern for itself: what the document states against what the prompts of one language carry. */
export function* comparePatterns(stated: readonly Item[], carried: readonly Item[]): Generator<Difference> {
  const there = groupBy(stated, ({ key }) => key);
  const here = groupBy(carried, ({ key }) => key);
  const missing = firstOf(there, here);
  const extra = firstOf(here, there);
  const pairs = pairUp(missing, extra);
  const paired = new Set<Item>(pairs.flatMap((pair) => [pair.stated, pair.carried]));
  for (const pair of pairs) {
    for (const item of here.get(pair.carried.key) ?? []) yield { type: 'differs', stated: pair.stated, carried: item };
  }
  for (const item of missing) if (!paired.has(item)) yield { type: 'uncarried', list: { items: [item] } };
  for (const item of extra) {
    if (paired.has(item)) continue;
    for (const one of here.get(item.key) ?? []) yield { type: 'unknown', list: { items: [one] } };
  }
}

function firstOf(own: ReadonlyMap<string, readonly Item[]>, others: ReadonlyMap<string, unknown>): Item[] {
  return [...own].flatMap(([key, [first]]) => (first && !others.has(key) ? [first] : []));
}
