import type { MutantWords } from '../core/mutant-words.ts';
import { isData } from './config-merge.ts';

/** The words of a parsed `mutants.yaml`. What its schema would refuse is left out. */
export function mutantsFrom(data: unknown): MutantWords {
  const parts = isData(data) ? data : {};
  return {
    swaps: mapOf(parts['swaps'], (words) => mapOf(words, (word) => (typeof word === 'string' ? word : undefined))),
    frames: mapOf(parts['frames'], (frames) => mapOf(frames, texts)),
    tails: mapOf(parts['tails'], texts),
    additions: mapOf(parts['additions'], texts),
  };
}

/** The words of both; of two ways to put the same, that of `more`. */
export function extendMutants(known: MutantWords | undefined, more: MutantWords | undefined): MutantWords | undefined {
  if (!known || !more) return more ?? known;
  const swaps = Object.keys({ ...known.swaps, ...more.swaps }).map(
    (operator) => [operator, { ...known.swaps[operator], ...more.swaps[operator] }] as const,
  );
  return {
    swaps: Object.fromEntries(swaps),
    frames: { ...known.frames, ...more.frames },
    tails: { ...known.tails, ...more.tails },
    additions: { ...known.additions, ...more.additions },
  };
}

function mapOf<Value>(data: unknown, read: (value: unknown) => Value | undefined): Record<string, Value> {
  if (!isData(data)) return {};
  return Object.fromEntries(
    Object.entries(data).flatMap(([key, value]) => {
      const known = read(value);
      return known === undefined ? [] : [[key, known] as const];
    }),
  );
}

function texts(data: unknown): readonly string[] {
  return Array.isArray(data) ? data.filter((text) => typeof text === 'string') : [];
}
