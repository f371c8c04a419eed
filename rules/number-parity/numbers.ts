import type { Alignment, Pair } from '../../src/core/align.ts';
import { certain, unlessNearby, type Difference } from '../../src/core/difference.ts';
import { numeralOf } from '../../src/core/glossary.ts';
import { isInstance } from '../../src/core/instance.ts';
import type { LocalePack } from '../../src/core/locale-pack.ts';
import { facing } from '../../src/core/lost.ts';
import { isSameTime, measuresIn, type Measure } from '../../src/core/measure.ts';
import type { Side } from '../../src/core/pairing.ts';
import type { Token, Unit } from '../../src/core/seed.ts';
import type { Twins } from '../../src/core/twins.ts';
import { numbersIn, proseOf } from '../../src/core/unit-signals.ts';

export interface NumberContext {
  readonly twins: Twins;
  readonly alignment: Alignment;
  readonly packs: ReadonlyMap<string, LocalePack>;
}

/** The numbers that only one side of a pair gives, and the times that differ: "an hour" for "a week". */
export function numberDifference(pair: Pair, context: NumberContext): Difference {
  const left = missing(pair, 'left', context);
  const right = missing(pair, 'right', context);
  if (left.length === 0 && right.length === 0) return timeDifference(pair, context);
  // «Двух» and "both", "1" and "a": a small number alone is easily said in another way.
  const alone = left.length === 0 || right.length === 0;
  const found = alone ? { left: left.filter(isTelling), right: right.filter(isTelling) } : { left, right };
  const rest = unlessNearby(found, pair, context.alignment, ({ value }, unit, side) =>
    says(unit, value, side, context),
  );
  // «Знают трое: А, Б и В»: what is counted may be told one by one.
  const counted = alone && [...rest.left, ...rest.right].every(({ word }) => word);
  return counted ? { ...rest, level: 'warning' } : rest;
}

/** Times of one side for which the other has another one. A time that only one side names is often in other words there: "overnight". */
function timeDifference(pair: Pair, context: NumberContext): Difference {
  const [left, right] = [timesOf(pair, 'left', context), timesOf(pair, 'right', context)];
  const mine = left.filter((one) => !right.some((other) => isSameTime(one, other)));
  const theirs = right.filter((one) => !left.some((other) => isSameTime(one, other)));
  if (mine.length === 0 || theirs.length === 0) return { left: [], right: [] };
  const sure = pair.similarity >= certain && [...mine, ...theirs].some(({ number }) => number !== undefined);
  return {
    left: mine.map(({ text }) => ({ text, place: pair.left[0].place })),
    right: theirs.map(({ text }) => ({ text, place: pair.right[0].place })),
    ...(sure ? {} : { level: 'warning' }),
  };
}

function timesOf(pair: Pair, side: Side, context: NumberContext): Measure[] {
  return pair[side].flatMap(({ text }) => measuresIn(text, glossaryOf(side, context)));
}

/** A number as it stands in the text, and what it is. */
interface Stated extends Token {
  readonly value: string;
  readonly word: boolean;
}

function missing(pair: Pair, side: Side, context: NumberContext): Stated[] {
  const there = pair[facing(side)];
  const pack = context.packs.get(context.twins[side].locale);
  return pair[side].flatMap((unit) =>
    statedIn(unit, side, context).filter(
      (stated) =>
        !date.test(stated.text) &&
        !there.some((other) => says(other, stated.value, facing(side), context)) &&
        !isTold(stated.value, pair, side, context) &&
        // The dearest question last.
        !isInstance(stated, unit, pack),
    ),
  );
}

/** Is a number that of a time which the other side gives in another unit: «сутки» for "24 hours"? */
function isTold(value: string, pair: Pair, side: Side, context: NumberContext): boolean {
  const own = timesOf(pair, side, context).filter(({ number }) => number === value);
  const there = timesOf(pair, facing(side), context);
  return own.length > 0 && own.every((time) => there.some((other) => isSameTime(time, other)));
}

function statedIn(unit: Unit, side: Side, context: NumberContext): Stated[] {
  const thousands = thousandsIn(unit.text, side, context);
  const digits = unit.numbers.flatMap((token) =>
    numbersIn({ numbers: [token] }).map((value) => ({ ...token, value: thousands.get(value) ?? value, word: false })),
  );
  const words = wordsOf(unit.text).flatMap((text) => {
    const value = numeralOf(glossaryOf(side, context), text);
    const isCounted = value === '1000' && thousands.size > 0;
    return value === undefined || isCounted ? [] : [{ text, value, word: true, place: unit.place }];
  });
  // `10 000` is one number in two pieces.
  const joined = new Set(numbersIn(unit).map((value) => thousands.get(value) ?? value));
  return [...digits.filter(({ value }) => joined.has(value) || joined.size === digits.length), ...words];
}

/** «10 тысяч»: the number before the word → what both are together. */
function thousandsIn(text: string, side: Side, context: NumberContext): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, written = '', word = ''] of text.matchAll(/(\d+(?:[.,]\d+)?)[\s\u00A0]+(\p{L}+)/gu)) {
    if (numeralOf(glossaryOf(side, context), word) !== '1000') continue;
    const number = written.replace(',', '.');
    found.set(number, String(Number(number) * 1000));
  }
  return found;
}

/** Does a unit give a number in any way: as digits, as a word, within code? */
function says(unit: Unit, value: string, side: Side, context: NumberContext): boolean {
  if (numbersIn(unit).includes(value)) return true;
  if ([...thousandsIn(unit.text, side, context).values()].includes(value)) return true;
  if (wordsOf(unit.text).some((word) => numeralOf(glossaryOf(side, context), word) === value)) return true;
  const text = unit.text.replaceAll(',', '.');
  for (let at = text.indexOf(value); at !== -1; at = text.indexOf(value, at + 1)) {
    const [before, after] = [text.slice(Math.max(0, at - 1), at), text.slice(at + value.length, at + value.length + 2)];
    if (!/[\d.]/.test(before) && !/^\d|^\.\d/.test(after)) return true;
  }
  return false;
}

function wordsOf(text: string): readonly string[] {
  return proseOf(text).match(/[\p{L}\p{M}]+/gu) ?? [];
}

function glossaryOf(side: Side, { twins, packs }: NumberContext): LocalePack['glossary'] {
  return packs.get(twins[side].locale)?.glossary;
}

function isTelling({ value, word }: Stated): boolean {
  return value !== '0' && value !== '1' && !(word && value === '2');
}

const date = /^\d{4}[-./]\d{1,2}(?:[-./]\d{1,2})?$|^\d{1,2}[-./]\d{1,2}[-./]\d{2,4}$|^(?:19|20)\d{2}$/;
