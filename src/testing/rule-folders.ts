import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Rule } from '../core/rule.ts';
import { isMap } from './merge.ts';
import { parseReadme, type Readme } from './readme.ts';

/** A folder below `rules/`, read from the disk: the tests look at what is there, not at what the index lists. */
export interface RuleFolder {
  readonly id: string;
  /** All its TypeScript but tests, one file after the other. */
  readonly sources: string;
  /** Undefined when there is no README. */
  readonly readme: Readme | undefined;
  readonly load: () => Promise<Rule>;
}

export const ruleFolders: readonly RuleFolder[] = readdirSync(rulesRoot(), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(join(rulesRoot(), entry.name, 'rule.ts')))
  .map(({ name }) => {
    const readme = join(rulesRoot(), name, 'README.md');
    return {
      id: name,
      sources: sourcesIn(join(rulesRoot(), name)),
      readme: existsSync(readme) ? parseReadme(readFileSync(readme, 'utf8')) : undefined,
      load: () => load(name),
    };
  })
  .sort((a, b) => (a.id < b.id ? -1 : 1));

/** Every rule that can be loaded; one that cannot fails in its own tests, not in everybody's. */
export async function loadableRules(): Promise<Rule[]> {
  const loaded = await Promise.allSettled(ruleFolders.map((folder) => folder.load()));
  return loaded.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
}

function sourcesIn(folder: string): string {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
}

async function load(id: string): Promise<Rule> {
  const module: unknown = await import(`../../rules/${id}/rule.ts`);
  if (isMap(module) && isRule(module['default'])) return module['default'];
  throw new TypeError(`rules/${id}/rule.ts has no rule as its default export`);
}

function isRule(value: unknown): value is Rule {
  return isMap(value) && typeof value['id'] === 'string' && typeof value['check'] === 'function';
}

function rulesRoot(): string {
  return fileURLToPath(new URL('../../rules', import.meta.url));
}
