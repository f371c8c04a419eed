import type { Edit } from '../core/fix.ts';
import { applyEdits } from '../lint/edits.ts';

/** A text with edits in any order; what two languages of one file ask for alike is done once. */
export function edited(text: string, edits: readonly Edit[]): string {
  const distinct = new Map(edits.map((edit) => [JSON.stringify([edit.start, edit.end, edit.text]), edit]));
  return applyEdits(
    text,
    [...distinct.values()].toSorted((a, b) => a.start - b.start || a.end - b.end),
  );
}
