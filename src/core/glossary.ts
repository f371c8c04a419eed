import { addTo, groupBy } from './group.ts';
import { remember } from './memo.ts';

/** Which words of a language stand for which concept, so that directives of two languages can be told to say the same. */
export interface Glossary {
  /** Concept → its forms; a star at the end is any ending. Concepts have the same names in every language. */
  readonly terms: Readonly<Record<string, readonly string[]>>;
  /** Unit of time (the keys of `timeUnits`) → its words and abbreviations. */
  readonly measures: Readonly<Record<string, readonly string[]>>;
  /** Number → the words for it. */
  readonly numerals: Readonly<Record<string, readonly string[]>>;
  /** Words that say nothing of what a directive is about. */
  readonly fillers: readonly string[];
  readonly forbidden: readonly ForbiddenVariant[];
  /** Words that are never translated. */
  readonly keep: readonly string[];
}

/** The word that was chosen, and those that stand in for it. */
export interface ForbiddenVariant {
  readonly write: string;
  readonly not: readonly string[];
}

/** A word, or several that are one term, and what it stands for. */
export interface Term {
  /** As written, folded. */
  readonly text: string;
  /** Empty for a word the glossary does not know. */
  readonly concepts: readonly string[];
  readonly filler: boolean;
}

/** A text without case, ё, accents and soft hyphens. */
export function foldWords(text: string): string {
  // Most words come folded, and so do the forms of a glossary.
  if (everyday.test(text)) return text;
  return text.normalize('NFC').replace(invisible, '').toLowerCase().replaceAll('ё', 'е');
}

