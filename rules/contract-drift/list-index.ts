import { addTo } from '../../src/core/group.ts';
import type { Item, ItemList } from './items.ts';

/** Finds lists by what is in them, without going through all of them each time. */
export class ListIndex {
  /** Key → lists that hold it. */
  readonly #holders = new Map<string, ItemList[]>();
  /** The same, each list only under its rarest key. */
  readonly #rarest = new Map<string, ItemList[]>();

  constructor(lists: readonly ItemList[]) {
    for (const list of lists) for (const key of byKey(list).keys()) addTo(this.#holders, key, list);
    for (const list of lists) addTo(this.#rarest, this.#rarestKey(list), list);
  }

  /** Lists that share an item with this one, unless so many have it that it tells nothing. */
  near(list: ItemList): ItemList[] {
    const found = new Set<ItemList>();
    for (const key of byKey(list).keys()) {
      const holders = this.#holders.get(key) ?? [];
      if (holders.length <= mostHolders) for (const holder of holders) found.add(holder);
    }
    return [...found];
  }

  /** Lists that hold all of this one. */
  around(list: ItemList): ItemList[] {
    return (this.#holders.get(this.#rarestKey(list)) ?? []).filter((other) => isWithin(list, other));
  }

  /** Lists all of which is in this one. */
  within(list: ItemList): ItemList[] {
    return [...byKey(list).keys()]
      .flatMap((key) => this.#rarest.get(key) ?? [])
      .filter((other) => isWithin(other, list));
  }

  #rarestKey(list: ItemList): string {
    let rarest = list.items[0].key;
    const count = (key: string): number => this.#holders.get(key)?.length ?? 0;
    for (const key of byKey(list).keys()) if (count(key) < count(rarest)) rarest = key;
    return rarest;
  }
}

const mostHolders = 100;

/** The first item of each key, in order. */
export type ByKey = ReadonlyMap<string, Item>;

export function byKey(list: ItemList): ByKey {
  let map = known.get(list);
  if (!map) {
    map = new Map();
    for (const item of list.items) if (!map.has(item.key)) map.set(item.key, item);
    known.set(list, map);
  }
  return map;
}

const known = new WeakMap<ItemList, Map<string, Item>>();

/** Does another list hold all of this one? */
export function isWithin({ items }: ItemList, other: ItemList): boolean {
  const keys = byKey(other);
  return items.every(({ key }) => keys.has(key));
}
