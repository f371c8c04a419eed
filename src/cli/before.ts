import { SeedlintError } from '../core/errors.ts';
import type { Finding } from '../core/finding.ts';
import type { Report } from '../core/report.ts';
import type { Source } from '../read/source.ts';
import type { Judge } from './judge.ts';

/** What was there before: is a finding new, and is a suppressed one? */
export interface Before {
  readonly isNew: (finding: Finding) => boolean;
  readonly isNewlySuppressed: (finding: Finding) => boolean;
}

/**
 * What was there before. A finding that somebody had suppressed and no longer does is new;
 * a revision without any prompt file is one where everything is.
 */
export async function findingsBefore(source: Source, judge: Judge): Promise<Before> {
  const before = await judgeOrNothing(source, judge);
  const known = fingerprints(before.findings);
  const hidden = fingerprints(before.suppressed);
  return {
    isNew: ({ fingerprint }) => !known.has(fingerprint),
    isNewlySuppressed: ({ fingerprint }) => !hidden.has(fingerprint),
  };
}

async function judgeOrNothing(source: Source, judge: Judge): Promise<Pick<Report, 'findings' | 'suppressed'>> {
  try {
    return (await judge(source)).report;
  } catch (error) {
    if (error instanceof SeedlintError && error.code === 'no-files') return { findings: [], suppressed: [] };
    throw error;
  }
}

function fingerprints(findings: readonly Finding[]): ReadonlySet<string> {
  return new Set(findings.map(({ fingerprint }) => fingerprint));
}
