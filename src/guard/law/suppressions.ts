import { fileAt, type Catalogue } from '../../core/catalogue.ts';
import type { Suppression } from '../../core/suppression.ts';
import { lineStarts, lineText } from '../../core/text.ts';

/** How much a suppression covers, from little to all. */
export const reaches = ['line', 'block', 'file'] as const;
export type Reach = (typeof reaches)[number];

/** What makes two suppressions the same: the comment, how much it covers, and of a single line what stands there. */
export function suppressionKey(suppression: Suppression, catalogue: Catalogue): string {
  const { place, rules, reason, until, misdated } = suppression;
  return JSON.stringify([place.path, rules.toSorted(), reason, until, misdated, ...coveredBy(suppression, catalogue)]);
}

export function reachOf({ place, from, to }: Suppression, catalogue: Catalogue): Reach {
  if (from === to) return 'line';
  const file = fileAt(catalogue, place.path);
  return from === 1 && file && to >= lineStarts(file).length ? 'file' : 'block';
}

/** The words of a line; of a block the first words beyond it, so that text may change within and its end may not move. */
function coveredBy(suppression: Suppression, catalogue: Catalogue): readonly string[] {
  const { place, from, to } = suppression;
  const reach = reachOf(suppression, catalogue);
  const file = fileAt(catalogue, place.path);
  if (!file || reach === 'file') return [reach];
  if (reach === 'line') return [reach, lineText(file, from).trim()];
  for (let line = to + 1; line <= lineStarts(file).length; line++) {
    const text = lineText(file, line).trim();
    if (text !== '') return [reach, text];
  }
  return [reach];
}
