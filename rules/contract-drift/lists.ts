import { longestChain } from '../../src/core/chain.ts';
import { groupBy } from '../../src/core/group.ts';
import type { Item, ItemList } from './items.ts';
import { byKey, ListIndex, type ByKey } from './list-index.ts';
import { pairUp } from './nearest.ts';
import type { Partners } from './partners.ts';

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
  const there = new ListIndex(stated);
  for (const [list, partner] of partners) {
    if (partner) yield* compareTwo(partner, list, there);
    else yield { type: 'unknown', list };
  }
  const here = new ListIndex([...partners.keys()]);
  const met = new Set(partners.values());
  for (const list of stated) {
    if (!met.has(list) && here.around(list).length === 0) yield { type: 'uncarried', list };
  }
}

function* compareTwo(stated: ItemList, carried: ItemList, all: ListIndex): Generator<Difference> {
  const here = byKey(carried);
  const there = byKey(stated);
  // «In addition, for QA: …»: a list of the document that this one holds as well.
  const added = new Set(all.within(carried).flatMap((list) => (list === stated ? [] : [...byKey(list).keys()])));
  const missing = stated.items.filter(({ key }) => !here.has(key));
  const extra = carried.items.filter(({ key }) => !there.has(key) && !added.has(key));
  const before = new Map([...commonBefore(stated, here), ...commonBefore(carried, there)]);
  const pairs = pairUp(missing, extra);
  const paired = new Set<Item>(pairs.flatMap((pair) => [pair.stated, pair.carried]));
  // What is left in the same gap of both lists was replaced, however unlike it is.
  const gaps = groupBy(
    extra.filter((item) => !paired.has(item)),
    (item) => before.get(item),
  );
  for (const item of missing.filter((one) => !paired.has(one))) {
    const other = gaps.get(before.get(item))?.shift();
    if (!other) continue;
    pairs.push({ stated: item, carried: other });
    paired.add(item).add(other);
  }
  for (const pair of pairs) yield { type: 'differs', ...pair };
  for (const item of missing) {
    if (paired.has(item)) continue;
    yield { type: 'missing', stated: item, carried: here.get(before.get(item) ?? '') ?? carried.items[0] };
  }
  for (const item of extra) {
    if (paired.has(item)) continue;
    yield { type: 'unstated', carried: item, stated: there.get(before.get(item) ?? '') ?? stated.items[0] };
  }
  yield* compareOrder(there, here);
}

function* compareOrder(stated: ByKey, carried: ByKey): Generator<Difference> {
  const ranks = new Map([...stated.keys()].map((key, index) => [key, index]));
  const links = [...carried.values()].flatMap((item, left) => {
    const right = ranks.get(item.key);
    return right === undefined ? [] : [{ left, right, item }];
  });
  const kept = new Set(longestChain(links).map(({ item }) => item));
  for (const { item } of links) {
    const other = stated.get(item.key);
    if (other && !kept.has(item)) yield { type: 'order', stated: other, carried: item };
  }
}

/** For each item of a list, the key of the nearest item before it that the other list has too. */
function commonBefore({ items }: ItemList, other: ByKey): Map<Item, string | undefined> {
  const found = new Map<Item, string | undefined>();
  let last: string | undefined;
  for (const item of items) {
    found.set(item, last);
    if (other.has(item.key)) last = item.key;
  }
  return found;
}
