import type { Approval } from '../core/approval.ts';
import type { ApprovalNote } from '../guard/approve.ts';
import type { GuardItem } from '../guard/guard.ts';
import type { TextOptions } from './input.ts';
import { paintFor, type Paint } from './paint.ts';
import { visible } from './visible.ts';
import { padStart, width as widthOf } from './width.ts';
import type { Words } from './words.ts';
import { wrap } from './wrap.ts';

/** An approval that has just been written: what it is about, what it lets pass, and what has to be done for it to count. */
export function approvalText(
  { item, entry, path }: { item: GuardItem; entry: Omit<Approval, 'place'>; path: string },
  { words, width, colour }: TextOptions,
): string {
  const paint = paintFor(colour);
  const at = (item.base ?? item.head)?.at;
  const say = (text: string): string[] => wrap(visible(text), width - 2).map((row) => `  ${row}`);
  const label = Math.max(widthOf(words.ui('guard.base')), widthOf(words.ui('guard.head')));
  const { by, since, until, reason } = entry;
  const rows = [
    `${paint.good('✔')} ${paint.strong(visible(words.ui('approve.wrote', { item: item.id, path })))}`,
    `  ${paint.path(at ? visible(`${at.path}:${at.line}`) : '')}  ${paint.faint(visible(item.rule))}`,
    ...(item.base ? say(`${padStart(words.ui('guard.base'), label)} ${item.base.text}`) : []),
    ...(item.head ? say(`${padStart(words.ui('guard.head'), label)} ${item.head.text}`) : []),
    ...say(words.ui('approve.meaning', { by, since, until, reason })),
    ...say(words.ui('approve.next', { path, by })),
  ];
  return `${rows.join('\n')}\n`;
}

/** One line for what became of an approval. */
export function noteText({ approval, state }: ApprovalNote, words: Words): string {
  const { by, until, reason, place, item } = approval;
  const where = place.line === undefined ? place.path : `${place.path}:${place.line}`;
  return words.ui(`approval.${state}`, { by, until, reason, where, item });
}

/** Approvals that were held against an item, as rows below it. */
export function itemNotes(notes: readonly ApprovalNote[], item: GuardItem, options: TextOptions): string[] {
  const paint = paintFor(options.colour);
  return notes
    .filter((note) => note.item === item.id)
    .flatMap((note) => noteRows(note, options, note.state === 'used' ? paint.good : paint.severity.warning));
}

/** Approvals that fit nothing in the change, to be taken out of the file. */
export function looseNotes(notes: readonly ApprovalNote[], options: TextOptions): string[][] {
  const loose = notes.filter(({ item }) => item === undefined);
  if (loose.length === 0) return [];
  const paint = paintFor(options.colour);
  return [
    [
      paint.strong(paint.severity.warning(options.words.ui('approval.stale', { count: loose.length }))),
      ...loose.flatMap((note) => noteRows(note, options, (text) => text)),
    ],
  ];
}

function noteRows(note: ApprovalNote, { words, width }: TextOptions, colour: Paint['good']): string[] {
  return wrap(visible(noteText(note, words)), width - 2).map((row) => `  ${colour(row)}`);
}
