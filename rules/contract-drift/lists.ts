import { longestChain } from '../../src/core/chain.ts';
import type { Item, ItemList } from './items.ts';
import { pairUp } from './nearest.ts';

/** What is wrong between a document and the prompts that carry it. */
export type Difference =
  /**
   * One item stands for another, or in another order; a list lacks an item, `carried` being the one it belongs to, or has one
   * more, `stated` being the one beside it.
   */
  | { readonly type: 'differs' | 'order' | 'missing' | 'unstated'; readonly stated: Item; readonly carried: Item }
  /** The document has a list, or a pattern, that no prompt has, or the other way round. */
  | { readonly type: 'uncarried' | 'unknown'; readonly list: Pick<ItemList, 'items'> };

/** Each list of a prompt against the list of the document that it stands for. */
export function* compareLists(stated: readonly ItemList[], partners: Partners): Generator<Difference> {
  for (const [list, partner] of partners) {
    if (partner) yield* compareTwo(partner, list, stated);
    else yield { type: 'unknown', list };
  }
  const met = new Set(partners.values());
  for (const list of stated) {
    if (met.has(list) || [...partners.keys()].some((other) => isWithin(list, other))) continue;
    yield { type: 'uncarried', list };
  }
}

/** List of a prompt → the list of the document that it stands for. */
export type Partners = ReadonlyMap<ItemList, ItemList | undefined>;

/**
 * Which list of the document a list of a prompt stands for. Equal ones find each other first, so that two roles whose lists
 * are much alike are not taken for one another; several lists may stand for one that some role adds to.
 */
export function partnersFor(stated: readonly ItemList[], carried: readonly ItemList[]): Partners {
  const scores = carried
    .flatMap((list) => stated.map((other) => ({ list, other, score: overlap(list, other) })))
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

function* compareTwo(stated: ItemList, carried: ItemList, all: readonly ItemList[]): Generator<Difference> {
  const here = byKey(carried);
  const there = byKey(stated);
  // «In addition, for QA: …»: a list of the document that this one holds as well.
  const added = new Set(
    all
      .filter((list) => list !== stated && isWithin(list, carried))
      .flatMap((list) => list.items.map(({ key }) => key)),
  );
  const missing = stated.items.filter(({ key }) => !here.has(key));
  const extra = carried.items.filter(({ key }) => !there.has(key) && !added.has(key));
  const pairs = pairUp(missing, extra);
  const paired = new Set<Item>(pairs.flatMap((pair) => [pair.stated, pair.carried]));
  for (const item of missing.filter((one) => !paired.has(one))) {
    const other = extra.find((one) => !paired.has(one) && before(one, carried, there) === before(item, stated, here));
    if (!other) continue;
    pairs.push({ stated: item, carried: other });
    paired.add(item).add(other);
  }
  for (const pair of pairs) yield { type: 'differs', ...pair };
  for (const item of missing) {
    if (paired.has(item)) continue;
    yield { type: 'missing', stated: item, carried: here.get(before(item, stated, here) ?? '') ?? carried.items[0] };
  }
  for (const item of extra) {
    if (paired.has(item)) continue;
    yield { type: 'unstated', carried: item, stated: there.get(before(item, carried, there) ?? '') ?? stated.items[0] };
  }
  yield* compareOrder(stated, carried);
}

function* compareOrder(stated: ItemList, carried: ItemList): Generator<Difference> {
  const there = new Map([...byKey(stated).keys()].map((key, index) => [key, index]));
  const links = [...byKey(carried).values()].flatMap((item, left) => {
    const right = there.get(item.key);
    return right === undefined ? [] : [{ left, right, carried: item }];
  });
  const kept = new Set(longestChain(links).map((link) => link.carried));
  for (const link of links) {
    const item = stated.items.find(({ key }) => key === link.carried.key);
    if (item && !kept.has(link.carried)) yield { type: 'order', stated: item, carried: link.carried };
  }
}

/** The key of the nearest item before it that the other list has too. */
function before(item: Item, { items }: ItemList, other: ReadonlyMap<string, Item>): string | undefined {
  return items.slice(0, items.indexOf(item)).findLast(({ key }) => other.has(key))?.key;
}

function byKey({ items }: ItemList): ReadonlyMap<string, Item> {
  const map = new Map<string, Item>();
  for (const item of items) if (!map.has(item.key)) map.set(item.key, item);
  return map;
}

/** Does another list hold all of this one? */
export function isWithin({ items }: ItemList, other: ItemList): boolean {
  const keys = byKey(other);
  return items.every(({ key }) => keys.has(key));
}

function overlap(one: ItemList, other: ItemList): number {
  const keys = byKey(one);
  const others = byKey(other);
  const common = [...keys.keys()].filter((key) => others.has(key)).length;
  return (2 * common) / (keys.size + others.size);
}
