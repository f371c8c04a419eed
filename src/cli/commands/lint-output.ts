import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { fileAt } from '../../core/catalogue.ts';
import { SeedlintError } from '../../core/errors.ts';
import { unifiedDiff } from '../../lint/diff.ts';
import { blackOut, render, secretsIn, type ReportInput } from '../../report/index.ts';
import { duration } from '../../report/summary.ts';
import { padEnd, padStart } from '../../report/width.ts';
import { colourLevel, columnsOf } from '../colour.ts';
import { sayFailure } from '../failure.ts';
import type { OutputTarget } from '../outputs.ts';
import { version } from '../version.ts';
import type { World } from '../world.ts';
import { writeReport } from '../write-file.ts';
import type { LintResult, LintRun } from './lint.ts';

/** Writes each report to its file or to stdout; the files that could not be written. */
export async function writeReports(
  targets: readonly OutputTarget[],
  result: LintResult,
  run: LintRun,
): Promise<SeedlintError[]> {
  const { world, watch } = run;
  const input = reportInput(result, run);
  const failures: SeedlintError[] = [];
  const began = watch.now();
  for (const { format, file } of targets) {
    // Colours and the width of the screen are for the screen.
    const text = await render(format, file === undefined ? input : { ...input, colour: 0, width: 100 });
    if (file === undefined) world.stdout.write(text);
    else {
      try {
        writeReport(file, text, world.cwd);
      } catch (error) {
        if (!(error instanceof SeedlintError)) throw error;
        failures.push(error);
      }
    }
  }
  watch.add('report', watch.now() - began);
  return failures;
}

/** Prints what fixing would change, as a patch; secrets in it are blacked out, and then it is for reading only. */
export async function showDiff(
  { judgement, mended, rules, config }: LintResult,
  { stdout, cwd }: World,
): Promise<void> {
  const secrets = secretsIn(judgement.report, rules, (path) => fileAt(judgement.catalogue, path));
  for (const { path, before, after } of mended?.changes ?? []) {
    const name = fromHere(path, config.root, cwd);
    stdout.write(await unifiedDiff(name, blackOut(textOf(before), secrets), blackOut(textOf(after), secrets)));
  }
}

/** `git apply` looks for files from the folder it is called in, and never above it. */
function fromHere(path: string, root: string, cwd: string): string {
  const way = relative(cwd, join(root, path));
  return way.startsWith('..') || isAbsolute(way) ? path : way.split(sep).join('/');
}

/** Says on stderr what the report does not: what was fixed, what was not written, that there are too many warnings. */
export async function sayNotes(
  { known, mended, fixed, failures, report, words }: LintResult,
  { flags, world }: LintRun,
): Promise<void> {
  const say = (text: string): void => world.stderr.write(`${text}\n`);
  for (const failure of failures) await sayFailure(failure, flags, world);
  if (known && known.count > 0) say(words.ui('since.known', known));
  if (mended) {
    const key = flags.fixDryRun ? 'mended.would' : 'mended.done';
    if (mended.changes.length > 0) say(words.ui(key, { count: fixed, files: mended.changes.length }));
    else if (failures.length === 0) say(words.ui('mended.nothing'));
    if (mended.incomplete) say(words.ui('mended.incomplete'));
  }
  const warnings = report.findings.filter(({ severity }) => severity === 'warning').length;
  if (flags.maxWarnings !== undefined && warnings > flags.maxWarnings) {
    say(words.ui('warnings.many', { count: warnings, limit: flags.maxWarnings }));
  }
}

/** Says on stderr how long everything took, and which ten rules took longest. */
export function sayStats({ words }: LintResult, { world, watch }: LintRun): void {
  const table = (heading: string, rows: readonly (readonly [string, number])[]): string =>
    [heading, ...rows.map(([name, time]) => `  ${padEnd(name, 28)}${padStart(duration(time, words), 9)}`), ''].join(
      '\n',
    );
  const slowest = [...watch.rules].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, 10);
  world.stderr.write(table(words.ui('stats.parts'), [...watch.times]));
  world.stderr.write(table(words.ui('stats.rules'), slowest));
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

function reportInput(
  { judgement, report, config, words, rules }: LintResult,
  { flags, world, watch }: LintRun,
): ReportInput {
  const { catalogue } = judgement;
  const languages = new Map(catalogue.seeds.map(({ file, views }) => [file.path, views.map(({ locale }) => locale)]));
  const prefix = prefixInRepository(config.root);
  return {
    report,
    words,
    rules,
    files: (path) => fileAt(catalogue, path),
    languages: (path) => languages.get(path),
    durationMs: [...watch.times.values()].reduce((sum, time) => sum + time, 0),
    version,
    width: columnsOf(world),
    colour: colourLevel(flags.color, world),
    root: config.root,
    ...(prefix === '' ? {} : { prefix }),
    quiet: flags.quiet ?? false,
  };
}

// Without asking git: a report must not fail because git is not there.
function prefixInRepository(root: string): string {
  for (let folder = root; dirname(folder) !== folder; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return relative(folder, root).split(sep).join('/');
  }
  return '';
}
