import { addTo } from './group.ts';
import type { Item, Signals } from './unit-signals.ts';

/** The items of two rows, weighed: what many units have tells little. */
export interface Weights {
  of(item: Item): number;
}

/** Weighs items by how few units hold them. */
export function weigh(rows: readonly (readonly Signals[])[]): Weights {
  const holders = new Map<string, number>();
  let units = 0;
  for (const row of rows) {
    units += row.length;
    for (const { items } of row) {
      for (const key of new Set(items.flatMap(({ keys }) => keys))) holders.set(key, (holders.get(key) ?? 0) + 1);
    }
  }
  const known = new Map<Item, number>();
  return {
    of(item) {
      let weight = known.get(item);
      if (weight === undefined) {
        const most = item.keys.reduce((count, key) => Math.max(count, holders.get(key) ?? 0), 1);
        weight = Math.log(1 + units / most) * (item.literal ? literalBoost : 1);
        known.set(item, weight);
      }
      return weight;
    },
  };
}

/** The items of a unit, ready to be compared often. */
export interface Bag {
  readonly items: readonly { readonly keys: readonly string[]; readonly weight: number }[];
  readonly total: number;
  /** Key → items that have it. */
  readonly holders: ReadonlyMap<string, readonly number[]>;
}

/** A bag of items; several units make one bag. */
export function bagOf(signals: readonly Signals[], weights: Weights): Bag {
  const items = signals.flatMap((one) => one.items).map((item) => ({ keys: item.keys, weight: weights.of(item) }));
  const holders = new Map<string, number[]>();
  for (const [index, { keys }] of items.entries()) {
    for (const key of keys) addTo(holders, key, index);
  }
  return { items, total: items.reduce((sum, { weight }) => sum + weight, 0), holders };
}

/** How much of two bags is the same, by weight: 0 to 1. Two empty bags have nothing in common. */
export function overlap(one: Bag, other: Bag): number {
  const total = one.total + other.total;
  return total === 0 ? 0 : shared(one, other).weight / total;
}

/** The share of `one` that is also in `other`, leaving aside what `besides` has taken of it; 0 to 1. */
export function coverage(one: Bag, other: Bag, besides: Bag): number {
  const taken = shared(besides, other).used;
  const found = shared(one, other, taken);
  return one.total === 0 ? 0 : found.own / one.total;
}

/** Each item of a bag takes one of the other that shares a key with it and is still free. */
function shared(one: Bag, other: Bag, taken?: ReadonlySet<number>): { weight: number; own: number; used: Set<number> } {
  const used = new Set(taken);
  let weight = 0;
  let own = 0;
  for (const item of one.items) {
    const match = freeHolder(item.keys, other, used);
    if (match === undefined) continue;
    used.add(match);
    own += item.weight;
    weight += item.weight + (other.items[match]?.weight ?? 0);
  }
  return { weight, own, used };
}

function freeHolder(keys: readonly string[], { holders }: Bag, used: ReadonlySet<number>): number | undefined {
  for (const key of keys) {
    for (const index of holders.get(key) ?? []) if (!used.has(index)) return index;
  }
  return undefined;
}

/** How alike two texts are letter by letter: Dice over groups of three, 0 to 1. */
export function trigramSimilarity(one: string, other: string): number {
  if (one === other) return 1;
  const counts = new Map<string, number>();
  for (const gram of trigrams(one)) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  let common = 0;
  for (const gram of trigrams(other)) {
    const left = counts.get(gram) ?? 0;
    if (left === 0) continue;
    counts.set(gram, left - 1);
    common++;
  }
  const total = Math.max(0, one.length) + Math.max(0, other.length);
  return total === 0 ? 1 : (2 * common) / total;
}

function* trigrams(text: string): Generator<string> {
  // Blanks on both ends give as many groups as letters.
  const padded = ` ${text} `;
  for (let at = 0; at + 3 <= padded.length; at++) yield padded.slice(at, at + 3);
}

/** Code, numbers and placeholders stay as they are in any language. */
const literalBoost = 1.6;
