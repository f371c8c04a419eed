import { addTo } from './group.ts';
import { heaviestChain, longestChain } from './chain.ts';

/** What the pairing of two rows of things asks of whoever knows the things. Indices are positions in the rows. */
export interface Judge {
  readonly left: number;
  readonly right: number;
  readonly limits: Limits;
  /** What tells a thing from all others of its row and is the same in both rows; undefined for most. */
  anchor(side: Side, index: number): string | undefined;
  /** What things of both rows may have in common, with how much each tells. */
  keys(side: Side, index: number): ReadonlyMap<string, number>;
  /** 0 to 1. */
  similarity(left: number, right: number): number;
  /** Similarity of several taken together. */
  joined(left: readonly number[], right: readonly number[]): number;
  /** How much of what a thing says one of the other row says, too, beyond what that one's partner says; 0 to 1. */
  covered(this: void, side: Side, index: number, other: number, partner: number): number;
  /** Does nothing speak against two things that are not much alike? */
  mayBeSame(left: number, right: number): boolean;
  /** How long a thing is, in a measure that both rows have in common. */
  length(side: Side, index: number): number;
  /** Told once, when most pairs are known: similarity may get better by it. */
  learn?(matches: readonly Match[]): void;
}

export type Side = 'left' | 'right';

/** Similarities from which two things are taken for the same. */
export interface Limits {
  /** In order, between two pairs. */
  readonly pair: number;
  /** Beyond doubt. */
  readonly sure: number;
  /** With a key that nothing else has. */
  readonly anchor: number;
  /** Is a key of that kind proof enough even out of order? */
  readonly anchorsMove?: true;
  /** Alone between the same neighbours. */
  readonly sandwich: number;
  /** Of a few between the same neighbours, when one row has more of them than the other; absent: such are never paired. */
  readonly uneven?: number;
  /** Out of order. */
  readonly moved: number;
  /** Two together, above `pair` … */
  readonly joinMargin: number;
  /** … and above the better of them alone. */
  readonly joinGain: number;
  /** Share of a thing that its neighbour's partner says, too. */
  readonly covered: number;
}

/** `merged`: several left things are one on the right; `split`: one left thing is several on the right. */
export type How = 'anchor' | 'gap' | 'sandwich' | 'moved' | 'merged' | 'split';

export interface Match {
  readonly left: number;
  readonly right: number;
  readonly similarity: number;
  readonly how: How;
}

/** Pairs the things of two rows; sorted by left, then right. A thing is in several pairs only where things were merged or split. */
export function pairUp(judge: Judge): Match[] {
  const pairing: Pairing = {
    judge,
    partner: { left: Array(judge.left).fill(undefined), right: Array(judge.right).fill(undefined) },
    matches: [],
  };
  const { pair, sure, moved } = judge.limits;
  findAnchors(pairing);
  // What is sure comes first: a row of passable pairs must not outweigh two good ones.
  fillGaps(pairing, sure);
  fillGaps(pairing, pair);
  judge.learn?.(pairing.matches);
  fillGaps(pairing, pair);
  findMoved(pairing, sure);
  findSandwiched(pairing);
  findMoved(pairing, moved);
  findSandwiched(pairing);
  joinNeighbours(pairing);
  return pairing.matches.toSorted((a, b) => a.left - b.left || a.right - b.right);
}

interface Pairing {
  readonly judge: Judge;
  readonly partner: Readonly<Record<Side, (number | undefined)[]>>;
  readonly matches: Match[];
}

function add({ partner, matches }: Pairing, match: Match): void {
  matches.push(match);
  partner.left[match.left] ??= match.right;
  partner.right[match.right] ??= match.left;
}

function findAnchors(pairing: Pairing): void {
  const { judge } = pairing;
  const others = uniqueAnchors(judge, 'right');
  const links = [...uniqueAnchors(judge, 'left')].flatMap(([key, left]) => {
    const right = others.get(key);
    return right === undefined ? [] : [{ left, right }];
  });
  for (const { left, right } of longestChain(links)) {
    const similarity = judge.similarity(left, right);
    if (similarity >= judge.limits.anchor) add(pairing, { left, right, similarity, how: 'anchor' });
  }
  if (!judge.limits.anchorsMove) return;
  for (const { left, right } of links) {
    if (pairing.partner.left[left] !== undefined) continue;
    add(pairing, { left, right, similarity: judge.similarity(left, right), how: 'moved' });
  }
}

