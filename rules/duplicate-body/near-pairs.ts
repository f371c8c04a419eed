import { addTo } from '../../src/core/group.ts';

/** Something with a set of directives; only bodies of one group are compared. */
export interface Body {
  readonly group: string;
  readonly units: ReadonlySet<string>;
}

export interface NearPair<T extends Body> {
  readonly first: T;
  readonly second: T;
  /** Shared directives over all directives of both, 0 to 1 (Jaccard). */
  readonly similarity: number;
}

/**
 * Pairs at least as similar as the threshold; every member of a cluster is paired with the cluster's first.
 * Min-hash signatures in bands find the candidates, so the cost grows with the number of bodies, not its square.
 */
export function* nearPairs<T extends Body>(bodies: readonly T[], threshold: number): Generator<NearPair<T>> {
  const buckets = new Map<string, T[]>();
  for (const body of bodies) {
    const compared = new Set<T>();
    let best: NearPair<T> | undefined;
    const keys = bandsOf(body);
    for (const key of keys) {
      for (const first of buckets.get(key) ?? []) {
        if (compared.has(first)) continue;
        compared.add(first);
        const similarity = jaccard(first.units, body.units);
        if (similarity >= threshold && (!best || similarity > best.similarity))
          best = { first, second: body, similarity };
      }
    }
    if (best) {
      yield best;
      // Only the first of a cluster waits for others: a thousand copies cost a thousand comparisons.
      continue;
    }
    for (const key of keys) addTo(buckets, key, body);
  }
}

// 16 bands of 4 rows: two bodies with 80 % in common meet in a bucket with probability 0.9998.
const bands = 16;
const rows = 4;

function bandsOf({ group, units }: Body): string[] {
  const minima = new Uint32Array(bands * rows).fill(0xffffffff);
  for (const unit of units) {
    let hash = fnv(unit);
    for (let index = 0; index < minima.length; index++) {
      hash = (Math.imul(hash, 0x9e3779b1) + 0x7f4a7c15) >>> 0;
      const mixed = (hash ^ (hash >>> 15)) >>> 0;
      if (mixed < (minima[index] ?? 0)) minima[index] = mixed;
    }
  }
  return Array.from(
    { length: bands },
    (_, band) => `${group} ${band} ${minima.subarray(band * rows, (band + 1) * rows).join(' ')}`,
  );
}

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const unit of a) if (b.has(unit)) shared++;
  const all = a.size + b.size - shared;
  return all === 0 ? 0 : shared / all;
}

function fnv(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}
