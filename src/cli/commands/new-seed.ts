import type { Axis } from '../../core/catalogue.ts';
import { SeedlintError } from '../../core/errors.ts';
import type { Cell } from '../../core/seed.ts';
import { readCatalogue } from '../../read/catalogue.ts';
import { withTexts } from '../../read/law-texts.ts';
import { newSeed, type NewSeedOptions } from '../../read/scaffold/new-seed.ts';
import { diskSource } from '../../read/source-disk.ts';
import { newSeedText } from '../../report/new-seed.ts';
import { axisValue, kindValue } from '../axis-value.ts';
import { assertFree, createFiles } from '../create-files.ts';
import { judgeFor } from '../judge.ts';
import type { CommonOptions } from '../options.ts';
import { progressOn } from '../progress.ts';
import { stopwatch } from '../stopwatch.ts';
import { openWorkspace, textOptions, type Workspace } from '../workspace.ts';
import type { World } from '../world.ts';

/** Options of `seedlint new seed` as commander gives them. */
export type NewSeedFlags = CommonOptions & Readonly<Partial<Record<Exclude<Axis, 'locale'>, string>>>;

/** `seedlint new seed`: the files of a seed that is not there yet, with what they must say already in them. */
export async function newSeedCommand(flags: NewSeedFlags, world: World): Promise<number> {
  const space = await openWorkspace(flags, world);
  const { root } = space.config;
  const cell = cellFrom(flags, space);
  const files = newSeed(cell, optionsFor(space));
  assertFree(root, files.keys());
  createFiles(root, files);

  const progress = progressOn(world);
  const judge = judgeFor(space, {
    watch: stopwatch(() => world.elapsed()),
    progress,
    today: world.now().toISOString().slice(0, 10),
  });
  const { report } = await judge(diskSource(root)).finally(() => progress.end());
  const open = report.findings.filter(({ at, related }) =>
    [at, ...related.map((one) => one.at)].some(({ path }) => files.has(path)),
  );
  world.stdout.write(
    newSeedText({ files: [...files.keys()], findings: open, rules: space.rules }, await textOptions(flags, world)),
  );
  return 0;
}

function cellFrom(flags: NewSeedFlags, { config: { catalogue } }: Workspace): Cell {
  const cell: Partial<Record<Axis, string>> = {};
  for (const axis of ['stage', 'role', 'mode'] as const) {
    const asked = flags[axis];
    if (asked !== undefined) cell[axis] = axisValue(axis, asked, catalogue);
  }
  if (Object.keys(cell).length === 0 && flags.kind === undefined) {
    throw new SeedlintError('usage', {
      reason: 'A seed is for a stage, a role or a mode: say which.',
      hint: 'Add --stage, --role or --mode; catalogue.yaml has their values.',
    });
  }
  const kind = kindValue(flags.kind, catalogue);
  return kind === undefined ? cell : { ...cell, kind };
}

/** What there is; a catalogue without any file yet is one, too. */
function optionsFor({ config, packs }: Workspace): NewSeedOptions {
  const { catalogue: definition, law } = config;
  try {
    const { catalogue } = readCatalogue(diskSource(config.root), config, packs);
    return { definition, law: catalogue.law, packs, seeds: catalogue.seeds };
  } catch (error) {
    if (!(error instanceof SeedlintError) || error.code !== 'no-files') throw error;
    return { definition, law: withTexts(law, definition, packs), packs, seeds: [] };
  }
}
