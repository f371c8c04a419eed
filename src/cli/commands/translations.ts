import { relative, sep } from 'node:path';
import { acceptedFrom, twinsKey, type AcceptedTwins } from '../../core/translation-lock.ts';
import { twinsOf } from '../../core/twins.ts';
import { digest, writeLock } from '../../read/translation-lock.ts';
import { scopeOf } from '../narrow.ts';
import { commandNames, type CommonOptions } from '../options.ts';
import { typedPaths } from '../typed-paths.ts';
import { readWorkspace, textOptions } from '../workspace.ts';
import type { World } from '../world.ts';
import { writeReport } from '../write-file.ts';

/** `seedlint translations accept`: writes down that the translations of these files say what their sources say now. */
export async function acceptTranslations(
  paths: readonly string[],
  options: CommonOptions,
  world: World,
): Promise<number> {
  const { catalogue, code, config, packs } = await readWorkspace(options, world);
  // What could not be read could not be compared, and must not be forgotten.
  if (code !== 0) return code;
  const { root, translations } = config;
  const files = new Set(catalogue.seeds.map(({ file }) => file.path));
  const isWanted = scopeOf(await typedPaths(paths, world.cwd), { cwd: world.cwd, root, files, commands: commandNames });
  const known = new Map((catalogue.translations?.accepted ?? []).map((entry) => [twinsKey(entry), entry]));
  const kept: AcceptedTwins[] = [];
  let changed = 0;
  let count = 0;
  // Only what is there now is written: entries of files that are gone go with them.
  for (const twins of twinsOf(catalogue)) {
    const now = acceptedFrom(twins, { packs, digest });
    const before = known.get(twinsKey(now));
    if (!isWanted(now.main) && !isWanted(now.other)) {
      if (before) kept.push(before);
      continue;
    }
    count++;
    kept.push(now);
    if (before?.units.join('\n') !== now.units.join('\n')) changed++;
  }
  const dropped = known.size - kept.filter((entry) => known.has(twinsKey(entry))).length;
  const { words } = await textOptions(options, world);
  const shown = relative(world.cwd, translations.path).split(sep).join('/');
  if (changed + dropped > 0) writeReport(translations.path, writeLock(kept), root);
  world.stdout.write(`${words.ui('translations.accepted', { count, changed, dropped, path: shown })}\n`);
  return 0;
}
