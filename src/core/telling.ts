import { grammarOf, type ForceGrammar, type PhraseKind } from './force-pack.ts';
import { lexiconOf, type Lexicon } from './force-content.ts';
import type { Stretch } from './force-features.ts';
import { readForce, type Clause, type Reading } from './force.ts';
import { numeralOf, termsOf, type Glossary, type Term } from './glossary.ts';
import type { LocalePack } from './locale-pack.ts';
import type { Word } from './mask.ts';
import { remember, WordMemo } from './memo.ts';
import type { Phrases } from './phrases.ts';
import type { Side } from './pairing.ts';
import type { Unit } from './seed.ts';
import { soundKey } from './sound-key.ts';
import type { Twin } from './twins.ts';
import { signalsOfCode } from './unit-signals.ts';

/** What one language of a pair says: the readings of its directives, and their words ready to be found in the other language. */
export interface Telling {
  readonly side: Side;
  readonly readings: readonly [Reading, ...Reading[]];
  readonly grammar: ForceGrammar;
  readonly lexicon: Lexicon;
  readonly glossary: Glossary | undefined;
  readonly words: readonly ToldWord[];
  /** Everything by which a word of the other language may be told to be said here. */
  readonly keys: ReadonlySet<string>;
  /** Text of the file. */
  readonly text: string;
}

/** A word that means something by itself. */
export interface ToldWord {
  readonly reading: number;
  /** Word indexes of the reading, end exclusive. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly keys: readonly string[];
  /** So common that its absence tells nothing. */
  readonly light: boolean;
  /** A glossary knows it, so that its translation would be known, too. */
  readonly known: boolean;
  /** The phrase of force it belongs to. */
  readonly mark?: PhraseKind;
  readonly kind: 'word' | 'number' | 'code';
}

