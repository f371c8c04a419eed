import type { Mutant } from './mutant.ts';

/** Some of many mutants, the same for the same seed: as many of each operator as can be, and of each from as many files as can be. */
export function sample(mutants: readonly Mutant[], limit: number, seed: number): Mutant[] {
  const random = generator(seed);
  const rows = [...groups(mutants, ({ operator }) => operator).values()].map((ofOperator) =>
    takeTurns([...groups(shuffled(ofOperator, random), ({ at }) => at.path).values()]),
  );
  const chosen = new Set(takeTurns(rows).slice(0, limit));
  return mutants.filter((mutant) => chosen.has(mutant));
}

/** One of each row, then another of each. */
function takeTurns<Item>(rows: readonly (readonly Item[])[]): Item[] {
  const longest = Math.max(0, ...rows.map(({ length }) => length));
  return Array.from({ length: longest }, (_, turn) => rows.flatMap((row) => row.slice(turn, turn + 1))).flat();
}

function groups<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const found = new Map<string, Item[]>();
  for (const item of items) {
    const row = found.get(keyOf(item));
    if (row) row.push(item);
    else found.set(keyOf(item), [item]);
  }
  return found;
}

function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  return items
    .map((item) => ({ item, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** Numbers from 0 to below 1, always the same ones: a linear congruence modulo 2³² (Numerical Recipes), its high bits used. */
function generator(seed: number): () => number {
  let state = (seed ^ 0x9e3779b9) >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) / 2 ** 24;
  };
}
