import { foldWords, termsIn, type Glossary } from '../../src/core/glossary.ts';
import { wordsOf } from '../../src/core/mask.ts';
import { scriptOf } from '../../src/core/script.ts';
import type { Unit } from '../../src/core/seed.ts';
import { soundOf } from '../../src/core/sound-key.ts';
import type { Twin } from '../../src/core/twins.ts';
import { proseOf } from '../../src/core/unit-signals.ts';

/** A word that stands in for one that is never translated. */
export interface Translated {
  readonly keep: string;
  readonly found: string;
  readonly start: number;
  readonly end: number;
}

export interface KeepContext {
  /** Where the word is kept … */
  readonly here: Twin;
  /** … and where it may have been translated. */
  readonly there: Twin;
  readonly glossaries: Readonly<Record<'here' | 'there', Glossary | undefined>>;
}

/** Words of `there` that translate or transliterate what `here` keeps, and both languages should. */
export function translatedIn(
  units: readonly Unit[],
  counterparts: readonly Unit[],
  context: KeepContext,
): Translated[] {
  const { here, there, glossaries } = context;
  const keep = new Set([...(glossaries.here?.keep ?? []), ...(glossaries.there?.keep ?? [])]);
  if (keep.size === 0) return [];
  const prose = units.map(({ text }) => ` ${proseOf(text)} `).join(' ');
  const other = foldWords(counterparts.map(({ text }) => text).join(' '));
  const missing = [...keep].filter((term) => holds(prose, term) && !other.includes(foldWords(term)));
  if (missing.length === 0) return [];
  const words = counterparts.flatMap((unit) => partsOf(unit, there));
  const foreign = scriptOf(here.locale) !== scriptOf(there.locale);
  return missing.flatMap((term) => {
    const concepts = new Set(termsIn(glossaries.here, term).flatMap((found) => found.concepts));
    const match = words.find(
      ({ text }) =>
        (termsIn(glossaries.there, text)[0]?.concepts ?? []).some((concept) => concepts.has(concept)) ||
        (foreign && soundsLike(text, term)),
    );
    return match ? [{ keep: term, found: match.written, start: match.start, end: match.end }] : [];
  });
}

/** Is a term there as a word of its own? One with a capital letter is a name, and "owner" is no Owner. */
function holds(prose: string, term: string): boolean {
  const isName = term !== term.toLowerCase();
  const [text, wanted] = isName ? [prose, term] : [prose.toLowerCase(), term];
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1)) {
    const [before, after] = [text.charAt(at - 1), text.charAt(at + wanted.length)];
    if (!inWord.test(before) && !inWord.test(after)) return true;
  }
  return false;
}

interface Part {
  readonly text: string;
  readonly written: string;
  readonly start: number;
  readonly end: number;
}

/** The words of a directive, parted at hyphens. */
function partsOf(unit: Unit, { seed, view }: Twin): Part[] {
  const { text } = seed.file;
  return wordsOf(unit, { text, view }).flatMap(({ kind, start, end }) => {
    if (kind !== 'word') return [];
    return [...text.slice(start, end).matchAll(/[\p{L}\p{M}]+/gu)].map(({ 0: written, index }) => ({
      text: foldWords(written),
      written,
      start: start + index,
      end: start + index + written.length,
    }));
  });
}

/** «Гитхаба» is GitHub: the same consonants, and at most two letters of an ending. */
function soundsLike(word: string, term: string): boolean {
  if (!/^\p{Script=Latin}+$/u.test(term) || /\p{Script=Latin}/u.test(word)) return false;
  const [one, other] = [consonants(word), consonants(term)];
  return other.length >= 3 && one.startsWith(other) && one.length <= other.length + 1 && word.length <= term.length + 3;
}

function consonants(word: string): string {
  return soundOf(word).replace(/[aeiou]/g, '');
}

const inWord = /[\p{L}\p{M}\p{N}_]/u;
