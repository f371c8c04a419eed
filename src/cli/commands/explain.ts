import { rules } from '../../../rules/index.ts';
import { SeedlintError } from '../../core/errors.ts';
import { suggest } from '../../core/suggest.ts';
import { explainText, fixesShown } from '../../report/explain.ts';
import { readPackageFile } from '../package-files.ts';
import type { CommonOptions } from '../options.ts';
import { textOptions } from '../workspace.ts';
import type { World } from '../world.ts';

/** `seedlint explain <rule>`: the page of a rule. */
export async function explain(
  id: string,
  options: Pick<CommonOptions, 'lang' | 'color'>,
  world: World,
): Promise<number> {
  const rule = rules.find((known) => known.id === id);
  if (!rule) {
    const near = suggest(
      id,
      rules.map((known) => known.id),
    );
    const hint = near === undefined ? '"seedlint rules" lists them.' : `Did you mean "${near}"?`;
    throw new SeedlintError('unknown-rule', { rule: id, hint });
  }
  const readme = readPackageFile(`rules/${id}/README.md`) ?? '';
  const fixes = fixesShown(readme);
  const entry = fixes === undefined ? { rule } : { rule, fixes };
  world.stdout.write(explainText(entry, readme, await textOptions(options, world)));
  return 0;
}
