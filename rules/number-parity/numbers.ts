import type { Alignment, Pair } from '../../src/core/align.ts';
import { unlessNearby, type Difference } from '../../src/core/difference.ts';
import { numeralOf } from '../../src/core/glossary.ts';
import type { LocalePack } from '../../src/core/locale-pack.ts';
import { facing } from '../../src/core/lost.ts';
import type { Side } from '../../src/core/pairing.ts';
import type { Token, Unit } from '../../src/core/seed.ts';
import type { Twins } from '../../src/core/twins.ts';
import { numbersIn, proseOf } from '../../src/core/unit-signals.ts';

export interface NumberContext {
  readonly twins: Twins;
  readonly alignment: Alignment;
  readonly packs: ReadonlyMap<string, LocalePack>;
}

/** The numbers that only one side of a pair gives. */
export function numberDifference(pair: Pair, context: NumberContext): Difference {
  const left = missing(pair, 'left', context);
  const right = missing(pair, 'right', context);
  // «Двух» and "both", "1" and "a": a small number alone is easily said in another way.
  const alone = left.length === 0 || right.length === 0;
  const found = alone ? { left: left.filter(isTelling), right: right.filter(isTelling) } : { left, right };
  return unlessNearby(found, pair, context.alignment, ({ value }, unit, side) => says(unit, value, side, context));
}

/** A number as it stands in the text, and what it is. */
interface Stated extends Token {
  readonly value: string;
  readonly word: boolean;
}

function missing(pair: Pair, side: Side, context: NumberContext): Stated[] {
  const there = pair[facing(side)];
  return pair[side]
    .flatMap((unit) => statedIn(unit, side, context))
    .filter(({ text }) => !date.test(text))
    .filter(({ text }) => !pair[side].some((unit) => isExample(unit.text, text, side, context)))
    .filter(({ value }) => !there.some((unit) => says(unit, value, facing(side), context)));
}

function statedIn(unit: Unit, side: Side, context: NumberContext): Stated[] {
  const digits = unit.numbers.flatMap((token) =>
    numbersIn({ numbers: [token] }).map((value) => ({ ...token, value, word: false })),
  );
  const words = wordsOf(unit.text).flatMap((text) => {
    const value = numeralOf(glossaryOf(side, context), text);
    return value === undefined ? [] : [{ text, value, word: true, place: unit.place }];
  });
  // `10 000` is one number in two pieces.
  const joined = new Set(numbersIn(unit));
  return [...digits.filter(({ value }) => joined.has(value) || joined.size === digits.length), ...words];
}

/** Does a unit give a number in any way: as digits, as a word, within code? */
function says(unit: Unit, value: string, side: Side, context: NumberContext): boolean {
  if (numbersIn(unit).includes(value)) return true;
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

/** «(например, 375 и 1440 px)»: an example in brackets, which the other side may do without. */
function isExample(text: string, number: string, side: Side, { twins, packs }: NumberContext): boolean {
  const at = text.indexOf(number);
  const open = at === -1 ? -1 : text.lastIndexOf('(', at);
  if (open === -1 || text.slice(open, at).includes(')') || text.indexOf(number, at + 1) !== -1) return false;
  const words = wordsOf(text.slice(open, at)).map((word) => word.toLowerCase());
  const examples = packs.get(twins[side].locale)?.force?.words.examples ?? [];
  return examples.some((phrase) => phrase.split(' ').every((word, index) => words[index] === word));
}

function isTelling({ value, word }: Stated): boolean {
  return value !== '0' && value !== '1' && !(word && value === '2');
}

const date = /^\d{4}[-./]\d{1,2}(?:[-./]\d{1,2})?$|^\d{1,2}[-./]\d{1,2}[-./]\d{2,4}$|^(?:19|20)\d{2}$/;
