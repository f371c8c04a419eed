import type { Item } from './items.ts';

/** Two items that are meant to be one. */
export interface Pair {
  readonly stated: Item;
  readonly carried: Item;
}

/** Pairs items that are alike, the most alike first; what is alike to nothing stays alone. */
export function pairUp(stated: readonly Item[], carried: readonly Item[]): Pair[] {
  if (stated.length * carried.length > mostCandidates) return [];
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

// With so many differences, nobody wrote the one from the other.
const mostCandidates = 10_000;

// Half of what they say.
const alike = 0.5;

/** How alike two items are, with their `[optional]` parts or without them: 0 to 1. */
function likeness(one: Item, other: Item): number {
  const [bare, otherBare] = [withoutOptional(one.key), withoutOptional(other.key)];
  if (bare !== '' && bare === otherBare) return 1;
  return (sharedWords(one.key, other.key) + sharedEnds(one.key, other.key)) / 2;
}

function withoutOptional(key: string): string {
  return key.replace(/\[[^[\]]*\]/g, '').trim();
}

/** The share of words that are in both. Marks such as `##` and placeholders say nothing. */
function sharedWords(one: string, other: string): number {
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

/** The share of letters before and after the first and last difference: mostly a word in the middle was changed. */
function sharedEnds(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let before = 0;
  while (before < most && one[before] === other[before]) before++;
  let after = 0;
  while (after < most - before && one.at(-1 - after) === other.at(-1 - after)) after++;
  return (2 * (before + after)) / Math.max(1, one.length + other.length);
}

function wordsOf(key: string): string[] {
  return key.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}
