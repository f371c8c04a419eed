import { matrixOf } from '../../core/resolve.ts';
import { matrixJson, matrixText } from '../../report/matrix.ts';
import type { CommonOptions } from '../options.ts';
import { readWorkspace, textOptions } from '../workspace.ts';
import type { World } from '../world.ts';

/** `seedlint matrix`: which prompt every run gets. */
export async function matrix(
  options: CommonOptions & { readonly format: 'text' | 'json' },
  world: World,
): Promise<number> {
  const { catalogue, code } = await readWorkspace(options, world);
  const result = matrixOf(catalogue);
  world.stdout.write(
    options.format === 'json' ? matrixJson(result) : matrixText(result, await textOptions(options, world)),
  );
  return code;
}
