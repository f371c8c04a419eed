import { matrixOf } from '../../core/resolve.ts';
import { matrixJson, matrixText } from '../../report/matrix.ts';
import type { CommonOptions } from '../options.ts';
import { readWorkspace, textOptions } from '../workspace.ts';
import type { World } from '../world.ts';

/** `seedlint matrix`: which prompt every run gets. */
export async function matrix(
  options: CommonOptions & { readonly format: 'text' | 'json' | 'html' },
  world: World,
): Promise<number> {
  const { catalogue, code } = await readWorkspace(options, world);
  const result = matrixOf(catalogue);
  if (options.format === 'json') world.stdout.write(matrixJson(result));
  else if (options.format === 'html') {
    const { matrixHtml } = await import('../../report/html/matrix.ts');
    const { words } = await textOptions(options, world);
    world.stdout.write(matrixHtml(result, catalogue.definition, words));
  } else world.stdout.write(matrixText(result, await textOptions(options, world)));
  return code;
}
