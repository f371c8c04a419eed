import type { Catalogue } from './catalogue.ts';
import { alignmentOf, ownPairs, textOf, twinsOf, type Twins } from './twins.ts';
import type { Alignment, Pair } from './align.ts';
import type { Found } from './finding.ts';
import { facing } from './lost.ts';
import type { Side } from './pairing.ts';
import type { Token, Unit } from './seed.ts';

/** What two directives that say the same do not have in common, as it stands in the file. */
export interface Difference {
  readonly left: readonly Token[];
  readonly right: readonly Token[];
  /** Milder than the rule, where the two may come to the same. */
  readonly level?: 'warning' | 'info';
}

/** Below this similarity two directives may have been paired for want of better; a difference then proves little. */
export const certain = 0.6;

/**
 * What is left of a difference when what one side lacks stands in the next directive there. Where each side has something
 * of its own, and they are paired for certain, one has been put for the other.
 */
export function unlessNearby<Item extends Token>(
  difference: { readonly left: readonly Item[]; readonly right: readonly Item[] },
  pair: Pair,
  alignment: Alignment,
  isIn: (item: Item, unit: Unit, side: Side) => boolean,
): { left: readonly Item[]; right: readonly Item[] } {
  const { left, right } = difference;
  if (left.length > 0 && right.length > 0 && pair.similarity >= certain) return { left, right };
  const absent = (items: readonly Item[], side: Side): Item[] => {
    const nearby = around(pair, alignment, side);
    return items.filter((item) => !nearby.some((unit) => isIn(item, unit, side)));
  };
  return { left: absent(left, 'right'), right: absent(right, 'left') };
}

/** What a rule has to know to judge one pair. */
export interface PairContext {
  readonly twins: Twins;
  readonly alignment: Alignment;
  readonly packs: Catalogue['packs'];
}

/** The rule's codes: when one language says more, when each says something of its own, for the other directive. */
interface Codes {
  readonly alone: string;
  readonly both: string;
  readonly twin: string;
}

/** Findings for all pairs of directives of a catalogue. */
export function* differencesIn(
  catalogue: Catalogue,
  differenceOf: (pair: Pair, context: PairContext) => Difference,
  codes: Codes,
): Generator<Found> {
  const { packs } = catalogue;
  for (const twins of twinsOf(catalogue)) {
    const alignment = alignmentOf(twins, packs);
    for (const pair of ownPairs(alignment)) {
      yield* differenceFinding(twins, pair, differenceOf(pair, { twins, alignment, packs }), codes);
    }
  }
}

/** It stands on what is said, in the main language first, and points to the other directive. */
function* differenceFinding(
  twins: Twins,
  pair: Pair,
  { left, right, level }: Difference,
  codes: Codes,
): Generator<Found> {
  const side: Side = left.length > 0 ? 'left' : 'right';
  const [first] = left.length > 0 ? left : right;
  if (!first) return;
  const other = facing(side);
  const both = left.length > 0 && right.length > 0;
  const here = quote(side === 'left' ? left : right);
  const there = quote(side === 'left' ? right : left);
  const data = { locale: twins[side].locale, other: twins[other].locale, here, ...(both ? { there } : {}) };
  yield {
    message: both ? codes.both : codes.alone,
    ...(level === undefined ? {} : { level }),
    data,
    at: first.place,
    related: [
      {
        at: both ? (right[0] ?? pair.right[0]).place : pair[other][0].place,
        message: codes.twin,
        data: { other: twins[other].locale, text: excerpt(textOf(pair[other])) },
      },
    ],
    anchor: JSON.stringify([data.other, here, there]),
  };
}

/** A text cut to what a reader takes in at a glance. */
export function excerpt(text: string): string {
  return text.length <= longestExcerpt ? text : `${text.slice(0, longestExcerpt - 1).trimEnd()}…`;
}

/** A text as part of a sentence: on one line, without a list marker before it and a full stop behind. */
export function inline(text: string): string {
  return excerpt(
    text
      .replace(/^\s*(?:[-*+]|\d+[.)])\s+/, '')
      .replace(/\s+/g, ' ')
      .replace(/[.;\s]+$/, ''),
  );
}

/** The units around the partner of a pair, and those that have none. */
function around(pair: Pair, alignment: Alignment, side: Side): Unit[] {
  const { units } = alignment[side];
  const [first] = pair[side];
  const last = pair[side].at(-1) ?? first;
  const nearby = [first.index - 1, last.index + 1, first.parent ?? -1].flatMap((index) => units[index] ?? []);
  return [...nearby, ...alignment.unpaired[side]];
}

function quote(tokens: readonly Token[]): string {
  return [...new Set(tokens.map(({ text }) => text.trim()))].join(', ');
}

const longestExcerpt = 120;