/** A stretch of the file. */
export interface Span {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Stretches of one feature with the reading they belong to. */
export interface Told extends Stretch {
  readonly reading: number;
}

/** Reads the directives of one side of a pair; undefined when nobody has written down how its language orders. */
export function tellingOf(
  units: readonly Unit[],
  side: Side,
  { seed, view }: Twin,
  pack: LocalePack | undefined,
  other: Glossary | undefined,
): Telling | undefined {
  const grammar = pack && grammarOf(pack);
  if (!pack || !grammar) return undefined;
  const readings = units.flatMap((unit) => readForce(unit, { text: seed.file.text, view, pack }) ?? []);
  const [first, ...rest] = readings;
  // Words are looked up against words; a text of this length is no directive.
  if (!first || readings.reduce((sum, { parsed }) => sum + parsed.words.length, 0) > mostWords) return undefined;
  const lexicon = lexiconOf(grammar);
  const glossaries = [pack.glossary, other].filter((glossary) => glossary !== undefined);
  const words = readings.flatMap((reading, index) => toldWords(reading, index, glossaries, lexicon));
  return {
    side,
    readings: [first, ...rest],
    grammar,
    lexicon,
    glossary: pack.glossary,
    words,
    keys: new Set(words.flatMap(({ keys }) => keys)),
    text: seed.file.text,
  };
}

/** All stretches of a feature, over all directives of the side. */
export function told(
  { readings }: Telling,
  feature: 'only' | 'all' | 'any' | 'some' | 'exceptions' | 'conditions' | 'hedges' | 'before' | 'after',
): Told[] {
  return readings.flatMap(({ features }, reading) => features[feature].map(({ from, to }) => ({ reading, from, to })));
}

/** The stretch as it stands in the file. */
export function spanOf({ readings, text }: Telling, { reading, from, to }: Told): Span | undefined {
  const words = readings[reading]?.parsed.words ?? [];
  const [first, last] = [words[from], words[Math.min(to, from + longestSpan) - 1]];
  if (!first || !last) return undefined;
  return { text: text.slice(first.start, last.end).replace(/\s+/g, ' '), start: first.start, end: last.end };
}

/** The clause that decides, and the reading it is in. */
export function strongest({ readings }: Telling): { reading: Reading; index: number; clause: Clause | undefined } {
  let best = { reading: readings[0], index: 0 };
  for (const [index, reading] of readings.entries()) {
    if (strengthOf(reading) > strengthOf(best.reading)) best = { reading, index };
  }
  const { rung, mode, clauses } = best.reading;
  return { ...best, clause: clauses.find((clause) => clause.rung === rung && clause.mode === mode) };
}

/** How strong a directive is, its ways out aside: 6 binds, 4 is advice, 2 a permission, 1 orders nothing. */
export function strengthOf({ rung }: Pick<Reading, 'rung'>): number {
  if (rung === 'must' || rung === 'must-not' || rung === 'must-unless') return 6;
  if (rung === 'should' || rung === 'should-not') return 4;
  return rung === 'describe' ? 1 : 2;
}

/** Words of a telling that the other one does not say. */
export function unsaid(one: Telling, other: Telling): ToldWord[] {
  return one.words.filter(({ kind, keys }) => kind === 'word' && !keys.some((key) => other.keys.has(key)));
}

/** Words that mean something by themselves and belong to no phrase of force, which the other telling does not say. */
export function leftOver(one: Telling, other: Telling): ToldWord[] {
  return unsaid(one, other).filter(({ light, mark }) => !light && mark === undefined);
}

/** Does a directive of the side forbid, or stand where things are forbidden? */
export function forbids({ readings }: Telling): boolean {
  return readings.some(({ mode, section: { force } }) => mode === 'forbid' || force === 'must-not');
}

/** Is there a phrase of one of these kinds? */
export function hasMarks({ readings }: Telling, kinds: ReadonlySet<string>): boolean {
  return readings.some(({ parsed: { marks } }) => marks.some(({ kind }) => kinds.has(kind)));
}

/** Does a word deny by itself: «в неизменном виде», "unanswered"? */
export function isDenied(word: ToldWord, telling: Telling): boolean {
  return begins(word, telling, telling.lexicon.negative);
}

/** "Once they are published": a condition that comes first in time. */
export function isCompletion(condition: Told, telling: Telling): boolean {
  return begins(condition, telling, telling.lexicon.completed);
}

function begins(
  { reading, from }: Pick<Told, 'reading' | 'from'>,
  { readings }: Telling,
  phrases: Phrases<true>,
): boolean {
  return phrases.at(readings[reading]?.parsed.words ?? [], from) !== undefined;
}

/** Where phrases stand, from left to right. */
export function foundIn({ readings }: Telling, phrases: Phrases<true>): Told[] {
  const all: Told[] = [];
  for (const [reading, { parsed }] of readings.entries()) {
    for (const [index, word] of parsed.words.entries()) {
      const match = phrases.begins(word) ? phrases.at(parsed.words, index) : undefined;
      if (match) all.push({ reading, from: match.from, to: match.to });
    }
  }
  return all;
}

/** Has the other side so much of its own that it may say there, in words nobody knows, what stands in a stretch here? */
export function mayBeElsewhere({ reading, from, to }: Told, one: Telling, other: Telling): boolean {
  const own = unsaid(one, other).filter(
    (word) => word.mark === undefined && (word.reading !== reading || word.from < from || word.from >= to),
  );
  const theirs = unsaid(other, one).filter(({ mark }) => mark === undefined);
  return theirs.length > own.length;
}

/** How much of a stretch is said by the other telling; undefined when nothing in it could be. */
export function saidShare(stretch: Told, one: Telling, other: Telling): number | undefined {
  const parsed = one.readings[stretch.reading]?.parsed;
  // The phrase that opens it is told by its kind.
  const opener = parsed?.markOf[stretch.from] ?? -1;
  const content = one.words.filter(
    ({ reading, from }) => reading === stretch.reading && from >= stretch.from && from < stretch.to,
  );
  const words = content.filter(({ from }) => opener === -1 || parsed?.markOf[from] !== opener);
  if (words.length === 0) return undefined;
  return words.filter(({ keys }) => keys.some((key) => other.keys.has(key))).length / words.length;
}

/** Does the other side name any word of a stretch? */
export function isNamed(stretch: Told, one: Telling, other: Telling): boolean {
  return one.words.some(
    ({ reading, from, keys }) =>
      reading === stretch.reading &&
      from >= stretch.from &&
      from < stretch.to &&
      keys.some((key) => other.keys.has(key)),
  );
}

/** Is what a marker says said on the other side by a word that is no marker? */
export function isHinted(marker: Told, one: Telling, other: Telling): boolean {
  const keys = new Set(
    one.words
      .filter(({ reading, from }) => reading === marker.reading && from >= marker.from && from < marker.to)
      .flatMap((word) => word.keys)
      .filter((key) => key.startsWith('=') && key !== '=if'),
  );
  return other.words.some(
    (word) => (word.mark === undefined || word.mark === 'subordinate') && word.keys.some((key) => keys.has(key)),
  );
}

function toldWords(
  { parsed: { words, marks, markOf } }: Reading,
  reading: number,
  glossaries: readonly Glossary[],
  lexicon: Lexicon,
): ToldWord[] {
  const found: ToldWord[] = [];
  const [own] = glossaries;
  const known = meanings.wordsOf(lexicon, glossaries);
  const add = (from: number, to: number, more: Meaning): void => {
    const mark = marks[markOf[from] ?? -1]?.kind;
    found.push({ reading, from, to, ...more, ...(mark === undefined ? {} : { mark }) });
  };
  for (const row of rowsOf(words)) {
    const pieces = row.flatMap((index) => (words[index]?.text ?? '').split('-').map((text) => ({ index, text })));
    for (const { term, from, to } of termsOf(
      own,
      pieces.map(({ text }) => text),
    )) {
      const start = pieces[from]?.index ?? 0;
      // A placeholder is the business of placeholder-parity.
      if (words[start - 1]?.text === '<') continue;
      const end = (pieces[to - 1]?.index ?? start) + 1;
      let meaning = known.get(term.text);
      if (meaning === undefined) meaning = remember(known, term.text, meaningOf(term, glossaries, lexicon));
      if (meaning) add(start, end, meaning);
    }
  }
  for (const [index, { kind, text }] of words.entries()) {
    if (kind !== 'code') continue;
    const keys = signalsOfCode(text, glossaries).flatMap((item) => item.keys);
    add(index, index + 1, { text, keys, known: true, light: false, kind: 'code' });
  }
  return found.sort((a, b) => a.from - b.from);
}

/** What a word tells wherever it stands. */
type Meaning = Pick<ToldWord, 'text' | 'keys' | 'known' | 'kind' | 'light'>;

/** Null for a word that tells nothing, or a number. */
function meaningOf(term: Term, glossaries: readonly Glossary[], lexicon: Lexicon): Meaning | null {
  const [own, ...others] = glossaries;
  const best = others.reduce(
    (so, glossary) => (so.concepts.length > 0 || so.filler ? so : (termsOf(glossary, [term.text])[0]?.term ?? so)),
    term,
  );
  if (glossaries.some((glossary) => numeralOf(glossary, term.text) !== undefined)) return null;
  if (best.concepts.length === 0 && (best.filler || lexicon.light.has(term.text))) return null;
  const sound = term.text.includes(' ') ? undefined : soundKey(term.text);
  // The other language may say a phrase by one of its words.
  const parts = term.text.includes(' ')
    ? term.text.split(' ').flatMap((word) => termsOf(own, [word])[0]?.term.concepts ?? [])
    : [];
  const keys = [
    ...[...best.concepts, ...parts].map((concept) => `=${concept}`),
    ...(sound === undefined ? [] : [`~${sound}`]),
  ];
  return {
    text: term.text,
    keys: keys.length > 0 ? keys : [`w:${term.text}`],
    known: best.concepts.length > 0,
    light: lexicon.light.has(term.text),
    kind: 'word',
  };
}

/** Indexes of the words that stand side by side, without marks or code between them. */
function rowsOf(words: readonly Word[]): number[][] {
  const rows: number[][] = [];
  let row: number[] = [];
  for (const [index, { kind }] of words.entries()) {
    if (kind === 'word') row.push(index);
    else if (row.length > 0) {
      rows.push(row);
      row = [];
    }
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

const meanings = new WordMemo<Meaning | null>();
const longestSpan = 12;
const mostWords = 1000;
