import type { Data, Finding } from '../core/finding.ts';
import type { Fix } from '../core/fix.ts';
import type { Report } from '../core/report.ts';
import type { Rule } from '../core/rule.ts';
import { sentence, slotsOf } from '../report/sentence.ts';
import type { FixLevel } from '../lint/edits.ts';
import type { GuardItem } from '../guard/guard.ts';
import { guardFiles } from './change.ts';
import { fixFiles, lintFiles, type LintFilesOptions } from './lint-files.ts';
import { isMap, merge } from './merge.ts';
import type { ReadmeCase } from './readme.ts';

/** What a case came to, in the shape its README shows: two of them are compared. */
export interface Outcome {
  readonly problems: readonly string[];
  readonly findings: readonly string[];
  /** Files that fixing changed, with their new text. */
  readonly fixed?: Readonly<Record<string, string>>;
  readonly fixedUnsafe?: Readonly<Record<string, string>>;
}

export interface CaseRun {
  readonly outcome: Outcome;
  /** The kinds of fixes that came with the rule's findings. */
  readonly offered: ReadonlySet<Fix['safety']>;
}

/** Runs one README case: the rule alone, and whatever the case's configuration switches on besides. */
export async function runCase(rule: Rule, example: ReadmeCase, others: readonly Rule[] = []): Promise<CaseRun> {
  const rules = [rule, ...others.filter(({ id }) => id !== rule.id)];
  if (rule.scope === 'change') return { outcome: await outcomeOfChange(rule, example, others), offered: new Set() };
  const options: LintFilesOptions = {
    rules,
    config: configOf(rule, rules, example),
    ...(example.catalogue === undefined ? {} : { catalogue: example.catalogue }),
  };
  const report = await lintFiles(example.files, options);
  const outcome = {
    problems: report.problems.map((problem) => `${problem.at?.path ?? ''} ${problem.message}`),
    findings: report.findings.map((finding) => lineOf(finding, rules)),
    ...(await fixesOf(example, report, options, 'safe')),
    ...(await fixesOf(example, report, options, 'unsafe')),
  };
  const own = report.findings.filter((finding) => finding.rule === rule.id);
  return { outcome, offered: new Set(own.flatMap(({ fixes }) => fixes.map(({ safety }) => safety))) };
}

/** What a rule says of the change from base to head. */
async function outcomeOfChange(rule: Rule, example: ReadmeCase, others: readonly Rule[]): Promise<Outcome> {
  const { files, base = {}, head = {}, catalogue, config } = example;
  const verdict = await guardFiles(
    { ...files, ...base },
    { ...files, ...head },
    {
      // Other rules say nothing of a change, but a rule about rules asks for them.
      rules: [rule, ...others.filter(({ scope }) => scope !== 'change')],
      ...(catalogue === undefined ? {} : { catalogue }),
      ...(config === undefined ? {} : { config }),
    },
  );
  const items = [...verdict.weakened, ...verdict.unclear, ...verdict.strengthened];
  const own = items.filter((item) => item.rule === rule.id);
  return { problems: [], findings: own.map((item) => lineOfItem(item, rule)) };
}

function lineOfItem(item: GuardItem, rule: Rule): string {
  const { message, data = {}, reasons = [], mend } = item;
  if (mend !== undefined) words(rule, mend, data);
  const told = reasons.filter((reason) => reason.message !== message && reason.message in rule.messages);
  const why = told.map((reason) => words(rule, reason.message, reason.data ?? {})).join('; ');
  const place = (item.head ?? item.base)?.at;
  const says = words(rule, message, data);
  return `${place?.path ?? ''}:${place?.line ?? 0} ${item.verdict} ${says}${why === '' ? '' : ` ${why}.`}`;
}

/** What a case promises. */
export function promised({ findings, fixed, fixedUnsafe }: ReadmeCase): Outcome {
  return { problems: [], findings, ...(fixed ? { fixed } : {}), ...(fixedUnsafe ? { fixedUnsafe } : {}) };
}

function configOf(rule: Rule, rules: readonly Rule[], example: ReadmeCase): unknown {
  const asked = rulesIn(example.config);
  const settings = rules.map((one) => {
    const setting = asked[one.id];
    const severity = one.severity === 'off' ? 'warning' : one.severity;
    // Options without a severity leave the rule as loud as it is.
    if (isMap(setting)) return [one.id, { severity, ...setting }] as const;
    return [one.id, setting ?? (one === rule ? severity : 'off')] as const;
  });
  return merge(example.config ?? {}, { rules: Object.fromEntries(settings) });
}

function rulesIn(config: unknown): Readonly<Record<string, unknown>> {
  return isMap(config) && isMap(config['rules']) ? config['rules'] : {};
}

async function fixesOf(
  example: ReadmeCase,
  report: Report,
  options: LintFilesOptions,
  level: FixLevel,
): Promise<Pick<Outcome, 'fixed' | 'fixedUnsafe'>> {
  const shown = level === 'safe' ? example.fixed : example.fixedUnsafe;
  // Fixing without being asked for is still run: a fix that never settles must not pass unnoticed.
  if (!shown && !report.findings.some((finding) => finding.fixes.length > 0)) return {};
  const result = await fixFiles(example.files, level, options);
  if (!result.stable) throw new Error(`fixing (${level}) did not settle after ${result.rounds} rounds`);
  if (!shown) return {};
  const changed = Object.fromEntries(result.files);
  return level === 'safe' ? { fixed: changed } : { fixedUnsafe: changed };
}

function lineOf(finding: Finding, rules: readonly Rule[]): string {
  const rule = rules.find(({ id }) => id === finding.rule);
  const say = (code: string, data: Data): string => words(rule, code, data);
  // Nobody compares these sentences here, but a code or a slot that does not exist must not pass.
  for (const related of finding.related) say(related.message, related.data ?? {});
  for (const fix of finding.fixes) say(fix.title, finding.data);
  const { path, line, column } = finding.at;
  return `${path}:${line}:${column} ${finding.severity} ${say(finding.message, finding.data)}`;
}

function words(rule: Rule | undefined, code: string, data: Data): string {
  const english = rule?.messages[code];
  if (english === undefined) throw new Error(`${rule?.id} has no message "${code}"`);
  const empty = slotsOf(english).filter((slot) => !(slot in data));
  if (empty.length > 0) throw new Error(`${rule?.id}: nothing fills ${empty.join(', ')} of "${code}"`);
  return sentence(english, data, 'en');
}
