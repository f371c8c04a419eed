import { foldWords } from '../core/glossary.ts';
import type { Unit } from '../core/seed.ts';

/** A directive's words as they are compared: whatever their case, ё, quotes, emphasis and line breaks; a word typed twice counts once. */
export function foldedText({ text }: Pick<Unit, 'text'>): string {
  return foldWords(text)
    .replace(/[`"'«»“”„’*_]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/[\s.;,]+$/, '')
    .replace(/(?<![\p{L}\p{N}-])(\p{L}{2,})(?: \1)+(?![\p{L}\p{N}-])/gu, '$1')
    .trim();
}

/** The same words? */
export function sameWords(one: Unit, other: Unit): boolean {
  return foldedText(one) === foldedText(other);
}
