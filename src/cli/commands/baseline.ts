import { relative, sep } from 'node:path';
import { isOver, type BaselineEntry } from '../../core/baseline.ts';
import { daysBetween } from '../../core/days.ts';
import { SeedlintError } from '../../core/errors.ts';
import type { Finding } from '../../core/finding.ts';
import type { Report } from '../../core/report.ts';
import { suggest } from '../../core/suggest.ts';
import { lint } from '../../lint/lint.ts';
import { readCatalogue } from '../../read/catalogue.ts';
import { writeBaseline } from '../../read/baseline.ts';
import { diskSource } from '../../read/source-disk.ts';
import { baselineText } from '../../report/baseline.ts';
import { sayFailure } from '../failure.ts';
import { filesOf, scopeOf } from '../narrow.ts';
import { commandNames, type CommonOptions } from '../options.ts';
import { typedPaths } from '../typed-paths.ts';
import { assertUntil, todayOf } from '../until.ts';
import { openWorkspace, textOptions, type Workspace } from '../workspace.ts';
import type { World } from '../world.ts';
import { writeReport } from '../write-file.ts';
import type { Judgement } from '../judge.ts';

/** What `seedlint baseline add` was asked, as commander gives it. */
export interface BaselineFlags extends CommonOptions {
  readonly reason: string;
  readonly until: string;
  readonly rule?: readonly string[];
}

/** `seedlint baseline add`: writes down what is found now, to be let be until a day. */
export async function addToBaseline(paths: readonly string[], flags: BaselineFlags, world: World): Promise<number> {
  const today = todayOf(world.now());
  assertUntil(flags.until, today, longest);
  if (isPipeline(world.env)) throw new SeedlintError('baseline-frozen');
  const judged = await judge(flags, world);
  if (!judged) return 2;
  const { config, report, rules, words } = judged;
  const among = filesOf(judged);
  const place = { cwd: world.cwd, root: config.root, files: among, commands: commandNames };
  const isWanted = scopeOf(await typedPaths(paths, world.cwd), place);
  assertRules(flags.rule ?? [], judged);
  const added = report.findings
    .filter(
      ({ severity, rule, at }) => severity !== 'info' && (flags.rule?.includes(rule) ?? true) && isWanted(at.path),
    )
    .map((finding) => entryOf(finding, flags, judged));
  const fresh = new Set(added.map(({ fingerprint }) => fingerprint));
  // One whose day has passed is found again, and written down anew.
  const kept = config.baseline.entries.filter(({ fingerprint }) => !fresh.has(fingerprint));
  if (added.length > 0) writeReport(config.baseline.path, writeBaseline([...kept, ...added]), config.root);
  const path = shown(judged, world);
  const key = added.length > 0 ? 'baseline.added' : 'baseline.nothing';
  world.stdout.write(`${words.ui(key, { count: added.length, until: flags.until, path })}\n`);
  return 0;

  function entryOf(finding: Finding, { reason, until }: BaselineFlags, space: Workspace): BaselineEntry {
    const rule = rules.find(({ id }) => id === finding.rule);
    const message = rule?.sensitive ? undefined : space.words.finding(rule, finding.message, finding.data);
    return {
      fingerprint: finding.fingerprint,
      rule: finding.rule,
      path: finding.at.path,
      ...(message === undefined ? {} : { message }),
      reason,
      until,
    };
  }
}

/** `seedlint baseline prune`: takes out what hides nothing any more. */
export async function pruneBaseline(flags: CommonOptions, world: World): Promise<number> {
  const judged = await judge(flags, world);
  if (!judged) return 2;
  const { config, report, words } = judged;
  const today = todayOf(world.now());
  const gone = new Set(report.baseline?.unmatched);
  const kept = config.baseline.entries.filter((entry) => !gone.has(entry) && !isOver(entry, today));
  const count = config.baseline.entries.length - kept.length;
  if (count > 0) writeReport(config.baseline.path, writeBaseline(kept), config.root);
  world.stdout.write(`${words.ui('baseline.pruned', { count, left: kept.length, path: shown(judged, world) })}\n`);
  return 0;
}

/** `seedlint baseline check`: does every entry still hide a finding? Exit code 1 when one does not. */
export async function checkBaseline(flags: CommonOptions, world: World): Promise<number> {
  const judged = await judge(flags, world);
  if (!judged) return 2;
  const { config, report } = judged;
  const { entries } = config.baseline;
  const today = todayOf(world.now());
  const faults = entries.flatMap((entry) => {
    const fault = report.baseline?.unmatched.includes(entry)
      ? ('unmatched' as const)
      : isOver(entry, today)
        ? ('expired' as const)
        : (daysBetween(today, entry.until) ?? 0) > longest
          ? ('far' as const)
          : undefined;
    return fault ? [{ entry, fault }] : [];
  });
  const path = shown(judged, world);
  world.stdout.write(baselineText({ path, count: entries.length, faults }, await textOptions(flags, world)));
  return faults.length > 0 ? 1 : 0;
}

type Judged = Workspace & Judgement;

/** Everything linted; undefined, and said on stderr, where something could not be read: then nobody knows what has been mended. */
async function judge(flags: CommonOptions, world: World): Promise<Judged | undefined> {
  const space = await openWorkspace(flags, world);
  const { config, packs, rules } = space;
  const { catalogue, problems } = readCatalogue(diskSource(config.root), config, packs);
  const report: Report = await lint(catalogue, { rules, config, problems, today: todayOf(world.now()) });
  for (const problem of report.problems) await sayFailure(problem, flags, world);
  return report.problems.length > 0 ? undefined : { ...space, catalogue, report };
}

function assertRules(wanted: readonly string[], { rules }: Workspace): void {
  const known = rules.map(({ id }) => id);
  const unknown = wanted.find((id) => !known.includes(id));
  if (unknown === undefined) return;
  const suggestion = suggest(unknown, known);
  const hint = suggestion === undefined ? 'seedlint rules lists them.' : `Did you mean "${suggestion}"?`;
  throw new SeedlintError('unknown-rule', { rule: unknown, hint, ...(suggestion === undefined ? {} : { suggestion }) });
}

/** Hosts that run pipelines set CI; `CI=false` says that this is none. */
function isPipeline({ CI = '' }: World['env']): boolean {
  return !['', '0', 'false'].includes(CI.toLowerCase());
}

function shown({ config }: Workspace, { cwd }: World): string {
  return relative(cwd, config.baseline.path).split(sep).join('/');
}

/** Days: whoever lets something be for longer has given it up. */
const longest = 366;
