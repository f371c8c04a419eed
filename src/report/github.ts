import type { SeedlintError } from '../core/errors.ts';
import type { Finding, Severity } from '../core/finding.ts';
import type { ReportInput } from './input.ts';
import { listed } from './summary.ts';
import { visibleLines } from './visible.ts';

/**
 * The report as GitHub workflow commands, which become annotations: errors first, then warnings, then infos as notices.
 * GitHub keeps ten of each kind per step, so no more are printed; a last notice says how many there are besides.
 */
export function github(input: ReportInput): string {
  const { report, words } = input;
  const findings = listed(input);
  const of = (wanted: Severity): string[] =>
    findings.filter(({ severity }) => severity === wanted).map((finding) => annotation(finding, input));
  const errors = [...report.problems.map((problem) => problemAnnotation(problem, input)), ...of('error')];
  const warnings = of('warning');
  const notices = of('info');

  const over = Math.max(0, errors.length - limit) + Math.max(0, warnings.length - limit);
  // The notice that tells of the rest takes one of the ten places itself.
  const keep = over > 0 || notices.length > limit ? limit - 1 : limit;
  const left = over + Math.max(0, notices.length - keep);
  const lines = [...errors.slice(0, limit), ...warnings.slice(0, limit), ...notices.slice(0, keep)];
  if (left > 0) lines.push(command('notice', { title: 'seedlint' }, words.ui('github.more', { count: left })));
  return lines.map((line) => `${line}\n`).join('');
}

function annotation(finding: Finding, input: ReportInput): string {
  const { words, rules } = input;
  const rule = rules.find(({ id }) => id === finding.rule);
  const { at } = finding;
  const lines = [
    words.finding(rule, finding.message, finding.data),
    ...finding.related.map(
      ({ at, message, data = {} }) => `↳ ${at.path}:${at.line}:${at.column} ${words.finding(rule, message, data)}`,
    ),
  ];
  const properties = {
    file: whole(at.path, input),
    line: at.line,
    // Columns are allowed only where the annotation stays within a line.
    ...(at.line === at.endLine ? { col: at.column } : {}),
    ...(at.end > at.start ? { endLine: at.endLine } : {}),
    ...(at.end > at.start && at.line === at.endLine ? { endColumn: at.endColumn } : {}),
    title: finding.rule,
  };
  return command(levels[finding.severity], properties, lines.join('\n'));
}

function problemAnnotation(problem: SeedlintError, input: ReportInput): string {
  const { message, hint } = input.words.error(problem);
  const { at } = problem;
  const properties = {
    ...(at === undefined ? {} : { file: whole(at.path, input) }),
    ...(at?.line === undefined ? {} : { line: at.line }),
    ...(at?.column === undefined ? {} : { col: at.column }),
    title: problem.code,
  };
  return command('error', properties, hint === '' ? message : `${message}\n${hint}`);
}

function whole(path: string, { prefix = '' }: ReportInput): string {
  return prefix === '' ? path : `${prefix.replace(/\/$/, '')}/${path}`;
}

/** One workflow command, escaped. */
export function command(name: string, properties: Readonly<Record<string, string | number>>, message: string): string {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${name} ${list.join(',')}::${escapeData(visibleLines(message))}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

const limit = 10;
const levels = { error: 'error', warning: 'warning', info: 'notice' } as const satisfies Record<Severity, string>;
