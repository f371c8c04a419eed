import type { Alignment, Pair } from '../../src/core/align.ts';
import { unlessNearby, type Difference } from '../../src/core/difference.ts';
import { isInstance } from '../../src/core/instance.ts';
import type { LocalePack } from '../../src/core/locale-pack.ts';
import { facing } from '../../src/core/lost.ts';
import type { Side } from '../../src/core/pairing.ts';
import type { Token, Unit } from '../../src/core/seed.ts';
import { textOf, type Twins } from '../../src/core/twins.ts';
import { isNeutral, signalsOf, signalsOfCode } from '../../src/core/unit-signals.ts';

export interface TokenContext {
  readonly twins: Twins;
  readonly alignment: Alignment;
  readonly packs: ReadonlyMap<string, LocalePack>;
  readonly plainWords: boolean;
}

/** The code that only one side of a pair names. */
export function tokenDifference(pair: Pair, context: TokenContext): Difference {
  const left = missing(pair, 'left', context);
  const right = missing(pair, 'right', context);
  // Each piece of code that one language has translated stands for one of the other.
  const found = {
    left: withoutTranslated(left, translated(pair, 'right')),
    right: withoutTranslated(right, translated(pair, 'left')),
  };
  const rest = unlessNearby(found, pair, context.alignment, (token, unit, side) =>
    isNamed(token, unit, facing(side), context),
  );
  const [one, other] = [rest.left.length, rest.right.length];
  const added = (one === 0) !== (other === 0) && [...rest.left, ...rest.right].every((token) => isAside(token, pair));
  return added ? { ...rest, level: 'warning' } : rest;
}

/** "(see `docs/invariants.md`)": in brackets, where a reader is helped to what is said anyway. */
function isAside({ text: wanted }: Token, { left, right }: Pair): boolean {
  return [...left, ...right].some(({ text }) => {
    const at = text.indexOf(wanted);
    return at !== -1 && text.lastIndexOf('(', at) > text.lastIndexOf(')', at);
  });
}

function missing(pair: Pair, side: Side, context: TokenContext): Token[] {
  const there = pair[facing(side)];
  const pack = context.packs.get(context.twins[side].locale);
  return pair[side].flatMap((unit) =>
    unit.tokens.filter((token) => {
      const { text } = token;
      if (!isNeutral(text) || !/[\p{L}\p{N}]/u.test(text) || text.includes('{{')) return false;
      if (there.some((other) => isNamed(token, other, side, context))) return false;
      if (!context.plainWords && isSaid(token, there, side, context)) return false;
      // The dearest question last.
      return !isInstance(token, unit, pack);
    }),
  );
}

/** Does a unit of the other language name a piece of code, by itself or within another one? */
function isNamed(token: Token, unit: Unit, side: Side, { twins }: TokenContext): boolean {
  const wanted = folded(token.text, twins[side].locale);
  return unit.tokens.some(({ text }) => holds(folded(text, twins[facing(side)].locale), wanted));
}

/** Do units say a piece of code as a plain word? */
function isSaid(token: Token, units: readonly Unit[], side: Side, { twins, packs }: TokenContext): boolean {
  const there = twins[facing(side)].locale;
  const prose = textOf(units).replaceAll('`', ' ');
  if (holds(folded(prose, there), folded(token.text, twins[side].locale))) return true;
  const glossaries = [there, twins[side].locale].flatMap((locale) => packs.get(locale)?.glossary ?? []);
  const said = new Set(units.flatMap((unit) => signalsOf(unit, glossaries).items).flatMap(({ keys }) => keys));
  const words = signalsOfCode(token.text, glossaries.toReversed());
  return words.length > 0 && words.every(({ keys }) => keys.some((key) => said.has(key)));
}

/** Is a piece of code in a text, and no part of a longer name or path? */
function holds(text: string, wanted: string): boolean {
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1)) {
    const before = text[at - 1] ?? ' ';
    const after = text[at + wanted.length] ?? ' ';
    if (!partOfName.test(before) && !partOfName.test(after)) return true;
  }
  return false;
}

/** `dev-work_ru.md` and `dev-work_en.md` are the same file in two languages. */
function folded(text: string, locale: string): string {
  return text.trim().toLowerCase().replace(/\s+/g, ' ').replace(localeSuffix(locale), '$1*');
}

function localeSuffix(locale: string): RegExp {
  let pattern = suffixes.get(locale);
  if (!pattern) {
    pattern = new RegExp(`(^|[._/-])${locale.toLowerCase().replace(/[^a-z0-9]/g, '.')}(?=$|[._/-])`, 'g');
    suffixes.set(locale, pattern);
  }
  return pattern;
}

function translated(pair: Pair, side: Side): number {
  return pair[side].flatMap(({ tokens }) => tokens).filter(({ text }) => !isNeutral(text)).length;
}

/** Code that is words (`## Context`, `Not applicable`) may be translated; a name with marks in it is not. */
function withoutTranslated(tokens: readonly Token[], count: number): Token[] {
  let left = count;
  return tokens.filter(({ text }) => !/^[\p{L}#:,.!?«»"'()-]+$|\s/u.test(text.trim()) || left-- <= 0);
}

const partOfName = /[\p{L}\p{N}_*/\\-]/u;
const suffixes = new Map<string, RegExp>();
