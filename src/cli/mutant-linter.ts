import { translationsOf, type Catalogue } from '../core/catalogue.ts';
import type { Config } from '../core/config.ts';
import type { Rule } from '../core/rule.ts';
import type { Seed } from '../core/seed.ts';
import type { Mutant } from '../guard/mutate/mutant.ts';
import { lint } from '../lint/lint.ts';

interface Linted {
  readonly catalogue: Catalogue;
  readonly config: Config;
  readonly rules: readonly Rule[];
  readonly now: Date;
}

/** Tells which rules have more to say of a mutant than of base. Looked at are the file and its translations, as if there were no others. */
export function mutantLinter({
  catalogue,
  config,
  rules,
  now,
}: Linted): (mutant: Mutant, mutated: Catalogue) => Promise<string[]> {
  const known = new Map<string, Promise<Map<string, number>>>();
  const today = now.toISOString().slice(0, 10);
  const countsOf = async (whole: Catalogue, paths: ReadonlySet<string>): Promise<Map<string, number>> => {
    const part = { ...whole, seeds: whole.seeds.filter(({ file }) => paths.has(file.path)) };
    const { findings } = await lint(part, { rules, config, today });
    const counts = new Map<string, number>();
    for (const { rule, message, at } of findings) {
      const key = JSON.stringify([rule, message, at.path]);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return counts;
  };
  return async (mutant, mutated) => {
    const paths = new Set([...mutant.edits().keys(), ...groupOf(catalogue, mutant.at.path)]);
    const key = [...paths].toSorted().join('\n');
    let before = known.get(key);
    if (!before) known.set(key, (before = countsOf(catalogue, paths)));
    const [was, is] = [await before, await countsOf(mutated, paths)];
    const more = [...is].filter(([finding, count]) => count > (was.get(finding) ?? 0));
    return [...new Set(more.map(([finding]) => ruleOf(finding)))].toSorted();
  };
}

/** A file and its translations. */
function groupOf(catalogue: Catalogue, path: string): string[] {
  const seed = catalogue.seeds.find(({ file }) => file.path === path);
  return seed ? [seed, ...translationsOf(catalogue, seed)].map(({ file }: Seed) => file.path) : [];
}

function ruleOf(key: string): string {
  return /^\["([^"]+)"/.exec(key)?.[1] ?? key;
}
