import type { Rule } from '../core/rule.ts';
import type { GuardItem, GuardVerdict } from '../guard/guard.ts';
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

/** The verdict in one line, and what else there was. */
export function guardSummary(
  { held, weakened, unclear, strengthened, moved, reworded, unchanged }: GuardVerdict,
  words: Words,
): { readonly mark: '✖' | '▲' | '✔'; readonly text: string; readonly counts: string } {
  const open = weakened.filter(({ approved }) => !approved).length;
  const unread = unclear.filter(({ approved }) => !approved).length;
  const counts = words.ui('guard.counts', {
    strengthened: strengthened.length,
    moved,
    reworded,
    unchanged,
    approved: weakened.length - open + unclear.length - unread,
  });
  if (!held) return { mark: '✖', text: words.ui('guard.not-held', { count: open }), counts };
  if (unread > 0) return { mark: '▲', text: words.ui('guard.to-read', { count: unread }), counts };
  return { mark: '✔', text: words.ui(weakened.length > 0 ? 'guard.held-approved' : 'guard.held'), counts };
}
