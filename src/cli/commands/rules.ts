import { rules as everyRule } from '../../../rules/index.ts';
import { fixesShown } from '../../report/explain.ts';
import { rulesJson, rulesText } from '../../report/rules-table.ts';
import { readPackageFile } from '../package-files.ts';
import type { CommonOptions } from '../options.ts';
import { textOptions } from '../workspace.ts';
import type { World } from '../world.ts';

/** `seedlint rules`: every rule there is. */
export async function rules(
  options: Pick<CommonOptions, 'lang' | 'color'> & { readonly format: 'text' | 'json' },
  world: World,
): Promise<number> {
  const text = await textOptions(options, world);
  const entries = everyRule.map((rule) => {
    const fixes = fixesShown(readPackageFile(`rules/${rule.id}/README.md`) ?? '');
    return fixes === undefined ? { rule } : { rule, fixes };
  });
  world.stdout.write(options.format === 'json' ? rulesJson(entries, text.words) : rulesText(entries, text));
  return 0;
}
