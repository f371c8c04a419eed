import type { Catalogue } from './catalogue.ts';
import { matrixOf, resolve, type Resolution, type Run } from './resolve.ts';
import type { Seed, View } from './seed.ts';

/** One part of what an agent reads: a file that won its layer, as the run's language sees it. */
export interface PromptPart {
  readonly layer: string;
  readonly seed: Seed;
  readonly view: View;
}

/** What the agent of a run reads, layer after layer. */
export interface Prompt {
  readonly run: Run;
  readonly parts: readonly PromptPart[];
  /** Is every part there and read? What the rest would say, nobody knows. */
  readonly whole: boolean;
}

/** The prompts of all runs of a catalogue, in the order of its runs. Worked out once. */
export function promptsOf(catalogue: Catalogue): readonly Prompt[] {
  let prompts = known.get(catalogue);
  if (!prompts) {
    const seeds = seedsByPath(catalogue);
    prompts = matrixOf(catalogue).rows.map(({ run, layers }) => promptFrom(run, layers, seeds));
    known.set(catalogue, prompts);
  }
  return prompts;
}

/** The prompt of one run, declared or not. */
export function promptOf(catalogue: Catalogue, run: Run): Prompt {
  return promptFrom(run, resolve(catalogue, run), seedsByPath(catalogue));
}

function promptFrom(run: Run, layers: readonly Resolution[], seeds: ReadonlyMap<string, Seed>): Prompt {
  return {
    run,
    parts: layers.flatMap(({ layer, winner }) => {
      const seed = winner && seeds.get(winner.path);
      const view = seed && viewFor(seed, run.locale);
      return seed && view ? [{ layer: layer.id, seed, view }] : [];
    }),
    whole: layers.every(({ layer, winner }) => (winner ? seeds.has(winner.path) : !layer.required)),
  };
}

function seedsByPath(catalogue: Catalogue): ReadonlyMap<string, Seed> {
  return new Map(catalogue.seeds.map((seed) => [seed.file.path, seed]));
}

/** A file of another language serves a run that has none of its own. */
function viewFor({ views }: Seed, locale: string): View | undefined {
  return views.find((view) => view.locale === locale) ?? views[0];
}

const known = new WeakMap<Catalogue, readonly Prompt[]>();
