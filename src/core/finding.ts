import type { Fix } from './fix.ts';
import type { Place } from './text.ts';

export type Severity = 'error' | 'warning' | 'info';

/** Slots of a message. */
export type Data = Readonly<Record<string, string | number>>;

/** What a rule yields: codes and slots, no words. */
export interface Found {
  /** Key of the rule's `messages`. */
  readonly message: string;
  /** Milder than the rule's own severity, where a rule is less sure of this finding than of others. It never makes one more severe. */
  readonly level?: Exclude<Severity, 'error'>;
  readonly data?: Data;
  readonly at: Place;
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
  /**
   * What stays the same when the file around it changes; the fingerprint is made of rule, path and anchor.
   * Default: the message code, its slots and the text of the line it stands on.
   */
  readonly anchor?: string;
}

/** Another place a reader wants to see: the twin in the other language, the definition. */
export interface Related {
  readonly at: Place;
  /** Key of the rule's `messages`. */
  readonly message: string;
  readonly data?: Data;
}

/** A settled finding. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly data: Data;
  readonly at: Place;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
  /** 16 hex digits; the same on any machine and after unrelated edits. */
  readonly fingerprint: string;
  /** Why somebody suppressed it; absent for findings that stand. */
  readonly excuse?: string;
}
