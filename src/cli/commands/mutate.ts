import { rules } from '../../../rules/index.ts';
import { SeedlintError } from '../../core/errors.ts';
import { mutate as plant } from '../../guard/mutate/mutate.ts';
import { operatorNames } from '../../guard/mutate/operators.ts';
import { wordless } from '../../guard/mutate/wordless.ts';
import { reread } from '../../read/reread.ts';
import { suggestion } from '../../read/schema-faults.ts';
import { diskSource } from '../../read/source-disk.ts';
import { mutationJson } from '../../report/mutation-json.ts';
import { mutationText } from '../../report/mutation.ts';
import { mutantLinter } from '../mutant-linter.ts';
import type { CommonOptions, guardFormats } from '../options.ts';
import { progressOn } from '../progress.ts';
import { readWorkspace, textOptions } from '../workspace.ts';
import type { World } from '../world.ts';
import { writeReport } from '../write-file.ts';

/** What `seedlint mutate` was asked, as commander gives it. */
export interface MutateFlags extends CommonOptions {
  readonly format: (typeof guardFormats)[number];
  readonly outputFile?: string;
  /** Ask the linter, too. */
  readonly perRule?: boolean;
  readonly seed?: number;
  readonly limit?: number;
  readonly all?: boolean;
  readonly operator?: readonly string[];
}

/** `seedlint mutate`: would the guard see it if somebody weakened this catalogue? Exit code 1 where it would not. */
export async function mutate(flags: MutateFlags, world: World): Promise<number> {
  if (flags.all && flags.limit !== undefined)
    throw new SeedlintError('usage', { reason: '--all and --limit contradict each other.', hint: 'Leave one out.' });
  const operators = operatorsOf(flags);
  const { config, catalogue, code } = await readWorkspace(flags, world);
  const options = await textOptions(flags, world);
  const progress = progressOn(world);
  const seed = flags.seed ?? 1;
  const source = diskSource(config.root);
  const mutation = await plant(
    { label: 'the working tree', config, catalogue, files: new Map() },
    {
      rules,
      seed,
      operators,
      ...(flags.all ? {} : { limit: flags.limit ?? usualLimit }),
      reread: (base, edits) => reread(base, edits, { source, config }),
      watch: (done, of) => progress.at(options.words.ui('mutate.progress', { done, of })),
      ...(flags.perRule ? { lint: mutantLinter({ catalogue, config, rules, now: world.now() }) } : {}),
    },
  ).finally(() => progress.end());
  if (mutation.trials.length === 0) throw new SeedlintError('no-mutants', { operators: operators.join(', ') });

  const input = { mutation, seed, operators, wordless: wordless(catalogue, operators) };
  const written = (screen: Pick<typeof options, 'width' | 'colour'>): string =>
    flags.format === 'json' ? mutationJson(input) : mutationText(input, { ...options, ...screen });
  if (flags.outputFile === undefined) world.stdout.write(written(options));
  else writeReport(flags.outputFile, written({ width: 100, colour: 0 }), world.cwd);
  if (code !== 0) return code;
  return mutation.trials.some(({ outcome }) => outcome === 'survived') ? 1 : 0;
}

function operatorsOf({ operator: wanted }: MutateFlags): readonly string[] {
  for (const name of wanted ?? []) {
    if (operatorNames.includes(name)) continue;
    throw new SeedlintError('unknown-operator', { operator: name, ...suggestion(name, operatorNames) });
  }
  return wanted ? operatorNames.filter((name) => wanted.includes(name)) : operatorNames;
}

const usualLimit = 300;
