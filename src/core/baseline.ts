import type { ErrorPlace } from './errors.ts';
import type { Finding } from './finding.ts';

/** Findings that were there when a catalogue took seedlint up, and are let be for a time: `seedlint.baseline.yaml`. */
export interface Baseline {
  /** Absolute; there need be no such file. */
  readonly path: string;
  readonly entries: readonly BaselineEntry[];
}

/** One finding that is let be. */
export interface BaselineEntry {
  readonly fingerprint: string;
  readonly rule: string;
  /** From the root. */
  readonly path: string;
  /** What the finding said when it was written down: for readers, nothing is compared with it. */
  readonly message?: string;
  readonly reason: string;
  /** ISO date: the last day it is let be. */
  readonly until: string;
  /** Where it stands; absent for one that no file has yet. */
  readonly place?: ErrorPlace;
}

/** Findings parted by a baseline, and what became of its entries. */
export interface Baselined {
  /** Findings that stand. */
  readonly kept: readonly Finding[];
  /** Findings that are let be, with the reason as their excuse. */
  readonly hidden: readonly Finding[];
  /** Entries whose day has passed: they hide nothing any more. */
  readonly expired: readonly BaselineEntry[];
  /** Entries that fit no finding: what they were about has been mended. */
  readonly unmatched: readonly BaselineEntry[];
}

/** An entry hides one finding, and only the one it describes: an entry that names another rule or file than its finding hides nothing. */
export function applyBaseline(
  findings: readonly Finding[],
  entries: readonly BaselineEntry[],
  today: string,
): Baselined {
  const byKey = new Map(entries.map((entry) => [keyOf(entry), entry]));
  const matched = new Set<BaselineEntry>();
  const kept: Finding[] = [];
  const hidden: Finding[] = [];
  for (const finding of findings) {
    const entry = byKey.get(keyOf({ ...finding, path: finding.at.path }));
    if (entry) matched.add(entry);
    if (!entry || isOver(entry, today)) kept.push(finding);
    else hidden.push({ ...finding, excuse: `${entry.reason} (${entry.until})` });
  }
  return {
    kept,
    hidden,
    expired: entries.filter((entry) => matched.has(entry) && isOver(entry, today)),
    unmatched: entries.filter((entry) => !matched.has(entry)),
  };
}

/** Does an entry hide nothing any more because its day has passed? */
export function isOver({ until }: BaselineEntry, today: string): boolean {
  return until < today;
}

function keyOf({ fingerprint, rule, path }: Pick<BaselineEntry, 'fingerprint' | 'rule' | 'path'>): string {
  return JSON.stringify([fingerprint, rule, path]);
}
