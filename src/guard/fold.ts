import { foldWords } from '../core/glossary.ts';
import type { Unit } from '../core/seed.ts';

/** A directive's words as they are compared: whatever their case, ё, quotes, emphasis and line breaks. */
export function foldedText({ text }: Pick<Unit, 'text'>): string {
  return foldWords(text)
    .replace(/[`"'«»“”„’*_]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/[\s.;,]+$/, '')
    .trim();
}

/** The same words? */
export function sameWords(one: Unit, other: Unit): boolean {
  return foldedText(one) === foldedText(other);
}
