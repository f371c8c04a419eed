export interface Link {
  readonly left: number;
  readonly right: number;
}

/** The longest row of links in which both ends only go up. `links` are sorted by their left ends, each left end once. */
export function longestChain<Item extends Link>(links: readonly Item[]): Item[] {
  return heaviestChain(links.map((link) => ({ ...link, link, weight: 1 }))).map(({ link }) => link);
}

/** Of all rows of links in which both ends only go up, the one that weighs most; of equals, the one that stays further left. */
export function heaviestChain<Item extends Link & { readonly weight: number }>(links: readonly Item[]): Item[] {
  // Right ends go down within one left end, so that no two of its links can follow each other.
  const sorted = links.toSorted((a, b) => a.left - b.left || b.right - a.right);
  const size = sorted.reduce((most, { right }) => Math.max(most, right), -1) + 1;
  const best = new PrefixBest(size);
  const before: (number | undefined)[] = [];
  for (const [index, { right, weight }] of sorted.entries()) {
    const previous = best.below(right);
    before.push(previous?.index);
    best.raise(right, { index, weight: (previous?.weight ?? 0) + weight });
  }
  const chain: Item[] = [];
  for (let index = best.below(size)?.index; index !== undefined; index = before[index]) {
    const link = sorted[index];
    if (link) chain.push(link);
  }
  return chain.toReversed();
}

interface Best {
  readonly index: number;
  readonly weight: number;
}

/** The heaviest entry below a position, in logarithmic time (a Fenwick tree of maxima). */
class PrefixBest {
  readonly #tree: (Best | undefined)[];

  constructor(size: number) {
    this.#tree = Array<Best | undefined>(size + 1).fill(undefined);
  }

  below(position: number): Best | undefined {
    let found: Best | undefined;
    for (let at = position; at > 0; at -= at & -at) {
      const best = this.#tree[at];
      if (best && (!found || isBetter(best, found))) found = best;
    }
    return found;
  }

  raise(position: number, entry: Best): void {
    for (let at = position + 1; at < this.#tree.length; at += at & -at) {
      const best = this.#tree[at];
      if (!best || isBetter(entry, best)) this.#tree[at] = entry;
    }
  }
}

function isBetter(one: Best, other: Best): boolean {
  return one.weight > other.weight || (one.weight === other.weight && one.index < other.index);
}
