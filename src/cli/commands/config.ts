import { configJson, configText } from '../../report/config.ts';
import type { CommonOptions } from '../options.ts';
import { openWorkspace, textOptions } from '../workspace.ts';
import type { World } from '../world.ts';

/** `seedlint config`: the configuration in force, and where each value came from. */
export async function config(
  options: CommonOptions & { readonly format: 'text' | 'json' },
  world: World,
): Promise<number> {
  const space = await openWorkspace(options, world);
  world.stdout.write(
    options.format === 'json' ? configJson(space.config) : configText(space.config, await textOptions(options, world)),
  );
  return 0;
}
