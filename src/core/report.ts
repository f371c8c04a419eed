import type { Baselined } from './baseline.ts';
import type { SeedlintError } from './errors.ts';
import type { Finding } from './finding.ts';

/** What one run of the linter found; no words yet. */
export interface Report {
  /** Settled findings, sorted by path, then place, then rule. */
  readonly findings: readonly Finding[];
  /** Findings that a suppression hid. */
  readonly suppressed: readonly Finding[];
  /** What the baseline hides, and what of it hides nothing any more; absent where there is none. */
  readonly baseline?: Omit<Baselined, 'kept'>;
  /** Files that could not be judged: exit code 2, whatever else was found. */
  readonly problems: readonly SeedlintError[];
  /** Prompt files that were read. */
  readonly seeds: number;
}
