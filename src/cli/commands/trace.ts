import type { Catalogue } from '../../core/catalogue.ts';
import { SeedlintError } from '../../core/errors.ts';
import type { Register, TraceThresholds } from '../../core/requirement.ts';
import { expiredWaivers } from '../../lint/lint.ts';
import { fitsStars } from '../../core/stars.ts';
import { suggestion } from '../../read/schema-faults.ts';
import type { TextOptions } from '../../report/input.ts';
import { traceJson } from '../../report/trace-json.ts';
import { traceMarkdown } from '../../report/trace-markdown.ts';
import { percent } from '../../report/trace-gaps.ts';
import type { TraceTextOptions } from '../../report/trace-table.ts';
import { traceText } from '../../report/trace-text.ts';
import { narrowTrace, type TraceSelection } from '../../trace/narrow.ts';
import { traceOf } from '../../trace/trace-of.ts';
import type { Trace } from '../../trace/trace.ts';
import { sayFailure } from '../failure.ts';
import { scopeOf } from '../narrow.ts';
import { commandNames, type CommonOptions, type traceFormats } from '../options.ts';
import { typedPaths } from '../typed-paths.ts';
import { readWorkspace, textOptions, type Workspace } from '../workspace.ts';
import type { World } from '../world.ts';
import { writeReport } from '../write-file.ts';

export interface TraceFlags extends CommonOptions {
  readonly format: (typeof traceFormats)[number];
  readonly outputFile?: string;
  readonly requirement?: readonly string[];
  readonly seed?: readonly string[];
  readonly all?: boolean;
}

/** `seedlint trace`: which requirement reaches which agent, and by which sentence. */
export async function trace(flags: TraceFlags, world: World): Promise<number> {
  const space = await readWorkspace(flags, world);
  const register = registerOf(space);
  // It could not be read; that has been said.
  if (!register) return 2;
  const selection = await selectionOf(flags, space, world);
  const found = narrowTrace(traceOf(space.catalogue), selection);
  const screen = await textOptions(flags, world);
  // Colours and the width of the screen are for the screen.
  const options: TextOptions = flags.outputFile === undefined ? screen : { ...screen, colour: 0, width: 100 };
  const report = await written(found, space.catalogue, flags, {
    ...options,
    outside: selection.requirements !== undefined,
  });
  if (flags.outputFile === undefined) world.stdout.write(report);
  else writeReport(flags.outputFile, report, world.cwd);
  const today = world.now().toISOString().slice(0, 10);
  const expired = expiredWaivers(space.catalogue, today);
  for (const problem of expired) await sayFailure(problem, flags, world);
  if (space.code !== 0 || expired.length > 0) return 2;
  // Of some requirements nobody can tell which files go back to none.
  const low = shortfalls(found, register.thresholds).filter(({ what }) => what !== 'seeds' || !selection.requirements);
  for (const { what, ...figures } of low) world.stderr.write(`${options.words.ui(`trace.below.${what}`, figures)}\n`);
  return low.length > 0 ? 1 : 0;
}

/** The register of a catalogue; undefined where it could not be read. Throws `no-register`. */
export function registerOf({
  catalogue: { register },
  config,
}: Workspace & { readonly catalogue: Catalogue }): Register | undefined {
  if (!config.requirements) throw new SeedlintError('no-register', {}, { path: config.path });
  return register;
}

async function written(
  found: Trace,
  catalogue: Catalogue,
  { format, all = false }: TraceFlags,
  options: TraceTextOptions,
): Promise<string> {
  if (format === 'json') return traceJson(found);
  if (format === 'markdown') return traceMarkdown(found, options.words);
  if (format === 'html') {
    const { traceHtml } = await import('../../report/html/trace.ts');
    return traceHtml(found, catalogue, options.words);
  }
  if (format === 'lobster-req' || format === 'lobster-imp') {
    const { lobsterDirectives, lobsterRequirements } = await import('../../report/trace-lobster.ts');
    return format === 'lobster-req' ? lobsterRequirements(found, options.words) : lobsterDirectives(found);
  }
  return traceText(found, { ...options, all });
}

async function selectionOf(
  { requirement, seed }: TraceFlags,
  { catalogue, config }: Workspace & { readonly catalogue: Catalogue },
  world: World,
): Promise<TraceSelection> {
  const known = catalogue.register?.requirements.map(({ id }) => id) ?? [];
  const chosen = requirement?.flatMap((name) => {
    const found = known.filter((id) => fitsStars(name, id));
    if (found.length > 0) return found;
    throw new SeedlintError('unknown-requirement', { requirement: name, ...suggestion(name, known) });
  });
  const files = new Set(catalogue.seeds.map(({ file }) => file.path));
  const scope = { cwd: world.cwd, root: config.root, files, commands: commandNames };
  const isWanted = seed && scopeOf(await typedPaths(seed, world.cwd), scope);
  return {
    ...(chosen ? { requirements: new Set(chosen) } : {}),
    ...(isWanted ? { seeds: new Set([...files].filter(isWanted)) } : {}),
  };
}

interface Shortfall {
  readonly what: keyof TraceThresholds;
  readonly found: string;
  readonly wanted: string;
}

/** What is less than the configuration asks for. */
function shortfalls({ summary }: Trace, wanted: TraceThresholds): Shortfall[] {
  const { covered, expected, deep, seeds, tracedSeeds } = summary;
  const found: TraceThresholds = {
    requirements: expected === 0 ? 1 : covered / expected,
    deep,
    seeds: seeds === 0 ? 1 : tracedSeeds / seeds,
  };
  return (['requirements', 'deep', 'seeds'] as const)
    .filter((what) => found[what] < wanted[what])
    .map((what) => ({ what, found: percent(found[what]), wanted: percent(wanted[what]) }));
}
