import type { Finding } from '../core/finding.ts';
import type { Report } from '../core/report.ts';
import type { Baseline } from './baseline.ts';
import type { Scope } from './narrow.ts';

/** What of everything that was found is reported: certain files, and there only what is new. */
export interface Selection {
  readonly scope: Scope;
  readonly baseline?: Baseline;
}

export function isReported(finding: Finding, { scope, baseline }: Selection): boolean {
  return scope(finding.at.path) && (baseline?.isNew(finding) ?? true);
}

/** A report without what was not asked for. Problems stay: a file that could not be read may concern any other. */
export function narrowed(report: Report, selection: Selection): Report {
  const { scope, baseline } = selection;
  return {
    ...report,
    findings: report.findings.filter((finding) => isReported(finding, selection)),
    suppressed: report.suppressed.filter(
      (finding) => scope(finding.at.path) && (baseline?.isNewlySuppressed(finding) ?? true),
    ),
  };
}

/** How many findings are left out because they were there before. */
export function knownBefore({ findings }: Report, { scope, baseline }: Selection): number {
  return findings.filter((finding) => scope(finding.at.path) && baseline?.isNew(finding) === false).length;
}
