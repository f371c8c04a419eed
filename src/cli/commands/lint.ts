import type { SeedlintError } from '../../core/errors.ts';
import type { Report } from '../../core/report.ts';
import { findingsBefore } from '../before.ts';
import { exitCode } from '../exit-code.ts';
import { judgeFor, type Judgement } from '../judge.ts';
import { mend, writeChanges, type Mended } from '../mend.ts';
import { filesOf, scopeOf } from '../narrow.ts';
import { typedPaths } from '../typed-paths.ts';
import { outputTargets } from '../outputs.ts';
import { commandNames } from '../options.ts';
import { progressOn, type Progress } from '../progress.ts';
import { isReported, knownBefore, narrowed, type Selection } from '../selection.ts';
import { chooseSources } from '../sources.ts';
import { stopwatch, type Stopwatch } from '../stopwatch.ts';
import { openWorkspace, type Workspace } from '../workspace.ts';
import type { World } from '../world.ts';
import type { Replacement } from '../write-file.ts';
import { assertLintFlags, fixLevel, type LintFlags } from './lint-flags.ts';
import { sayNotes, sayStats, showDiff, writeReports } from './lint-output.ts';

/** `seedlint lint`: reads everything, judges it, mends it when asked, reports what was asked for. */
export async function lint(paths: readonly string[], flags: LintFlags, world: World): Promise<number> {
  assertLintFlags(flags);
  const targets = outputTargets(flags);
  const watch = stopwatch(() => world.elapsed());
  const progress = progressOn(world);
  const run = { flags, world, watch, progress };
  const result = await judgeAndMend(paths, run).finally(() => progress.end());

  if (flags.fixDryRun) await showDiff(result, world);
  // A dry run has filled stdout with its diff.
  const shown = flags.fixDryRun ? targets.filter(({ file }) => file !== undefined) : targets;
  const failures = [...result.failures, ...(await writeReports(shown, result, run))];
  await sayNotes({ ...result, failures }, run);
  if (flags.stats) sayStats(result, run);
  return failures.length > 0 ? 2 : exitCode(result.report, flags.maxWarnings);
}

/** One run: what was asked, and what it works with. */
export interface LintRun {
  readonly flags: LintFlags;
  readonly world: World;
  readonly watch: Stopwatch;
  readonly progress: Progress;
}

/** Everything known when it is time to speak. */
export interface LintResult extends Workspace {
  readonly judgement: Judgement;
  /** What of the judgement is reported. */
  readonly report: Report;
  readonly mended?: Mended;
  /** What was there before and is not reported, and where it was. */
  readonly known?: { readonly count: number; readonly revision: string };
  /** How many reported findings fixing took away. */
  readonly fixed: number;
  /** Files that could not be written. */
  readonly failures: readonly SeedlintError[];
}

async function judgeAndMend(paths: readonly string[], run: LintRun): Promise<LintResult> {
  const { flags, world, watch } = run;
  const began = watch.now();
  const space = await openWorkspace(flags, world);
  const { root } = space.config;
  const { source, base } = await chooseSources(flags, root, world);
  watch.add('config', watch.now() - began);

  const judge = judgeFor(space, { ...run, today: world.now().toISOString().slice(0, 10) });
  const first = await judge(source);
  const place = { cwd: world.cwd, root, files: filesOf(first), commands: commandNames };
  const stdin = flags.stdinFilename === undefined ? [] : [flags.stdinFilename];
  const stdinScope = scopeOf(
    stdin.map((typed) => ({ typed })),
    place,
  );
  const selection: Selection = {
    // Who pipes one text in wants to hear of that text.
    scope: paths.length > 0 ? scopeOf(await typedPaths(paths, world.cwd), place) : stdinScope,
    ...(base ? { before: await findingsBefore(base.source, judge) } : {}),
  };
  const report = narrowed(first.report, selection);
  const known = base && { count: knownBefore(first.report, selection), revision: base.revision };
  const result = { ...space, judgement: first, report, fixed: 0, failures: [], ...(known ? { known } : {}) };
  const level = fixLevel(flags);
  if (!level) return result;

  const mended = await mend(first, {
    source,
    judge,
    level,
    reported: (finding) => isReported(finding, selection) && !(flags.quiet && finding.severity !== 'error'),
  });
  const failed = flags.fixDryRun ? new Map<Replacement, SeedlintError>() : await writeChanges(root, mended.changes);
  // What could not be written is as it was: look again rather than report what might have been.
  const judgement = failed.size === 0 ? mended.judgement : await judge(source);
  const left = narrowed(judgement.report, selection);
  return {
    ...result,
    judgement,
    report: left,
    fixed: report.findings.length - left.findings.length,
    mended: { ...mended, changes: mended.changes.filter((change) => !failed.has(change)) },
    failures: [...failed.values()],
  };
}
