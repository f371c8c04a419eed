import type { Finding } from '../core/finding.ts';
import type { Report } from '../core/report.ts';
import type { Before } from './before.ts';
import type { Scope } from './narrow.ts';

/** What of everything that was found is reported: certain files, and there only what is new. */
export interface Selection {
  readonly scope: Scope;
  readonly before?: Before;
}

export function isReported(finding: Finding, { scope, before }: Selection): boolean {
  return scope(finding.at.path) && (before?.isNew(finding) ?? true);
}

/** A report without what was not asked for. Problems stay: a file that could not be read may concern any other. */
export function narrowed(report: Report, selection: Selection): Report {
  const { scope, before } = selection;
  const { baseline } = report;
  return {
    ...report,
    ...(baseline
      ? {
          baseline: {
            hidden: baseline.hidden.filter((finding) => isReported(finding, selection)),
            expired: baseline.expired.filter(({ path }) => scope(path)),
            unmatched: baseline.unmatched.filter(({ path }) => scope(path)),
          },
        }
      : {}),
    findings: report.findings.filter((finding) => isReported(finding, selection)),
    suppressed: report.suppressed.filter(
      (finding) => scope(finding.at.path) && (before?.isNewlySuppressed(finding) ?? true),
    ),
  };
}

/** How many findings are left out because they were there before. */
export function knownBefore({ findings }: Report, { scope, before }: Selection): number {
  return findings.filter((finding) => scope(finding.at.path) && before?.isNew(finding) === false).length;
}