function uniqueAnchors(judge: Judge, side: Side): Map<string, number> {
  const found = new Map<string, number>();
  const repeated = new Set<string>();
  for (let index = 0; index < judge[side]; index++) {
    const key = judge.anchor(side, index);
    if (key === undefined) continue;
    if (found.has(key)) repeated.add(key);
    else found.set(key, index);
  }
  for (const key of repeated) found.delete(key);
  return found;
}

/** Between two pairs that follow each other, what is alike and in order. */
function fillGaps(pairing: Pairing, limit: number): void {
  const { judge } = pairing;
  for (const { left, right } of gapsOf(pairing)) {
    const links = candidates(judge, left, right)
      .map((link) => ({ ...link, similarity: judge.similarity(link.left, link.right) }))
      .filter(({ similarity }) => similarity >= limit)
      .map((link) => ({ ...link, weight: link.similarity - limit + matchBonus }));
    for (const { left: one, right: other, similarity } of heaviestChain(links)) {
      add(pairing, { left: one, right: other, similarity, how: 'gap' });
    }
  }
}

/** What is left alone between the same neighbours is the same in other words. */
function findSandwiched(pairing: Pairing): void {
  const { judge } = pairing;
  for (const { left, right } of gapsOf(pairing)) {
    if (Math.max(left.length, right.length) > longestSandwich) continue;
    if (left.length !== right.length) {
      pairUneven(pairing, left, right);
      continue;
    }
    const matches = left.map((one, index) => {
      const other = right[index] ?? -1;
      return { left: one, right: other, similarity: judge.similarity(one, other), how: 'sandwich' as const };
    });
    for (const match of matches) {
      if (match.similarity >= judge.limits.sandwich && judge.mayBeSame(match.left, match.right)) add(pairing, match);
    }
  }
}

/** One row has more between the same neighbours: the fewer of the other go with those most like them, and the rest is left alone. */
function pairUneven(pairing: Pairing, left: readonly number[], right: readonly number[]): void {
  const { judge } = pairing;
  const { uneven } = judge.limits;
  const long = (side: Side, indices: readonly number[]): number =>
    indices.reduce((sum, index) => sum + judge.length(side, index), 0);
  const [few, many] = [long('left', left), long('right', right)].toSorted((a, b) => a - b);
  // Where both say about as much, something was split rather than lost.
  if (uneven === undefined || few === undefined || many === undefined || few > many * sameAmount) return;
  const size = Math.min(left.length, right.length);
  let best: { matches: Match[]; sum: number } | undefined;
  for (const ones of subsets(left, size)) {
    for (const others of subsets(right, size)) {
      const matches = ones.map((one, index) => {
        const other = others[index] ?? -1;
        return { left: one, right: other, similarity: judge.similarity(one, other), how: 'sandwich' as const };
      });
      const sum = matches.reduce((total, { similarity }) => total + similarity, 0);
      if (!best || sum > best.sum) best = { matches, sum };
    }
  }
  const fits = best?.matches.every(
    ({ left: one, right: other, similarity }) => similarity >= uneven && judge.mayBeSame(one, other),
  );
  if (best && fits) for (const match of best.matches) add(pairing, match);
}

/** All ways to take so many of a few, in order. */
function subsets(items: readonly number[], size: number): number[][] {
  if (size === 0) return [[]];
  return items.flatMap((item, index) => subsets(items.slice(index + 1), size - 1).map((rest) => [item, ...rest]));
}

/** What is alike but stands elsewhere; the best first. */
function findMoved(pairing: Pairing, limit: number): void {
  const { judge, partner } = pairing;
  const left = freeIn(partner.left, 0, judge.left);
  const right = freeIn(partner.right, 0, judge.right);
  const links = candidates(judge, left, right)
    .map((link) => ({ ...link, similarity: judge.similarity(link.left, link.right) }))
    .filter(({ similarity }) => similarity >= limit)
    .sort((a, b) => b.similarity - a.similarity || a.left - b.left || a.right - b.right);
  for (const link of links) {
    if (partner.left[link.left] === undefined && partner.right[link.right] === undefined)
      add(pairing, { ...link, how: 'moved' });
  }
}

