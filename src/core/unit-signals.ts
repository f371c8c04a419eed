import { conceptsOfCode, numeralOf, termsIn, type Glossary, type Term } from './glossary.ts';
import { remember, WordMemo } from './memo.ts';
import type { Unit } from './seed.ts';
import { soundKey } from './sound-key.ts';

/** What of a directive survives translation. */
export interface Signals {
  readonly items: readonly Item[];
  /** Characters of its text. */
  readonly length: number;
  /** Conditions it stands under, blanks and brackets aside. */
  readonly guard: string;
}

/** A word, number, placeholder or piece of code. Two items are the same when they share a key. */
export interface Item {
  readonly keys: readonly string[];
  /** Code, numbers and placeholders are never translated and tell more. */
  readonly literal: boolean;
}

/** The signals of a unit. `glossaries` are those of both languages: Russian prompts are full of English words. */
export function signalsOf(unit: Unit, glossaries: readonly Glossary[]): Signals {
  const items: Item[] = [];
  for (const { text } of unit.tokens) items.push(...signalsOfCode(text, glossaries));
  for (const number of numbersIn(unit)) items.push({ keys: [`n:${number}`], literal: true });
  for (const { text } of unit.placeholders) items.push({ keys: [`p:${foldPlaceholder(text)}`], literal: true });
  items.push(...wordItems(proseOf(unit.text), glossaries));
  return { items, length: unit.text.length, guard: unit.guards.join('&').replace(/[\s()]/g, '') };
}

/** The signals of a text that is no unit: a label. */
export function signalsOfText(text: string, glossaries: readonly Glossary[]): Signals {
  return { items: wordItems(proseOf(text.replaceAll('`', ' ')), glossaries), length: text.length, guard: '' };
}

/** The text of a unit without code, template actions, placeholders, addresses and markup. */
export function proseOf(text: string): string {
  return text
    .replace(/(`+)[^`]*\1/g, ' ')
    .replace(/\{\{.*?\}\}/g, ' ')
    .replace(/<[^<>\s][^<>]*>/g, ' ')
    .replace(/\bhttps?:\/\/\S+/g, ' ')
    .replace(/[*_~]+/g, ' ');
}

/** Is a piece of code the same in every language? What holds other than Latin letters, or a placeholder, may be translated. */
export function isNeutral(code: string): boolean {
  return !/[^\p{Script=Latin}\P{L}]/u.test(code) && !/<[^<>]*>/.test(code);
}

/** `{{- .Name | quote }}` → `.name|quote`; `<run-id>` stays. */
export function foldPlaceholder(text: string): string {
  return text
    .replace(/^\{\{-?|-?\}\}$/g, '')
    .replace(/\s+/g, '')
    .toLowerCase();
}

/** The single numbers of a unit: `3–4` are two, `10 000` is one. */
export function numbersIn(unit: Pick<Unit, 'numbers'>): string[] {
  const found: string[] = [];
  let end = -1;
  for (const { text, place } of unit.numbers) {
    for (const [index, part] of text.split(/[-–—]/).entries()) {
      const number = plainNumber(part);
      const last = found.at(-1);
      // A blank between thousands: the reader of numbers stops there.
      if (
        index === 0 &&
        place.start === end + 1 &&
        last !== undefined &&
        /^\d{3}$/.test(part) &&
        /^\d{1,3}$/.test(last)
      )
        found[found.length - 1] = last + part;
      else found.push(number);
    }
    end = place.end;
  }
  return found;
}

function plainNumber(text: string): string {
  const joined = text.replace(/(?<=\d)[\u00A0\u202F](?=\d)/g, '');
  const whole = /^\d{1,3}(?:[.,]\d{3})+$/.test(joined) ? joined.replace(/[.,]/g, '') : joined.replaceAll(',', '.');
  return whole.replace(/^0+(?=\d)/, '');
}

/** The signals of a piece of code. */
export function signalsOfCode(code: string, glossaries: readonly Glossary[]): Item[] {
  const text = code.trim();
  if (text === '') return [];
  // A title or a sentence in backticks is words; a name is one thing.
  if (/\s/.test(text) || !isNeutral(text)) return wordItems(text.replace(/<[^<>]*>/g, ' '), glossaries);
  const words = /^[\p{L}-]+$/u.test(text) ? wordItems(text, glossaries).flatMap(({ keys }) => keys) : [];
  const concepts = glossaries.flatMap((glossary) => conceptsOfCode(glossary, text)).map((concept) => `=${concept}`);
  return [{ keys: [...new Set([`c:${text.toLowerCase()}`, ...concepts, ...words])], literal: true }];
}

function wordItems(prose: string, glossaries: readonly Glossary[]): Item[] {
  const [first, ...others] = glossaries;
  const known = first ? itemsKnown.wordsOf(first, glossaries) : new Map<string, Item | null>();
  const items: Item[] = [];
  for (const term of termsIn(first, prose)) {
    let item = known.get(term.text);
    if (item === undefined) item = remember(known, term.text, itemOf(term, glossaries, others));
    if (item) items.push(item);
  }
  return items;
}

/** What a word counts for; null for a filler. */
function itemOf(term: Term, glossaries: readonly Glossary[], others: readonly Glossary[]): Item | null {
  // Each word is looked up in the glossary that knows it.
  const known = others.reduce(
    (best: Term, glossary) =>
      best.concepts.length > 0 || best.filler ? best : (termsIn(glossary, term.text)[0] ?? best),
    term,
  );
  const number = glossaries.map((glossary) => numeralOf(glossary, term.text)).find((found) => found !== undefined);
  if (number !== undefined) return { keys: [`n:${number}`], literal: false };
  if (known.filler) return null;
  const sound = soundKey(term.text);
  const keys = known.concepts.map((concept) => `=${concept}`);
  if (sound !== undefined && !term.text.includes(' ')) keys.push(`~${sound}`);
  return { keys: keys.length > 0 ? keys : [`w:${term.text}`], literal: false };
}

/** The items of words met before. Seeds say the same things in the same words, and every pair of them is looked up. */
const itemsKnown = new WordMemo<Item | null>();
