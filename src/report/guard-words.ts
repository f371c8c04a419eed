import type { Rule } from '../core/rule.ts';
import type { GuardItem } from '../guard/guard.ts';
import type { Words } from './words.ts';

/** What a report on a change needs besides the verdict. */
export interface GuardInput {
  readonly rules: readonly Rule[];
  readonly words: Words;
}

/** The sentences of items: the rules have their words, what became stronger has those of the report. */
export interface GuardWords {
  message(item: GuardItem): string;
  /** What differs, from the most telling on. */
  reasons(item: GuardItem): string[];
  mend(item: GuardItem): string | undefined;
}

export function guardWords({ rules, words }: GuardInput): GuardWords {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  return {
    message({ rule, message, data = {} }) {
      const known = byId.get(rule);
      return known ? words.finding(known, message, data) : words.ui('guard.stronger');
    },
    reasons({ rule, message: told, reasons = [] }) {
      const known = byId.get(rule);
      if (!known) return [];
      // What the message says already is not said again.
      const more = reasons.filter(({ message }) => message !== told && Object.hasOwn(known.messages, message));
      return more.map(({ message, data = {} }) => words.finding(known, message, data));
    },
    mend({ rule, mend, data = {} }) {
      const known = byId.get(rule);
      return known && mend !== undefined ? words.finding(known, mend, data) : undefined;
    },
  };
}