/** What is left next to a pair may be a part of it. */
function joinNeighbours(pairing: Pairing): void {
  const { judge, partner } = pairing;
  const found: Match[] = [];
  const taken = { left: new Set<number>(), right: new Set<number>() };
  for (const side of ['left', 'right'] as const) {
    for (let index = 0; index < judge[side]; index++) {
      if (partner[side][index] !== undefined) continue;
      const best = nextPaired(partner[side], index)
        .flatMap((neighbour) => {
          const other = partner[side][neighbour];
          const alone = other === undefined ? 0 : similarityOf(judge, side, neighbour, other);
          if (other === undefined || taken[side === 'left' ? 'right' : 'left'].has(other)) return [];
          const together = joinedOf(
            judge,
            side,
            [neighbour, index].toSorted((a, b) => a - b),
            other,
          );
          const single = Math.max(alone, similarityOf(judge, side, index, other));
          const fits =
            together >= judge.limits.pair + judge.limits.joinMargin && together >= single + judge.limits.joinGain;
          const covered = judge.covered(side, index, other, neighbour) >= judge.limits.covered;
          return fits || covered ? [{ other, together }] : [];
        })
        .toSorted((a, b) => b.together - a.together)[0];
      if (!best) continue;
      taken[side === 'left' ? 'right' : 'left'].add(best.other);
      found.push({
        left: side === 'left' ? index : best.other,
        right: side === 'left' ? best.other : index,
        similarity: best.together,
        how: side === 'left' ? 'merged' : 'split',
      });
    }
  }
  for (const match of found) add(pairing, match);
}

/** The next paired thing on either side; others may have been dropped between. */
function nextPaired(partners: readonly (number | undefined)[], index: number): number[] {
  return [-1, 1].flatMap((step) => {
    for (let at = index + step, steps = 0; steps < farthestNeighbour; at += step, steps++) {
      if (partners[at] !== undefined) return [at];
    }
    return [];
  });
}

function similarityOf(judge: Judge, side: Side, index: number, other: number): number {
  return side === 'left' ? judge.similarity(index, other) : judge.similarity(other, index);
}

function joinedOf(judge: Judge, side: Side, indices: readonly number[], other: number): number {
  return side === 'left' ? judge.joined(indices, [other]) : judge.joined([other], indices);
}

/** The unpaired things between pairs that go up on both sides, gap by gap. Pairs out of order part nothing. */
function gapsOf({ judge, partner, matches }: Pairing): { left: number[]; right: number[] }[] {
  const first = new Map<number, number>();
  for (const { left, right } of matches) if (partner.left[left] === right) first.set(left, right);
  const links = [...first].map(([left, right]) => ({ left, right })).toSorted((a, b) => a.left - b.left);
  const fences = [...longestChain(links), { left: judge.left, right: judge.right }];
  let left = 0;
  let right = 0;
  return fences.flatMap((fence) => {
    const gap = { left: freeIn(partner.left, left, fence.left), right: freeIn(partner.right, right, fence.right) };
    left = fence.left + 1;
    right = fence.right + 1;
    return gap.left.length > 0 && gap.right.length > 0 ? [gap] : [];
  });
}

function freeIn(partners: readonly (number | undefined)[], from: number, to: number): number[] {
  const found: number[] = [];
  for (let index = from; index < to; index++) if (partners[index] === undefined) found.push(index);
  return found;
}

/** Pairs worth a comparison: all of a small gap, in a large one those with the most telling keys in common. */
function candidates(
  judge: Judge,
  left: readonly number[],
  right: readonly number[],
): { left: number; right: number }[] {
  if (left.length * right.length <= smallGap) {
    return left.flatMap((one) => right.map((other) => ({ left: one, right: other })));
  }
  const holders = new Map<string, number[]>();
  for (const other of right) {
    for (const key of judge.keys('right', other).keys()) addTo(holders, key, other);
  }
  return left.flatMap((one, rank) => {
    const expected = right[Math.floor((rank / left.length) * right.length)] ?? 0;
    const shared = new Map<number, number>();
    for (const [key, weight] of judge.keys('left', one)) {
      for (const other of nearest(holders.get(key) ?? [], expected)) {
        shared.set(other, (shared.get(other) ?? 0) + weight);
      }
    }
    return [...shared]
      .toSorted((a, b) => b[1] - a[1] || Math.abs(a[0] - expected) - Math.abs(b[0] - expected) || a[0] - b[0])
      .slice(0, mostCandidates)
      .map(([other]) => ({ left: one, right: other }));
  });
}

/** Of many holders of a key, those about where the partner should be. */
function nearest(sorted: readonly number[], expected: number): readonly number[] {
  if (sorted.length <= mostHolders) return sorted;
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < expected) low = middle + 1;
    else high = middle;
  }
  const from = Math.min(Math.max(0, low - mostHolders / 2), sorted.length - mostHolders);
  return sorted.slice(from, from + mostHolders);
}

// Two certain pairs beat one that is a little more alike.
const matchBonus = 0.02;
const longestSandwich = 3;
// A translation of all of it would be no shorter than this.
const sameAmount = 0.85;
const farthestNeighbour = 3;
const smallGap = 4_000;
const mostHolders = 64;
const mostCandidates = 24;
