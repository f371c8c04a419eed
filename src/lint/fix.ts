import type { Report } from '../core/report.ts';
import { applyEdits, planFixes, type FixLevel } from './edits.ts';

/** Where the engine gets texts and judgement from; it writes nothing itself. */
export interface FixWorld {
  /** Findings of the texts as they are. */
  readonly report: Report;
  /** The text of a file without its byte order mark; undefined: it must not be changed. */
  text(path: string): string | undefined;
  /** Lints again with these files replaced. */
  relint(overlay: ReadonlyMap<string, string>): Promise<Report>;
}

export interface FixResult {
  /** Changed files with their new text. */
  readonly files: ReadonlyMap<string, string>;
  /** How many fixes were applied. */
  readonly applied: number;
  readonly rounds: number;
  /** Running again would change nothing. False: fixes undo each other, or ten rounds were not enough. */
  readonly stable: boolean;
  /** Files that were not mended further because that brought an error that was not there. */
  readonly refused: readonly string[];
  /** Findings of the texts as they are now. */
  readonly report: Report;
}

const maxRounds = 10;

/** Mends and lints again until nothing changes: no file gets worse, none runs in circles, ten rounds at most. */
export async function fixUntilStable(world: FixWorld, level: FixLevel): Promise<FixResult> {
  const texts = new Map<string, string>();
  const seen = new Map<string, Set<string>>();
  const circling = new Set<string>();
  const refused = new Set<string>();
  let report = world.report;
  let applied = 0;
  let rounds = 0;
  let pending = true;
  while (pending && rounds < maxRounds) {
    rounds++;
    const round = await mendOnce(world, { report, texts, closed: circling, refused }, level);
    for (const [path, text] of round.changed) {
      const earlier = seen.get(path) ?? new Set([world.text(path) ?? '']);
      if (earlier.has(text)) circling.add(path);
      seen.set(path, earlier.add(text));
      texts.set(path, text);
    }
    applied += round.applied;
    report = round.report;
    pending = round.changed.size > 0;
  }
  for (const [path, text] of texts) if (text === world.text(path)) texts.delete(path);
  return { files: texts, applied, rounds, stable: !pending && circling.size === 0, refused: [...refused], report };
}

interface State {
  readonly report: Report;
  readonly texts: ReadonlyMap<string, string>;
  /** Files whose fixes undo each other. */
  readonly closed: ReadonlySet<string>;
  /** Files that fixing made worse; added to. */
  readonly refused: Set<string>;
}

interface Round {
  readonly changed: ReadonlyMap<string, string>;
  readonly applied: number;
  readonly report: Report;
}

async function mendOnce(world: FixWorld, state: State, level: FixLevel): Promise<Round> {
  const textOf = (path: string): string | undefined => state.texts.get(path) ?? world.text(path);
  for (;;) {
    const plan = planFixes(
      state.report.findings,
      level,
      (path) => !state.closed.has(path) && !state.refused.has(path) && textOf(path) !== undefined,
    );
    const changed = new Map<string, string>();
    for (const [path, edits] of plan.edits) {
      const before = textOf(path) ?? '';
      const after = applyEdits(before, edits);
      if (after !== before) changed.set(path, after);
    }
    if (changed.size === 0) return { changed, applied: 0, report: state.report };
    const report = await world.relint(new Map([...state.texts, ...changed]));
    const worse = worsened(state.report, report, changed);
    if (worse.length === 0) return { changed, applied: plan.fixes.length, report };
    for (const path of worse) state.refused.add(path);
  }
}

/** Changed files with an error they did not have. Where a file that was not changed got one, every changed file is suspect. */
function worsened(before: Report, after: Report, changed: ReadonlyMap<string, string>): string[] {
  const known = errorsByFile(before);
  const worse = new Set<string>();
  for (const [path, rules] of errorsByFile(after)) {
    for (const [rule, count] of rules) if (count > (known.get(path)?.get(rule) ?? 0)) worse.add(path);
  }
  const suspects = [...changed.keys()];
  return [...worse].some((path) => !changed.has(path)) ? suspects : suspects.filter((path) => worse.has(path));
}

/** Path → rule → number of errors. Counted, not compared: fixing another thing on the line changes a finding's fingerprint. */
function errorsByFile({ findings, problems }: Report): Map<string, Map<string, number>> {
  const files = new Map<string, Map<string, number>>();
  const count = (path: string, rule: string): void => {
    const rules = files.get(path) ?? new Map<string, number>();
    files.set(path, rules.set(rule, (rules.get(rule) ?? 0) + 1));
  };
  for (const { at, rule, severity } of findings) if (severity === 'error') count(at.path, rule);
  for (const { at, code } of problems) count(at?.path ?? '', code);
  return files;
}
