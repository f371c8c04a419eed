import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plan, PlanChange, PlanItem } from '../core/plan.ts';
import { openGround, type OpenGround } from '../cli/improve/ground.ts';
import { wordsFor } from '../report/words.ts';
import { commitAll, temporaryFolder } from './temporary-folder.ts';
import { testWorld } from './world.ts';

const fixture = fileURLToPath(new URL('../../fixtures/improve/preflight', import.meta.url));

/** A small repository of prompts in which one seed says the preflight in both languages, and the others lack it; by path. */
export const improvable: Readonly<Record<string, string>> = Object.fromEntries(
  readdirSync(fixture, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(fixture, path)).isFile() && path !== 'plan.yaml' && !path.startsWith('.seedlint'))
    .map((path) => [path.split(sep).join('/'), readFileSync(join(fixture, path), 'utf8')]),
);

/** A repository in a folder of its own, committed on \`main\`, and everything that is known of it. */
export async function improvableGround(
  files: Readonly<Record<string, string>> = improvable,
): Promise<{ folder: string; ground: OpenGround }> {
  const folder = temporaryFolder(files);
  commitAll(folder);
  return { folder, ground: await groundOf(folder) };
}

export async function groundOf(folder: string): Promise<OpenGround> {
  return openGround({}, testWorld(folder), { words: await wordsFor('en') });
}

/** A plan of one item for each list of changes. */
export function planWith(...items: readonly (readonly PlanChange[])[]): Plan {
  return {
    plan: 1,
    lang: 'en',
    summary: 'The preflight reached one seed of three.',
    sources: [{ session: 'run-1', digest: '0'.repeat(64) }],
    links: [],
    tool_gaps: [],
    items: items.map((changes, index): PlanItem => ({
      id: `item-${index + 1}`,
      title: `Change ${index + 1}`,
      problem: 'The preflight reached one seed of three.',
      evidence: [],
      class: 'prompts',
      state: changes.length > 0 ? 'ready' : 'needs-author',
      candidates: [],
      changes,
    })),
  };
}
