import type { Contract } from '../../src/core/catalogue.ts';
import { addTo } from '../../src/core/group.ts';
import type { Section, Token, Unit, View } from '../../src/core/seed.ts';
import { fitsStars } from '../../src/core/stars.ts';
import { placeAt, type Place, type TextFile } from '../../src/core/text.ts';

/** One piece of inline code that a contract is made of, stated by a document or carried by a prompt. */
export interface Item {
  readonly text: string;
  /** The text with every placeholder made equal: what two items must have in common. */
  readonly key: string;
  readonly place: Place;
}

/** Items that stand in one list, in order. */
export interface ItemList {
  readonly items: readonly [Item, ...Item[]];
  /** Inline code of the label, item or row that the list belongs to: whom it is for. */
  readonly names: readonly Token[];
}

type Wanted = Pick<Contract, 'items' | 'except'>;

/** The lists of items in some sections of a view. `isSeen` leaves out what stands under other conditions. */
export function listsIn(
  text: { readonly file: TextFile; readonly view: View },
  sections: readonly Section[],
  wanted: Wanted,
  isSeen: (place: Place) => boolean = () => true,
): ItemList[] {
  const lists = new Map<string, Item[]>();
  const names = new Map<string, readonly Token[]>();
  for (const section of sections) {
    for (const unit of section.units) {
      const byLine = new Map<number, Item[]>();
      for (const token of stated(text.file, unit)) {
        const { place } = token;
        if (isWanted(token.text, wanted) && isSeen(place))
          addTo(byLine, place.line, { ...token, key: keyOf(token.text) });
      }
      for (const [line, items] of byLine) {
        // A row of a table, or a line that names several, is a list of its own.
        const list = items.length > 1 ? `line ${line}` : `${section.index} ${unit.parent ?? ''}`;
        for (const item of items) addTo(lists, list, item);
        names.set(list, items.length > 1 ? codeOnLine(unit, line) : namesAbove(text, unit, section));
      }
    }
  }
  return [...lists].flatMap(([list, [first, ...rest]]) =>
    first ? [{ items: [first, ...rest], names: names.get(list) ?? [] }] : [],
  );
}

/** The sections a label or heading pattern means, with all that stands below. */
export function sectionsFor(view: View, pattern: string): Section[] {
  const found: Section[] = [];
  let level: number | undefined;
  for (const section of view.sections) {
    if (level !== undefined && section.form === 'heading' && section.level <= level) level = undefined;
    const named = section.form !== 'opening' && fitsStars(pattern, section.label);
    if (named && section.form === 'heading') level ??= section.level;
    if (named || level !== undefined) found.push(section);
  }
  return found;
}

/** `Issue #{{ .Number }}: <what>` is `Issue #<n>: <result>`. */
export function keyOf(text: string): string {
  return text
    .replace(/\{\{[^{}]*\}\}|<[^<>]*>|(?<=#)\d+/g, '<>')
    .replace(/\s+/g, ' ')
    .trim();
}

function codeOnLine({ tokens }: Unit, line: number): Token[] {
  return tokens.filter(({ place }) => place.line === line);
}

/** Code of the item a list is nested in; where that has none, of the label or heading. */
function namesAbove(
  { file, view }: { readonly file: TextFile; readonly view: View },
  { parent }: Unit,
  { place: { start, end } }: Section,
): readonly Token[] {
  const above = parent === undefined ? undefined : view.units[parent];
  if (above && above.tokens.length > 0) return above.tokens;
  return [...file.text.slice(start, end).matchAll(/`([^`\n]+)`/g)].map(({ 1: text = '', index }) => {
    const from = start + index + 1;
    return { text, place: placeAt(file, from, from + text.length) };
  });
}

function isWanted(text: string, { items, except }: Wanted): boolean {
  const key = keyOf(text);
  return (
    items.some((pattern) => fitsStars(pattern, text)) &&
    !except.some((pattern) => fitsStars(pattern, text) || fitsStars(pattern, key))
  );
}

/**
 * The code a unit states rather than speaks of: it stands first in an item, a cell or a sentence, or right after a «label:»,
 * alone or before punctuation; or it follows such code in a row.
 */
function stated(file: TextFile, { place: own, tokens }: Unit): Token[] {
  const found: Token[] = [];
  let previous: { place: Place; opens: boolean } | undefined;
  for (const token of tokens) {
    const { start, end, line, column } = token.place;
    const last = previous?.place.line === line ? previous : undefined;
    const before = file.text.slice(Math.max(own.start, start - column + 1, last?.place.end ?? 0), start);
    const opens = isOpening(before, last === undefined) || (last?.opens === true && joins.test(before));
    closes.lastIndex = end;
    if (opens && closes.test(file.text)) found.push(token);
    previous = { place: token.place, opens };
  }
  return found;
}

/** `before` is what stands between the code and the one before it, or the beginning of its line or unit. */
function isOpening(before: string, first: boolean): boolean {
  const bar = before.lastIndexOf('|');
  const text = before
    .slice(bar + 1)
    .replace(/[*_]*`+ ?$/, '')
    .replace(/^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)?(?:\[[ xX]\]\s+)?/, '')
    .trimEnd();
  return text.endsWith(':') || (text === '' && (first || bar >= 0));
}

// A word of up to three letters may join two: «`a`, `b` and `c`».
const joins = /^ ?`+[*_]*(?:\s*[,;/]\s*|\s+)(?:\p{L}{1,3}\s+)?[*_]*`+ ?$/u;
const closes = / ?`+[*_]*(?:[^\S\r\n]*(?:[\r\n]|$|[|.,;:()\u2013\u2014/-])|[^\S\r\n]+\p{L}{1,3}[^\S\r\n]+[*_]*`)/uy;
