import type { Place } from './text.ts';

/** What a comment may ask for, after `seedlint-`. */
export const suppressionVerbs = ['disable-next-line', 'disable', 'enable', 'disable-file'] as const;
export type SuppressionVerb = (typeof suppressionVerbs)[number];

/** A comment that asks seedlint to be silent about one rule at one place, with a reason. */
export interface Suppression {
  /** The comment itself. */
  readonly place: Place;
  /** Rule ids named in it; empty when none was named, which suppresses nothing. */
  readonly rules: readonly string[];
  readonly reason?: string;
  /** ISO date, inclusive: the last day it holds. */
  readonly until?: string;
  /** What stands where that date should and is none; such a suppression hides nothing. */
  readonly misdated?: string;
  /** What it asks for, when there is no such request: `disable-next-lin`; it hides nothing. */
  readonly misspelt?: string;
  /** First and last line (from 1) it covers. */
  readonly from: number;
  readonly to: number;
}

/** A suppression after a run: which findings it hid. */
export interface SettledSuppression extends Suppression {
  readonly expired: boolean;
  /** Rules of the suppression that hid at least one finding. */
  readonly used: readonly string[];
  /** Rules of the suppression that were on for this file, so that «unused» can be told from «not asked». */
  readonly active: readonly string[];
  /** Rules of the suppression that do not exist. */
  readonly unknown: readonly string[];
}
