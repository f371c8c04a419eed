import type { Finding } from '../core/finding.ts';
import type { ReportInput } from './input.ts';
import type { Words } from './words.ts';

/** A report in figures. */
export interface Summary {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly suppressed: number;
  /** Findings that the baseline hides, and those it no longer hides. */
  readonly baseline: number;
  readonly lapsed: number;
  readonly problems: number;
  /** Prompt files that were read. */
  readonly seeds: number;
  /** Prompt files with findings, and other files with findings. */
  readonly inSeeds: number;
  readonly inOthers: number;
  /** Findings that `--fix` mends, and those only `--fix-unsafe` does. */
  readonly fixable: number;
  readonly fixableUnsafe: number;
  /** Findings that `--quiet` keeps out of the list. */
  readonly hidden: number;
}

/** The findings to list: all, or errors only when quiet. */
export function listed({ report, quiet }: ReportInput): readonly Finding[] {
  return quiet ? report.findings.filter(({ severity }) => severity === 'error') : report.findings;
}

export function summaryOf(input: ReportInput): Summary {
  const { findings, suppressed, baseline, problems, seeds } = input.report;
  const count = (wanted: (finding: Finding) => boolean): number => findings.filter(wanted).length;
  const paths = [...new Set(findings.map(({ at }) => at.path))];
  const inSeeds = paths.filter((path) => !input.languages || input.languages(path) !== undefined).length;
  return {
    errors: count(({ severity }) => severity === 'error'),
    warnings: count(({ severity }) => severity === 'warning'),
    infos: count(({ severity }) => severity === 'info'),
    suppressed: suppressed.length,
    baseline: baseline?.hidden.length ?? 0,
    lapsed: baseline?.expired.length ?? 0,
    problems: problems.length,
    seeds,
    inSeeds,
    inOthers: paths.length - inSeeds,
    fixable: count(({ fixes }) => fixes.some(({ safety }) => safety === 'safe')),
    fixableUnsafe: count(({ fixes }) => fixes.length > 0 && fixes.every(({ safety }) => safety === 'unsafe')),
    hidden: findings.length - listed(input).length,
  };
}

/** «3 errors, 2 warnings in 4 of 55 seeds», or that there is nothing, or that not everything was judged. */
export function verdict(summary: Summary, words: Words): string {
  const { errors, warnings, infos, problems, seeds, inSeeds, inOthers } = summary;
  const counts = [
    ...(problems > 0 ? [words.ui('count.problems', { count: problems })] : []),
    ...(errors > 0 ? [words.ui('count.errors', { count: errors })] : []),
    ...(warnings > 0 ? [words.ui('count.warnings', { count: warnings })] : []),
    ...(infos > 0 ? [words.ui('count.infos', { count: infos })] : []),
  ].join(', ');
  if (counts === '') return words.ui('summary.clean', { seeds });
  const others = inOthers > 0 ? words.ui('summary.others', { files: inOthers }) : '';
  if (inSeeds > 0) return `${counts} ${words.ui('summary.seeds', { files: inSeeds, seeds })}${others}`;
  if (inOthers > 0) return `${counts} ${words.ui('summary.files', { files: inOthers, seeds })}`;
  return `${counts} ${words.ui('summary.none', { seeds })}`;
}

/** What else is worth knowing: fixable, suppressed, hidden, time. */
export function extras(summary: Summary, durationMs: number, words: Words): string[] {
  const { fixable, fixableUnsafe, hidden, suppressed, baseline, lapsed } = summary;
  return [
    ...(fixable > 0 ? [words.ui('summary.fixable', { count: fixable })] : []),
    ...(fixableUnsafe > 0 ? [words.ui('summary.fixableUnsafe', { count: fixableUnsafe })] : []),
    ...(suppressed > 0 ? [words.ui('summary.suppressed', { count: suppressed })] : []),
    ...(baseline > 0 ? [words.ui('summary.baseline', { count: baseline })] : []),
    ...(lapsed > 0 ? [words.ui('summary.lapsed', { count: lapsed })] : []),
    ...(hidden > 0 ? [words.ui('summary.hidden', { count: hidden })] : []),
    duration(durationMs, words),
  ];
}

/** `412 ms`, `1.4 s`; `1,4 с` in Russian. */
export function duration(milliseconds: number, words: Words): string {
  if (milliseconds < 999.5) return words.ui('time.ms', { ms: Math.round(milliseconds) });
  const seconds = new Intl.NumberFormat(words.lang, { maximumFractionDigits: 1 }).format(milliseconds / 1000);
  return words.ui('time.s', { seconds });
}
