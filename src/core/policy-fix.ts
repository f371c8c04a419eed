import type { Carrier } from './carried.ts';
import type { Edit } from './fix.ts';
import type { Altered } from './literal.ts';
import type { ManagedBlock } from './managed.ts';
import type { PolicyText } from './policy.ts';
import { offsetInFile } from './seed.ts';

/** Puts the text of a policy between its marks, indented as they are; undefined where that would take something else away. */
export function blockFix(
  { from, inner }: ManagedBlock,
  { seed, view }: Carrier,
  { text }: PolicyText,
): Edit | undefined {
  const [start, end] = [offsetInFile(view, inner[0], true), offsetInFile(view, inner[1])];
  // Between the marks may stand branches of other languages, too.
  if (seed.file.text.slice(start, end) !== view.text.slice(...inner)) return undefined;
  const lineStart = view.text.lastIndexOf('\n', from - 1) + 1;
  const indent = indentOf(view.text.slice(lineStart, from));
  const lineEnd = lineEndOf(seed.file.text);
  const lines = text.split('\n').map((line) => (line === '' ? indent.trimEnd() : indent + line));
  return { path: seed.file.path, start, end, text: `${lineEnd}${lines.join(lineEnd)}${lineEnd}${indent}` };
}

/** Puts the words of the policy for those of one directive; undefined where that would take something else away. */
export function textFix({ canonical, unit }: Altered, { seed }: Carrier): Edit | undefined {
  const { path, start, end } = unit.place;
  const written = seed.file.text.slice(start, end);
  // A directive of several paragraphs, or one with a branch in it, is not all there.
  if (squeezed(written) !== squeezed(unit.text)) return undefined;
  if (sentencesIn(unit.text) > sentencesIn(canonical.text)) return undefined;
  return { path, start, end, text: canonical.text };
}

/** How the lines of a text end. */
export function lineEndOf(text: string): string {
  return /\r\n|\n/.exec(text)?.[0] ?? '\n';
}

/** What a line begins with that belongs to the lines below it, too: a quote repeats its `>`, an item is only indented into. */
function indentOf(before: string): string {
  const [whole = ''] = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?/.exec(before) ?? [];
  return whole.replace(/[^ \t>]/g, ' ');
}

function sentencesIn(text: string): number {
  return text.split(/[.!?…]\s+(?=\S)/).length;
}

/** White space and the marks of a quote counted once. */
export function squeezed(text: string): string {
  return text.replace(/[\s>]+/g, ' ').trim();
}
