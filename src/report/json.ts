import type { Finding } from '../core/finding.ts';
import type { Rule } from '../core/rule.ts';
import type { ReportInput } from './input.ts';
import { listed, summaryOf } from './summary.ts';

/** The report as data, indented by two; the shape is a promise to readers, down to the order of keys. */
export function json(input: ReportInput): string {
  const { report, rules, version, words, durationMs } = input;
  const { seeds, errors, warnings, infos, suppressed, baseline, lapsed } = summaryOf(input);
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const data = {
    version,
    summary: {
      seeds,
      errors,
      warnings,
      infos,
      suppressed,
      // Only where there is a baseline.
      ...(report.baseline ? { baseline, lapsed } : {}),
      durationMs: Math.round(durationMs),
    },
    findings: listed(input).map((finding) => findingData(finding, byId.get(finding.rule), input)),
    ...(report.baseline
      ? {
          baseline: report.baseline.hidden.map((finding) => ({
            ...findingData(finding, byId.get(finding.rule), input),
            excuse: finding.excuse,
          })),
        }
      : {}),
    problems: report.problems.map((problem) => ({
      code: problem.code,
      ...words.error(problem),
      path: problem.at?.path ?? null,
      line: problem.at?.line ?? null,
      column: problem.at?.column ?? null,
    })),
  };
  return `${JSON.stringify(data, undefined, 2)}\n`;
}

function findingData(finding: Finding, rule: Rule | undefined, { words }: ReportInput): object {
  const { at, related, fixes } = finding;
  return {
    rule: finding.rule,
    severity: finding.severity,
    message: words.finding(rule, finding.message, finding.data),
    path: at.path,
    line: at.line,
    column: at.column,
    endLine: at.endLine,
    endColumn: at.endColumn,
    related: related.map(({ at, message, data = {} }) => ({
      path: at.path,
      line: at.line,
      column: at.column,
      message: words.finding(rule, message, data),
    })),
    fixes: fixes.map(({ title, safety }) => ({ title: words.finding(rule, title, finding.data), safety })),
    fingerprint: finding.fingerprint,
    help: `seedlint explain ${finding.rule}`,
  };
}
