import type { Trial } from './mutate.ts';

/** How many mutants of a kind were tried, and what became of them. */
export interface Score {
  readonly name: string;
  readonly tried: number;
  readonly weakened: number;
  readonly unclear: number;
  readonly survived: number;
  /** How many the linter reports; absent where nobody asked. */
  readonly linter?: number;
}

/** Scores by a name of each trial, in the order the names come up; a trial may have several, or none. */
export function scoresBy(trials: readonly Trial[], namesOf: (trial: Trial) => readonly string[]): Score[] {
  const found = new Map<string, Trial[]>();
  for (const trial of trials) {
    for (const name of namesOf(trial)) {
      const known = found.get(name);
      if (known) known.push(trial);
      else found.set(name, [trial]);
    }
  }
  return [...found].map(([name, some]) => scoreOf(name, some));
}

export function scoreOf(name: string, trials: readonly Trial[]): Score {
  const count = (outcome: Trial['outcome']): number => trials.filter((trial) => trial.outcome === outcome).length;
  const asked = trials.filter(({ linter }) => linter);
  return {
    name,
    tried: trials.length,
    weakened: count('weakened'),
    unclear: count('unclear'),
    survived: count('survived'),
    ...(asked.length > 0 ? { linter: asked.filter(({ linter = [] }) => linter.length > 0).length } : {}),
  };
}

/** The share of mutants the guard does not let pass. */
export function killed({ tried, survived }: Score): number {
  return tried === 0 ? 1 : (tried - survived) / tried;
}
