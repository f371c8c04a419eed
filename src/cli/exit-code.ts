import type { Severity } from '../core/finding.ts';
import type { Report } from '../core/report.ts';

/** 0 clean, 1 findings that fail the run, 2 not everything could be judged, whatever else was found. */
export function exitCode({ findings, problems }: Report, maxWarnings = Infinity): 0 | 1 | 2 {
  if (problems.length > 0) return 2;
  const count = (wanted: Severity): number => findings.filter(({ severity }) => severity === wanted).length;
  return count('error') > 0 || count('warning') > maxWarnings ? 1 : 0;
}
