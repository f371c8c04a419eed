import type { SeedlintError } from '../../core/errors.ts';
import type { Finding } from '../../core/finding.ts';
import type { Report } from '../../core/report.ts';
import { baselineAt, type Baseline } from '../baseline.ts';
import { exitCode } from '../exit-code.ts';
import { judgeFor, type Judgement } from '../judge.ts';
import { mend, writeChanges, type Mended } from '../mend.ts';
import { filesOf, scopeOf, type Scope } from '../narrow.ts';
import { outputTargets } from '../outputs.ts';
import { commandNames } from '../program.ts';
import { progressOn, type Progress } from '../progress.ts';
import { chooseSources } from '../sources.ts';
import { stopwatch, type Stopwatch } from '../stopwatch.ts';
import { openWorkspace, type Workspace } from '../workspace.ts';
import type { World } from '../world.ts';
import { assertLintFlags, fixLevel, type LintFlags } from './lint-flags.ts';
import { sayNotes, sayStats, showDiff, writeReports } from './lint-output.ts';

/** `seedlint lint`: reads everything, judges it, mends it when asked, reports what was asked for. */
export async function lint(paths: readonly string[], flags: LintFlags, world: World): Promise<number> {
  assertLintFlags(flags);
  const targets = outputTargets(flags.format, flags.outputFile);
  const watch = stopwatch(() => world.elapsed());
  const progress = progressOn(world);
  const run = { flags, world, watch, progress };
  const result = await judgeAndMend(paths, run).finally(() => progress.end());

  if (flags.fixDryRun) await showDiff(result, world);
  // A dry run has filled stdout with its diff.
  const shown = flags.fixDryRun ? targets.filter(({ file }) => file !== undefined) : targets;
  const failures = [...result.failures, ...(await writeReports(shown, result, run))];
  sayNotes({ ...result, failures }, run);
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
  /** Files that could not be written. */
  readonly failures: readonly SeedlintError[];
}

async function judgeAndMend(paths: readonly string[], { flags, world, watch, progress }: LintRun): Promise<LintResult> {
  const began = watch.now();
  const space = await openWorkspace(flags, world);
  const { root } = space.config;
  const { source, base, stdinPath } = await chooseSources(flags, root, world);
  watch.add('config', watch.now() - began);

  const judge = judgeFor(space, { watch, progress, today: world.now().toISOString().slice(0, 10) });
  const first = await judge(source);
  const place = { cwd: world.cwd, root, files: filesOf(first), commands: commandNames };
  const selection: Selection = {
    // Who pipes one text in wants to hear of that text.
    scope: stdinPath !== undefined && paths.length === 0 ? (path) => path === stdinPath : scopeOf(paths, place),
    ...(base ? { baseline: await baselineAt(base, judge) } : {}),
  };
  if (stdinPath !== undefined) scopeOf([flags.stdinFilename ?? ''], place);
  const level = fixLevel(flags);
  if (!level) return { ...space, judgement: first, report: narrowed(first.report, selection), failures: [] };

  const mended = await mend(first, {
    source,
    judge,
    level,
    reported: (finding) => isReported(finding, selection) && !(flags.quiet && finding.severity !== 'error'),
  });
  const failed = flags.fixDryRun ? new Map() : await writeChanges(root, mended.changes);
  // What could not be written is as it was: look again rather than report what might have been.
  const judgement = failed.size === 0 ? mended.judgement : await judge(source);
  return {
    ...space,
    judgement,
    report: narrowed(judgement.report, selection),
    mended: { ...mended, changes: mended.changes.filter((change) => !failed.has(change)) },
    failures: [...failed.values()],
  };
}

/** What of everything that was found is reported. */
interface Selection {
  readonly scope: Scope;
  readonly baseline?: Baseline;
}

function isReported(finding: Finding, { scope, baseline }: Selection): boolean {
  return scope(finding.at.path) && (baseline?.isNew(finding) ?? true);
}

function narrowed(report: Report, selection: Selection): Report {
  const { scope, baseline } = selection;
  return {
    ...report,
    findings: report.findings.filter((finding) => isReported(finding, selection)),
    suppressed: report.suppressed.filter(
      (finding) => scope(finding.at.path) && (baseline?.isNewlySuppressed(finding) ?? true),
    ),
  };
}
