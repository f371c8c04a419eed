import { longestChain } from '../../src/core/chain.ts';
import type { Item, ItemList } from './items.ts';
import { pairUp } from './nearest.ts';

/** What is wrong between the lists of a document and those of the prompts that carry it. */
export type Difference =
  /** One item stands for another. */
  | { readonly type: 'differs'; readonly stated: Item; readonly carried: Item }
  /** A list lacks an item; `beside` is where it belongs. */
  | { readonly type: 'missing'; readonly stated: Item; readonly beside: Item }
  /** A list has an item more. */
  | { readonly type: 'unstated'; readonly carried: Item; readonly beside: Item }
  | { readonly type: 'order'; readonly stated: Item; readonly carried: Item }
  /** A list of the document that no prompt has, or the other way round. */
  | { readonly type: 'uncarried'; readonly list: ItemList }
  | { readonly type: 'unknown'; readonly list: ItemList };

/** Each list of a prompt against the list of the document that is most like it. */
export function* compareLists(stated: readonly ItemList[], carried: readonly ItemList[]): Generator<Difference> {
  const partners = partnersFor(stated, carried);
  for (const [list, partner] of partners) {
    if (partner) yield* compareTwo(partner, list, stated);
    else yield { type: 'unknown', list };
  }
  const met = new Set(partners.values());
  for (const list of stated) {
    if (!met.has(list) && !carried.some((other) => isWithin(list, other))) yield { type: 'uncarried', list };
  }
}

/**
 * Which list of the document a list of a prompt stands for. Equal ones find each other first, so that two roles whose lists
 * are much alike are not taken for one another; several lists may stand for one that some role adds to.
 */
function partnersFor(
  stated: readonly ItemList[],
  carried: readonly ItemList[],
): ReadonlyMap<ItemList, ItemList | undefined> {
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
    all.filter((list) => list !== stated && isWithin(list, carried)).flatMap((list) => list.map(({ key }) => key)),
  );
  const missing = stated.filter(({ key }) => !here.has(key));
  const extra = carried.filter(({ key }) => !there.has(key) && !added.has(key));
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
    yield { type: 'missing', stated: item, beside: here.get(before(item, stated, here) ?? '') ?? carried[0] };
  }
  for (const item of extra) {
    if (paired.has(item)) continue;
    yield { type: 'unstated', carried: item, beside: there.get(before(item, carried, there) ?? '') ?? stated[0] };
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
    const item = stated.find(({ key }) => key === link.carried.key);
    if (item && !kept.has(link.carried)) yield { type: 'order', stated: item, carried: link.carried };
  }
}

/** The key of the nearest item before it that the other list has too. */
function before(item: Item, list: ItemList, other: ReadonlyMap<string, Item>): string | undefined {
  return list.slice(0, list.indexOf(item)).findLast(({ key }) => other.has(key))?.key;
}

function byKey(list: ItemList): ReadonlyMap<string, Item> {
  const map = new Map<string, Item>();
  for (const item of list) if (!map.has(item.key)) map.set(item.key, item);
  return map;
}

function isWithin(list: ItemList, other: ItemList): boolean {
  const keys = byKey(other);
  return list.every(({ key }) => keys.has(key));
}

function overlap(one: ItemList, other: ItemList): number {
  const keys = byKey(one);
  const others = byKey(other);
  const common = [...keys.keys()].filter((key) => others.has(key)).length;
  return (2 * common) / (keys.size + others.size);
}