/** The words of a prose, terms of several words taken as one. Hyphens part words. */
export function termsIn(glossary: Glossary | undefined, prose: string): Term[] {
  return termsOf(glossary, foldWords(prose).match(/[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu) ?? []).map(
    ({ term }) => term,
  );
}

/** A term and the words it was found in: `from`…`to`, end exclusive. */
export interface PlacedTerm {
  readonly term: Term;
  readonly from: number;
  readonly to: number;
}

/** Folded words in a row, terms of several words taken as one. */
export function termsOf(glossary: Glossary | undefined, words: readonly string[]): PlacedTerm[] {
  const index = glossary && indexOf(glossary);
  const terms: PlacedTerm[] = [];
  for (let at = 0; at < words.length;) {
    const word = words[at] ?? '';
    const phrase = index && longestPhrase(index, words, at);
    const to = at + (phrase ? phrase.words.length : 1);
    if (phrase)
      terms.push({
        term: { text: phrase.words.join(' '), concepts: phrase.concepts, filler: false },
        from: at,
        to,
      });
    else
      terms.push({
        term: index ? singleTerm(index, word) : { text: word, concepts: [], filler: false },
        from: at,
        to,
      });
    at = to;
  }
  return terms;
}

/** The concepts a piece of code stands for: `*.md` is Markdown. */
export function conceptsOfCode(glossary: Glossary | undefined, code: string): readonly string[] {
  return (glossary && indexOf(glossary).code.get(foldWords(code))) ?? [];
}

/** The number a word stands for: «двух» → 2. */
export function numeralOf(glossary: Glossary | undefined, word: string): string | undefined {
  return glossary && indexOf(glossary).numerals.get(foldWords(word));
}

interface Index {
  /** Whole words → concepts. */
  readonly words: ReadonlyMap<string, readonly string[]>;
  /** Beginnings of words → concepts. */
  readonly stems: ReadonlyMap<string, readonly string[]>;
  /** First word of a phrase, or how it begins → phrases, longest first. */
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>;
  readonly code: ReadonlyMap<string, readonly string[]>;
  readonly numerals: ReadonlyMap<string, string>;
  readonly fillers: ReadonlySet<string>;
  // A catalogue uses the same few thousand words again and again.
  /** What words mean that have been met. */
  readonly seen: Map<string, Term>;
  /** The phrases that may begin with words that have been met, by how their second word begins. */
  readonly begun: Map<string, ReadonlyMap<string, readonly Phrase[]>>;
}

interface Phrase {
  readonly forms: readonly Form[];
  readonly concept: string;
}

/** A word of a phrase, or how it begins. */
interface Form {
  readonly text: string;
  readonly open: boolean;
}

function longestPhrase(
  index: Index,
  words: readonly string[],
  at: number,
): { words: string[]; concepts: string[] } | undefined {
  const [first, second] = [words[at], words[at + 1]];
  if (first === undefined || second === undefined) return undefined;
  const begun = phrasesFrom(index, first);
  if (begun.size === 0) return undefined;
  let longest = 0;
  const concepts: string[] = [];
  // Hundreds of phrases begin with "make"; few go on like this one.
  for (let length = Math.min(telling, second.length); length >= 0; length--) {
    for (const { forms, concept } of begun.get(second.slice(0, length)) ?? none) {
      if (forms.length < longest || !stands(forms, words, at)) continue;
      if (forms.length > longest) concepts.length = 0;
      longest = forms.length;
      concepts.push(concept);
    }
  }
  return longest > 0 ? { words: words.slice(at, at + longest), concepts: [...new Set(concepts)] } : undefined;
}

/** Does a phrase go on as the words do, having begun with the first of them? */
function stands(forms: readonly Form[], words: readonly string[], at: number): boolean {
  if (at + forms.length > words.length) return false;
  for (let offset = 1; offset < forms.length; offset++) {
    if (!fits(words[at + offset], forms[offset])) return false;
  }
  return true;
}

/** Phrases whose first word a word is. */
function phrasesFrom({ phrases, begun }: Index, word: string): ReadonlyMap<string, readonly Phrase[]> {
  let found = begun.get(word);
  if (!found) {
    const all: Phrase[] = [];
    for (let length = word.length; length > 0; length--) {
      for (const phrase of phrases.get(word.slice(0, length)) ?? none)
        if (fits(word, phrase.forms[0])) all.push(phrase);
    }
    const groups = all.length > 0 ? groupBy(all, ({ forms }) => (forms[1]?.text ?? '').slice(0, telling)) : nothing;
    found = remember(begun, word, groups);
  }
  return found;
}

function fits(word: string | undefined, form: Form | undefined): boolean {
  if (word === undefined || form === undefined) return false;
  return form.open ? word.startsWith(form.text) : word === form.text;
}

function formOf(written: string): Form {
  return written.endsWith('*') ? { text: written.slice(0, -1), open: true } : { text: written, open: false };
}

function singleTerm(index: Index, word: string): Term {
  let term = index.seen.get(word);
  if (!term) {
    const concepts = [...(index.words.get(word) ?? []), ...longestStem(index, word)];
    term = { text: word, concepts: [...new Set(concepts)], filler: concepts.length === 0 && index.fillers.has(word) };
    remember(index.seen, word, term);
  }
  return term;
}

/** The longest stem of a word, and those hardly shorter, which are the same word with less of its ending: `проверк*`, `провер*`. */
function longestStem({ stems }: Index, word: string): readonly string[] {
  const found: string[] = [];
  let shortest = 2;
  for (let length = word.length; length >= shortest; length--) {
    const concepts = stems.get(word.slice(0, length));
    if (!concepts) continue;
    if (found.length === 0) shortest = Math.max(2, length - endingLetters);
    found.push(...concepts);
  }
  return found;
}

function indexOf(glossary: Glossary): Index {
  let index = indexes.get(glossary);
  if (!index) {
    index = buildIndex(glossary);
    indexes.set(glossary, index);
  }
  return index;
}

function buildIndex({ terms, numerals, fillers }: Glossary): Index {
  const words = new Map<string, string[]>();
  const stems = new Map<string, string[]>();
  const phrases = new Map<string, Phrase[]>();
  const code = new Map<string, string[]>();
  for (const [concept, forms] of Object.entries(terms)) {
    for (const written of forms) {
      const folded = foldWords(written);
      if (!/^\p{L}/u.test(folded)) {
        addTo(code, folded, concept);
        continue;
      }
      // Nearly all forms are one word.
      const parts = parting.test(folded) ? folded.split(parting).filter((part) => part !== '') : [folded];
      const form = formOf(parts[0] ?? '');
      if (parts.length > 1) addTo(phrases, form.text, { forms: parts.map(formOf), concept });
      else addTo(form.open ? stems : words, form.text, concept);
    }
  }
  return {
    words,
    stems,
    phrases,
    code,
    numerals: new Map(
      Object.entries(numerals).flatMap(([number, forms]) => forms.map((form) => [foldWords(form), number] as const)),
    ),
    fillers: new Set(fillers.map(foldWords)),
    seen: new Map(),
    begun: new Map(),
  };
}

const everyday = /^[a-zа-я *'-]+$/;
const parting = /[\s-]+/;

// Soft hyphens, stress marks, joiners.
const invisible = /\u00AD|\u0301|[\u200B-\u200F]|\u2060|\uFEFF/g;

const endingLetters = 3;
const none: readonly never[] = [];
const nothing: ReadonlyMap<string, readonly never[]> = new Map();
// Letters.
const telling = 2;

const indexes = new WeakMap<Glossary, Index>();
