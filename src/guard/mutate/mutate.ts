import type { Catalogue } from '../../core/catalogue.ts';
import type { Change, State } from '../../core/change.ts';
import type { Rule } from '../../core/rule.ts';
import { guard } from '../guard.ts';
import { fileMutants } from './file-mutants.ts';
import { lawMutants } from './law-mutants.ts';
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
    ...unitMutants(
      base.catalogue,
      operators.filter(({ name }) => wanted(name)),
    ),
    ...[...fileMutants(base.catalogue), ...lawMutants(base, options.rules)].filter(({ operator }) => wanted(operator)),
  ].toSorted(byPlace);
  const chosen = sample(mutants, options.limit ?? mutants.length, options.seed);
  const trials: Trial[] = [];
  for (const mutant of chosen) {
    options.watch?.(trials.length, chosen.length);
    if (mutant.law) {
      // Base's law judges the same files; the linter is what was weakened.
      trials.push({ mutant, outcome: judge({ base, head: mutant.law(base), judged: base.catalogue }, options) });
      continue;
    }
    const mutated = options.reread(base.catalogue, mutant.edits());
    const linter = await options.lint?.(mutant, mutated);
    trials.push({ mutant, outcome: judge(changeBy(mutant, base, mutated), options), ...(linter ? { linter } : {}) });
  }
  return { trials, possible: mutants.length };
}

function judge(change: Change, { rules }: MutateOptions): Outcome {
  const { weakened, unclear } = guard(change, { rules, digest: () => '' });
  if (weakened.length > 0) return 'weakened';
  return unclear.length > 0 ? 'unclear' : 'survived';
}

function changeBy(mutant: Mutant, base: State, mutated: Catalogue): Change {
  const [was, is] = isLocal(base, mutant)
    ? [partOf(base.catalogue, mutant), partOf(mutated, mutant)]
    : [base.catalogue, mutated];
  return { base: { ...base, catalogue: was }, head: { ...base, catalogue: is }, judged: is };
}

/** Do only words change, and no run gets another file? */
function isLocal({ catalogue }: State, mutant: Mutant): boolean {
  const paths = new Set(catalogue.seeds.map(({ file }) => file.path));
  return [...mutant.edits()].every(([path, text]) => text !== null && paths.has(path));
}

/** The files that change: all others would only be found equal. Which run gets them is the same before and after. */
function partOf(catalogue: Catalogue, mutant: Mutant): Catalogue {
  const paths = mutant.edits();
  return {
    ...catalogue,
    definition: { ...catalogue.definition, runs: [] },
    seeds: catalogue.seeds.filter(({ file }) => paths.has(file.path)),
    documents: new Map(),
    pages: new Map(),
  };
}

function byPlace(a: Mutant, b: Mutant): number {
  if (a.at.path !== b.at.path) return a.at.path < b.at.path ? -1 : 1;
  return a.at.start - b.at.start;
}
