import type { SeedlintError } from './errors.ts';
import type { Finding } from './finding.ts';

/** What one run of the linter found; no words yet. */
export interface Report {
  /** Settled findings, sorted by path, then place, then rule. */
  readonly findings: readonly Finding[];
  /** Findings that a suppression hid. */
  readonly suppressed: readonly Finding[];
  /** Files that could not be judged: exit code 2, whatever else was found. */
  readonly problems: readonly SeedlintError[];
  /** Prompt files that were read. */
  readonly seeds: number;
}
