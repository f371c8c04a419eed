import type { Catalogue } from '../../core/catalogue.ts';
import type { State } from '../../core/change.ts';
import type { Rule } from '../../core/rule.ts';
import { guard } from '../guard.ts';
import { fileMutants } from './file-mutants.ts';
import type { Mutant, Reread } from './mutant.ts';
import { operators } from './operators.ts';
import { sample } from './sample.ts';
import { unitMutants } from './unit-mutants.ts';

/** What the guard made of a mutant. */
export type Outcome = 'weakened' | 'unclear' | 'survived';

/** A mutant that was tried. */
export interface Trial {
  readonly mutant: Mutant;
  readonly outcome: Outcome;
  /** Rules of the linter that say more of it than of base; absent where nobody asked. */
  readonly linter?: readonly string[];
}

export interface MutateOptions {
  readonly rules: readonly Rule[];
  readonly reread: Reread;
  /** How many are tried at most; absent: all. */
  readonly limit?: number;
  readonly seed: number;
  /** Only these; absent: all. */
  readonly operators?: readonly string[];
  /** Which rules of the linter have more to say of a mutant than of base. */
  lint?(this: void, mutant: Mutant, mutated: Catalogue): Promise<readonly string[]>;
  /** Told before each trial. */
  watch?(this: void, done: number, of: number): void;
}

/** What became of the mutants that were tried, in the order of files and lines. */
export interface Mutation {
  readonly trials: readonly Trial[];
  /** How many there are in all. */
  readonly possible: number;
}

/** Weakens a catalogue in many ways, one at a time, and asks the guard of each. */
export async function mutate(base: State, options: MutateOptions): Promise<Mutation> {
  const wanted = (name: string): boolean => options.operators?.includes(name) ?? true;
  const mutants = [
    ...unitMutants(base.catalogue, operators.filter(({ name }) => wanted(name))),
    ...fileMutants(base.catalogue).filter(({ operator }) => wanted(operator)),
  ].toSorted(byPlace);
  const chosen = sample(mutants, options.limit ?? mutants.length, options.seed);
  const trials: Trial[] = [];
  for (const mutant of chosen) {
    options.watch?.(trials.length, chosen.length);
    const mutated = options.reread(base.catalogue, mutant.edits());
    const linter = await options.lint?.(mutant, mutated);
    trials.push({ mutant, outcome: judge(base, mutant, mutated, options), ...(linter ? { linter } : {}) });
  }
  return { trials, possible: mutants.length };
}

function judge(base: State, mutant: Mutant, mutated: Catalogue, { rules }: MutateOptions): Outcome {
  const paths = new Set(mutant.edits().keys());
  const isNew = [...paths].some((path) => !base.catalogue.seeds.some(({ file }) => file.path === path));
  // A file that comes may change what runs get; else only the files that change need to be compared.
  const part = (catalogue: Catalogue): Catalogue =>
    isNew ? catalogue : { ...catalogue, seeds: catalogue.seeds.filter(({ file }) => paths.has(file.path)) };
  const [was, is] = [{ ...base, catalogue: part(base.catalogue) }, { ...base, catalogue: part(mutated) }];
  const verdict = guard({ base: was, head: is, judged: is.catalogue }, { rules, digest: () => '' });
  if (verdict.weakened.length > 0) return 'weakened';
  return verdict.unclear.length > 0 ? 'unclear' : 'survived';
}

function byPlace(a: Mutant, b: Mutant): number {
  if (a.at.path !== b.at.path) return a.at.path < b.at.path ? -1 : 1;
  return a.at.start - b.at.start;
}
