import { byKey, ListIndex } from './list-index.ts';
import type { ItemList } from './items.ts';

/** List of a prompt → the list of the document that it stands for. */
export type Partners = ReadonlyMap<ItemList, ItemList | undefined>;

/**
 * Which list of the document a list of a prompt stands for. Equal ones find each other first, so that two roles whose lists
 * are much alike are not taken for one another; several lists may stand for one that some role adds to.
 */
export function partnersFor(stated: readonly ItemList[], carried: readonly ItemList[]): Partners {
  const index = new ListIndex(stated);
  const scores = carried
    .flatMap((list) => index.near(list).map((other) => ({ list, other, score: overlap(list, other) })))
    .filter(({ score }) => score >= alike)
    .sort((a, b) => b.score - a.score);
  const found = new Map<ItemList, ItemList>();
  const met = new Set<ItemList>();
  for (const { list, other } of scores) {
    if (found.has(list) || met.has(other)) continue;
    found.set(list, other);
    met.add(other);
  }
  for (const { list, other } of scores) if (!found.has(list)) found.set(list, other);
  return new Map(carried.map((list) => [list, found.get(list)]));
}

// Half of the items.
const alike = 0.5;

function overlap(one: ItemList, other: ItemList): number {
  const keys = byKey(one);
  const others = byKey(other);
  const common = [...keys.keys()].filter((key) => others.has(key)).length;
  return (2 * common) / (keys.size + others.size);
}
