import { keyOf, type Item } from './items.ts';

/** Two items that are meant to be one. */
export interface Pair {
  readonly stated: Item;
  readonly carried: Item;
}

/** Pairs items that are alike, the most alike first; what is alike to nothing stays alone. */
export function pairUp(stated: readonly Item[], carried: readonly Item[]): Pair[] {
  const candidates = stated
    .flatMap((one) => carried.map((other) => ({ stated: one, carried: other, score: likeness(one, other) })))
    .filter(({ score }) => score >= alike)
    .sort((a, b) => b.score - a.score);
  const taken = new Set<Item>();
  const pairs: Pair[] = [];
  for (const pair of candidates) {
    if (taken.has(pair.stated) || taken.has(pair.carried)) continue;
    taken.add(pair.stated).add(pair.carried);
    pairs.push(pair);
  }
  return pairs;
}

// Half of the words.
const alike = 0.5;

/** The share of words and placeholders that two items have in common. Marks such as `##` say nothing. */
function likeness(one: Item, other: Item): number {
  const words = wordsOf(one);
  const left = new Map<string, number>();
  for (const word of words) left.set(word, (left.get(word) ?? 0) + 1);
  const others = wordsOf(other);
  let common = 0;
  for (const word of others) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    common++;
  }
  return (2 * common) / Math.max(1, words.length + others.length);
}

function wordsOf({ text }: Item): string[] {
  return keyOf(text).toLowerCase().match(/[\p{L}\p{M}\p{N}]+|<>/gu) ?? [];
}
