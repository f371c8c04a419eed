import { resolve as resolveRun } from '../../core/resolve.ts';
import { resolveJson, resolveText } from '../../report/resolve.ts';
import type { CommonOptions } from '../options.ts';
import { isDeclared, runFrom, type RunFlags } from '../run-flags.ts';
import { readWorkspace, textOptions } from '../workspace.ts';
import type { World } from '../world.ts';

/** Options of `seedlint resolve` as commander gives them. */
export interface ResolveFlags extends CommonOptions, RunFlags {
  readonly format: 'text' | 'json';
}

/** `seedlint resolve`: what one run gets, and why. Exit code 1 when a required part has no file. */
export async function resolve(flags: ResolveFlags, world: World): Promise<number> {
  const { catalogue, code, words } = await readWorkspace(flags, world);
  const run = runFrom(flags, catalogue.definition);
  const layers = resolveRun(catalogue, run);
  world.stdout.write(
    flags.format === 'json' ? resolveJson(run, layers) : resolveText(run, layers, await textOptions(flags, world)),
  );
  if (!isDeclared(run, catalogue.definition)) world.stderr.write(`${words.ui('resolve.undeclared')}\n`);
  const broken = layers.some(({ layer, state }) => layer.required && state === 'missing');
  return code || (broken ? 1 : 0);
}
