import type { Catalogue } from '../../src/core/catalogue.ts';
import { matrixOf, type Run } from '../../src/core/resolve.ts';
import type { Seed, View } from '../../src/core/seed.ts';

/** The files one run gets, and every other run that gets the same. */
export interface Prompt {
  readonly runs: readonly Run[];
  readonly parts: readonly { readonly layer: string; readonly seed: Seed; readonly view: View }[];
}

/** The prompts of the catalogue by the file that is most their own: told there, a finding stands where it can be mended. */
export function promptsAt(catalogue: Catalogue): ReadonlyMap<string, readonly Prompt[]> {
  let prompts = known.get(catalogue);
  if (!prompts) known.set(catalogue, (prompts = group(catalogue)));
  return prompts;
}

function group(catalogue: Catalogue): Map<string, Prompt[]> {
  const seeds = new Map(catalogue.seeds.map((seed) => [seed.file.path, seed]));
  const prompts = new Map<string, { runs: Run[]; parts: Prompt['parts'] }>();
  const served = new Map<string, number>();
  for (const { run, layers } of matrixOf(catalogue).rows) {
    const parts = layers.flatMap(({ layer, winner }) => {
      const seed = winner && seeds.get(winner.path);
      const view = seed?.views.find(({ locale }) => locale === run.locale) ?? seed?.views[0];
      return seed && view ? [{ layer: layer.id, seed, view }] : [];
    });
    for (const { seed } of parts) served.set(seed.file.path, (served.get(seed.file.path) ?? 0) + 1);
    const key = JSON.stringify([run.locale, ...parts.map(({ seed }) => seed.file.path)]);
    const prompt = prompts.get(key);
    if (prompt) prompt.runs.push(run);
    else if (parts.length > 1) prompts.set(key, { runs: [run], parts });
  }
  const byPath = new Map<string, Prompt[]>();
  for (const prompt of prompts.values()) {
    const path = ownPath(prompt, served);
    const others = byPath.get(path);
    if (others) others.push(prompt);
    else byPath.set(path, [prompt]);
  }
  return byPath;
}

/** The file that serves the fewest runs; the last of equals. */
function ownPath({ parts }: Prompt, served: ReadonlyMap<string, number>): string {
  let own = '';
  for (const { seed } of parts) {
    if ((served.get(seed.file.path) ?? 0) <= (served.get(own) ?? Infinity)) own = seed.file.path;
  }
  return own;
}

const known = new WeakMap<Catalogue, Map<string, Prompt[]>>();
