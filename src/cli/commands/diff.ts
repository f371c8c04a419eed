import { diffOf } from '../../guard/diff.ts';
import { diffJson, diffText } from '../../report/diff.ts';
import { readChange, type SideFlags } from '../guard-sides.ts';
import type { CommonOptions } from '../options.ts';
import { textOptions } from '../workspace.ts';
import type { World } from '../world.ts';

export interface DiffFlags extends CommonOptions, SideFlags {
  readonly format: 'text' | 'json';
}

/** `seedlint diff`: what became of every directive, silent on what only looks different. */
export async function diff(flags: DiffFlags, world: World): Promise<number> {
  const groups = diffOf(await readChange(flags, world));
  world.stdout.write(flags.format === 'json' ? diffJson(groups) : diffText(groups, await textOptions(flags, world)));
  return 0;
}
