import { foldWords, numeralOf, termsOf, type Glossary } from './glossary.ts';
import { proseOf } from './unit-signals.ts';

/** A length of time that a text names: "24 hours", «сутки», "daily". */
export interface Measure {
  /** As written, folded. */
  readonly text: string;
  readonly seconds: number;
  /** Counts working time only, which is no part of a calendar. */
  readonly working: boolean;
  /** The number it is told with, as plain digits; undefined where the unit stands alone: "within an hour". */
  readonly number?: string;
}

/** The units of time a glossary may have words for, in seconds. */
export const timeUnits: Readonly<Record<string, number>> = {
  millisecond: 0.001,
  second: 1,
  minute: 60,
  'half-hour': 1_800,
  hour: 3_600,
  day: 86_400,
  'working-day': 86_400,
  week: 604_800,
  month: 2_629_800,
  quarter: 7_889_400,
  'half-year': 15_778_800,
  year: 31_557_600,
};

/** The lengths of time in a text, as its language writes them. Code and placeholders hold none. */
export function measuresIn(text: string, glossary: Glossary | undefined): Measure[] {
  if (!glossary || Object.keys(glossary.measures).length === 0) return [];
  const pieces = piecesOf(proseOf(text), glossary);
  const terms = termsOf(
    unitsOf(glossary),
    pieces.map(({ word }) => word),
  );
  let last = 0;
  return terms.flatMap(({ term: { text: unit, concepts }, from, to }): Measure[] => {
    const name = concepts.find((concept) => Object.hasOwn(timeUnits, concept));
    const length = name === undefined ? undefined : timeUnits[name];
    if (length === undefined) return [];
    const working = name === 'working-day';
    const counts = countsBefore(pieces, from, last, glossary);
    last = to;
    if (counts.length === 0) return [{ text: unit, seconds: length, working }];
    return counts.map(({ word, value }) => ({
      text: `${word} ${unit}`,
      seconds: value * length,
      working,
      number: String(value),
    }));
  });
}

/** Is it the same time, give or take what a month and a year leave open? */
export function isSameTime(one: Measure, other: Measure): boolean {
  if (one.working !== other.working) return false;
  const [less, more] = [Math.min(one.seconds, other.seconds), Math.max(one.seconds, other.seconds)];
  return more - less < 1e-6 || (less >= 28 * 86_400 && more / less < 1.09);
}

interface Piece {
  /** Folded; a number as it stands. */
  readonly word: string;
  readonly value?: number;
  /** What stands between it and the piece before. */
  readonly gap: string;
}

type Count = Piece & { readonly value: number };

function piecesOf(prose: string, glossary: Glossary): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const { 0: text, index } of prose.matchAll(wordOrNumber)) {
    const gap = prose.slice(end, index);
    end = index + text.length;
    const numeral = /^\d/.test(text) ? plainNumber(text) : numeralOf(glossary, text);
    const value = numeral === undefined ? undefined : Number(numeral);
    const last = pieces.at(-1);
    // "Twenty-four", «двадцать четыре».
    if (value !== undefined && last?.value !== undefined && !/^\d/.test(text) && /^[\s-]$/.test(gap)) {
      const tens = last.value >= 20 && last.value % 10 === 0 && value < 10;
      if (tens) {
        pieces[pieces.length - 1] = {
          ...last,
          word: `${last.word}${gap}${foldWords(text)}`,
          value: last.value + value,
        };
        continue;
      }
    }
    pieces.push({ word: foldWords(text), gap, ...(value === undefined ? {} : { value }) });
  }
  return pieces;
}

/** The numbers a unit is counted by: "3–4 working days" has two, "within an hour" none. */
function countsBefore(pieces: readonly Piece[], unit: number, start: number, { fillers }: Glossary): Count[] {
  for (let at = unit; at > start && at > unit - 2; at--) {
    if (!/^[\s\u00A0\u202F-]*$/.test(pieces[at]?.gap ?? '')) return [];
    const before = pieces[at - 1];
    if (!isCount(before)) {
      // «Три претензии в неделю» counts no weeks.
      if (before === undefined || fillers.includes(before.word)) return [];
      continue;
    }
    const first = pieces[at - 2];
    return isCount(first) && /^\s*[-–—]\s*$/.test(before.gap) ? [first, before] : [before];
  }
  return [];
}

function isCount(piece: Piece | undefined): piece is Count {
  return piece?.value !== undefined;
}

function plainNumber(text: string): string {
  const joined = text.replace(/(?<=\d)[\s\u00A0\u202F](?=\d)/g, '');
  return /^\d{1,3}(?:[.,]\d{3})+$/.test(joined) ? joined.replace(/[.,]/g, '') : joined.replace(',', '.');
}

/** A glossary of the units alone. */
function unitsOf(glossary: Glossary): Glossary {
  let units = known.get(glossary);
  if (!units) {
    units = { terms: glossary.measures, measures: {}, numerals: {}, fillers: [], forbidden: [], keep: [] };
    known.set(glossary, units);
  }
  return units;
}

const known = new WeakMap<Glossary, Glossary>();

const wordOrNumber = /\d+(?:[.,]\d+|[ \u00A0\u202F]\d{3}(?!\d))*|[\p{L}\p{M}]+/gu;
