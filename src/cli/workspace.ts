import { rules } from '../../rules/index.ts';
import type { Catalogue } from '../core/catalogue.ts';
import type { Config } from '../core/config.ts';
import type { LocalePack } from '../core/locale-pack.ts';
import type { Rule } from '../core/rule.ts';
import { readCatalogue } from '../read/catalogue.ts';
import { configFiles } from '../read/config-disk.ts';
import { loadConfig } from '../read/config.ts';
import { diskSource } from '../read/source-disk.ts';
import type { TextOptions } from '../report/input.ts';
import { reportLang, wordsFor, type Words } from '../report/words.ts';
import { colourLevel, columnsOf } from './colour.ts';
import { sayFailure } from './failure.ts';
import { packsWith } from './packs.ts';
import type { CommonOptions } from './options.ts';
import type { World } from './world.ts';

/** What every command that looks at a catalogue starts from. */
export interface Workspace {
  readonly config: Config;
  readonly packs: ReadonlyMap<string, LocalePack>;
  readonly rules: readonly Rule[];
  readonly words: Words;
}

/** Finds and reads the configuration. Throws SeedlintError. */
export async function openWorkspace({ config, cwd, lang }: CommonOptions, world: World): Promise<Workspace> {
  const [loaded, words] = await Promise.all([
    loadConfig({
      ...(config === undefined ? {} : { config }),
      ...(cwd === undefined ? {} : { cwd }),
      from: world.cwd,
      rules,
      files: configFiles,
    }),
    wordsFor(reportLang(lang, world.env)),
  ]);
  return { config: loaded, packs: await packsWith(loaded.locales), rules, words };
}

/** A workspace with its catalogue read from disk; files that could not be read are said on stderr and make the exit code 2. */
export async function readWorkspace(
  options: CommonOptions,
  world: World,
): Promise<Workspace & { readonly catalogue: Catalogue; readonly code: 0 | 2 }> {
  const space = await openWorkspace(options, world);
  const { catalogue, problems } = readCatalogue(diskSource(space.config.root), space.config, space.packs);
  for (const problem of problems) await sayFailure(problem, options, world);
  return { ...space, catalogue, code: problems.length > 0 ? 2 : 0 };
}

/** Language, width and colour for texts on stdout. */
export async function textOptions({ lang, color }: CommonOptions, world: World): Promise<TextOptions> {
  const words = await wordsFor(reportLang(lang, world.env));
  return { words, width: columnsOf(world), colour: colourLevel(color, world) };
}
