import type { Found } from '../../src/core/finding.ts';
import type { TracedDocument } from '../../src/core/requirement.ts';
import { defineRule } from '../../src/core/rule.ts';
import { approvalIn, isDate, isSomebody } from './approval.ts';

export default defineRule({
  id: 'invalid-approval',
  scope: 'catalogue',
  category: 'traceability',
  severity: 'warning',
  summary: 'Front matter says that a document is approved, but not by whom, or not on which day.',
  messages: {
    neither: 'This is approved, but nobody says by whom and when. Set {by} and {at}, or take the approval back.',
    who: 'This is approved, but nobody says by whom. Set {key}, or take the approval back.',
    when: 'This is approved, but nobody says when. Set {key}, or take the approval back.',
    nobody: '"{value}" approves nothing. Name whoever did, or take the approval back.',
    date: '"{value}" is no day of the calendar. Write it as 2026-01-31.',
    unread: 'The front matter cannot be read: {reason}. Nobody can tell whether this is approved.',
  },
  *check({ register }): Generator<Found> {
    if (!register) return;
    for (const document of register.documents) {
      // That of a prompt is told by invalid-frontmatter.
      const { error: reason } = document;
      if (reason !== undefined) {
        yield { message: 'unread', data: { reason }, at: document.placeOf(''), anchor: 'unread' };
      } else yield* faultsIn(document);
    }
    for (const prompt of register.prompts) yield* faultsIn(prompt);
  },
});

function* faultsIn(document: TracedDocument): Generator<Found> {
  const approval = approvalIn(document.data);
  if (!approval) return;
  const { status, by, at, keys } = approval;
  if (!by && !at) yield { message: 'neither', data: keys, at: document.placeOf(status), anchor: 'neither' };
  else if (!by) yield { message: 'who', data: { key: keys.by }, at: document.placeOf(status), anchor: 'who' };
  else if (!isSomebody(by.value)) {
    yield { message: 'nobody', data: { value: words(by.value) }, at: document.placeOf(by.key), anchor: 'nobody' };
  }
  if (by && !at) yield { message: 'when', data: { key: keys.at }, at: document.placeOf(status), anchor: 'when' };
  else if (at && !isDate(at.value)) {
    yield { message: 'date', data: { value: words(at.value) }, at: document.placeOf(at.key), anchor: 'date' };
  }
}

function words(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
