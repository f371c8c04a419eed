import type { DriftSide } from '../core/change.ts';
import type { GuardItem, GuardVerdict } from '../guard/guard.ts';
import { noteText } from './approval.ts';
import { guardWords, type GuardInput } from './guard-words.ts';

/** The verdict as data, indented by two. Forces are codes; messages are in the reader's language. */
export function guardJson(verdict: GuardVerdict, input: GuardInput): string {
  const words = guardWords(input);
  const item = (one: GuardItem): object => ({
    rule: one.rule,
    id: one.id,
    message: words.message(one),
    reasons: words.reasons(one),
    base: side(one.base),
    head: side(one.head),
    locale: one.locale ?? null,
    before: one.base?.force ?? null,
    after: one.head?.force ?? null,
    mend: words.mend(one) ?? null,
    approved: one.approved,
  });
  const { held, weakened, unclear, strengthened, approvals, moved, reworded, unchanged } = verdict;
  const data = {
    held,
    weakened: weakened.map(item),
    unclear: unclear.map(item),
    strengthened: strengthened.map(item),
    moved,
    reworded,
    unchanged,
    approvals: approvals.map((note) => ({
      item: note.approval.item,
      state: note.state,
      message: noteText(note, input.words),
      by: note.approval.by,
      reason: note.approval.reason,
      until: note.approval.until,
      path: note.approval.place.path,
      line: note.approval.place.line ?? null,
    })),
  };
  return `${JSON.stringify(data, undefined, 2)}\n`;
}

function side(one: DriftSide | undefined): object | null {
  return one ? { path: one.at.path, line: one.at.line, text: one.text } : null;
}
