import type { Catalogue } from '../../src/core/catalogue.ts';
import { scriptOf } from '../../src/core/script.ts';
import { linesOf, withoutQuoted, type Line } from './lines.ts';

export const quoteStyles = ['guillemets', 'curly', 'straight'] as const;
export type QuoteStyle = (typeof quoteStyles)[number];

export const dashStyles = ['em', 'en', 'hyphen'] as const;
export type DashStyle = (typeof dashStyles)[number];

/** A pair of quotes or a dash of a line, by its style. Offsets into the line; the marks are `marks`, one each. */
export interface Styled<Style> {
  readonly style: Style;
  readonly from: number;
  readonly to: number;
  readonly marks: readonly number[];
}

/** Quotes around words of the language. A line whose quotes do not pair is left alone. */
export function quotesIn({ text }: Line, locale: string): Styled<QuoteStyle>[] {
  const found: Styled<QuoteStyle>[] = [];
  const own = scriptOf(locale) === 'Cyrl' ? /\p{Script=Cyrillic}{2}/u : /\p{L}{2}/u;
  let open: { readonly style: QuoteStyle; readonly at: number } | undefined;
  for (const { index, 0: mark } of text.matchAll(/["«»“”„]/g)) {
    const style = styleOf(mark);
    if (!open) {
      if (!isOpening(text, index, mark)) return [];
      open = { style, at: index };
    } else if (open.style === style && isClosing(text, index, mark)) {
      // "main" is code that nobody marked, whatever the language.
      if (own.test(text.slice(open.at, index)))
        found.push({ style, from: open.at, to: index + 1, marks: [open.at, index] });
      open = undefined;
    } else if (open.style === style) return [];
  }
  return open ? [] : found;
}

/** Dashes between words; a hyphen with blanks on both sides is meant for one. */
export function dashesIn(line: Line): Styled<DashStyle>[] {
  return [...withoutQuoted(line).matchAll(dash)].map(({ index, 0: mark }) => ({
    style: mark === '—' ? 'em' : mark === '–' ? 'en' : 'hyphen',
    from: index,
    to: index + 1,
    marks: [index],
  }));
}

/** What most of the catalogue writes in a language; undefined where it is of two minds. */
export function usualStyles(
  catalogue: Catalogue,
  locale: string,
): { readonly quotes: QuoteStyle | undefined; readonly dash: DashStyle | undefined } {
  let counts = known.get(catalogue);
  if (!counts) known.set(catalogue, (counts = countStyles(catalogue)));
  return { quotes: usual(counts.quotes.get(locale)), dash: usual(counts.dashes.get(locale)) };
}

interface Counts {
  readonly quotes: Map<string, Map<QuoteStyle, number>>;
  readonly dashes: Map<string, Map<DashStyle, number>>;
}

function countStyles({ seeds }: Catalogue): Counts {
  const counts: Counts = { quotes: new Map(), dashes: new Map() };
  for (const seed of seeds) {
    for (const view of seed.views) {
      for (const line of linesOf(seed, view)) {
        for (const { style } of quotesIn(line, view.locale)) count(counts.quotes, view.locale, style);
        for (const { style } of dashesIn(line)) count(counts.dashes, view.locale, style);
      }
    }
  }
  return counts;
}

function count<Style>(counts: Map<string, Map<Style, number>>, locale: string, style: Style): void {
  let own = counts.get(locale);
  if (!own) counts.set(locale, (own = new Map<Style, number>()));
  own.set(style, (own.get(style) ?? 0) + 1);
}

/** One style is a habit when it is there three times, and three times as often as all others. */
function usual<Style>(counts: ReadonlyMap<Style, number> | undefined): Style | undefined {
  if (!counts) return undefined;
  const [first, ...others] = [...counts].toSorted(([, a], [, b]) => b - a);
  const rest = others.reduce((sum, [, number]) => sum + number, 0);
  return first && first[1] >= 3 && first[1] >= 3 * rest ? first[0] : undefined;
}

function styleOf(mark: string): QuoteStyle {
  return mark === '"' ? 'straight' : mark === '«' || mark === '»' ? 'guillemets' : 'curly';
}

function isOpening(text: string, at: number, mark: string): boolean {
  if (mark === '«' || mark === '„') return true;
  if (mark === '»' || mark === '”') return false;
  return /^[\s\u0001([—–-]?$/.test(text.charAt(at - 1)) && /[^\s]/.test(text.charAt(at + 1));
}

function isClosing(text: string, at: number, mark: string): boolean {
  if (mark === '«' || mark === '„') return false;
  if (mark === '»' || mark === '”') return true;
  return /^[\s\u0001)\].,;:!?…—–-]?$/.test(text.charAt(at + 1)) && /[^\s]/.test(text.charAt(at - 1));
}

// A number before a number makes a range or a subtraction.
const dash =
  /(?<=[\p{L}\u0001)»”"%][ \u00A0])[-–—](?= [\p{L}\p{N}\u0001(«“"])|(?<=\p{N}[ \u00A0])[-–—](?= [\p{L}\u0001(«“"])/gu;

const known = new WeakMap<Catalogue, Counts>();
