import { partnersByUnits } from './align-sections.ts';
import type { Glossary } from './glossary.ts';
import { foldWords } from './glossary.ts';
import type { Judge, Limits, Side } from './pairing.ts';
import type { Section, Unit, View } from './seed.ts';
import { bagOf, coverage, overlap, trigramSimilarity, weigh, type Bag } from './similarity.ts';
import { foldPlaceholder, isNeutral, numbersIn, signalsOf, signalsOfText, type Signals } from './unit-signals.ts';

/** Knows how alike the units of two views are. */
export interface UnitJudge extends Judge {
  /** Do two labels say the same? 0 to 1. */
  alikeLabels(this: void, one: Section, other: Section): number;
}

/** What each sign adds to the similarity of a translation; together 1. */
const translation = { words: 0.52, shape: 0.12, section: 0.1, position: 0.1, length: 0.08, guard: 0.08 };

/** Translations share no more than this part of their words. */
const fullOverlap = 1 / 1.35;

const translationLimits: Limits = {
  pair: 0.58,
  sure: 0.8,
  anchor: 0.3,
  sandwich: 0.45,
  uneven: 0.48,
  moved: 0.62,
  joinMargin: 0.08,
  joinGain: 0.06,
  covered: 0.5,
};

/** What each sign adds to the similarity of two versions; together 1. */
const edit = { letters: 0.5, words: 0.4, shape: 0.1 };

const editLimits: Limits = {
  pair: 0.42,
  sure: 0.7,
  anchor: 0,
  anchorsMove: true,
  sandwich: 0.05,
  moved: 0.6,
  joinMargin: 0.08,
  joinGain: 0.06,
  covered: 0.9,
};

/** Judges units of two languages. */
export function translationJudge(left: View, right: View, glossaries: readonly Glossary[]): UnitJudge {
  const basis = basisOf(left, right, [own(glossaries, 0), own(glossaries, 1)]);
  const { signals, bagAt } = basis;
  const scale = lengthScale(signals.left, signals.right);
  let partner: ReadonlyMap<number, number> = new Map();
  let partnered = new Set<number>();
  const sameSection = (one: Unit, other: Unit): number => {
    const [known, taken] = [partner.has(one.section), partnered.has(other.section)];
    if (known && taken) return partner.get(one.section) === other.section ? 1 : 0;
    // One of the two has lost its label.
    if (known || taken) return 0.5;
    const [first, second] = [left.sections[one.section], right.sections[other.section]];
    if (first?.role !== second?.role) return 0;
    return first?.role !== undefined || first?.form === 'opening' ? 1 : 0.5;
  };
  const score = (one: Unit, other: Unit, said: Bag, heard: Bag, lengths: readonly [number, number]): number => {
    const position = Math.abs(one.index / left.units.length - other.index / right.units.length);
    return (
      translation.words * Math.min(1, overlap(said, heard) / fullOverlap) +
      translation.shape * shapeOf(one, other) +
      translation.section * sameSection(one, other) +
      translation.position * (1 - Math.min(1, 2 * position)) +
      translation.length * lengthRatio(lengths[0] * scale, lengths[1]) +
      translation.guard * (signals.left[one.index]?.guard === signals.right[other.index]?.guard ? 1 : 0)
    );
  };
  return {
    ...basis.judge,
    limits: translationLimits,
    anchor: (side, index) => literalAnchor(basis, side, index),
    length: (side, index) => (signals[side][index]?.length ?? 0) * (side === 'left' ? scale : 1),
    similarity(i, j) {
      const [one, other] = [left.units[i], right.units[j]];
      if (!one || !other) return 0;
      return score(one, other, bagAt('left', i), bagAt('right', j), [one.text.length, other.text.length]);
    },
    joined(i, j) {
      const [one, other] = [left.units[i[0] ?? -1], right.units[j[0] ?? -1]];
      if (!one || !other) return 0;
      const lengths = [lengthOf(signals.left, i), lengthOf(signals.right, j)] as const;
      return score(one, other, basis.bag('left', i), basis.bag('right', j), lengths);
    },
    learn(matches) {
      partner = partnersByUnits(left, right, matches);
      partnered = new Set(partner.values());
    },
  };
}

/** Judges units of two versions of one text. */
export function editJudge(left: View, right: View): UnitJudge {
  const basis = basisOf(left, right, [[], []]);
  const texts = { left: left.units.map(editText), right: right.units.map(editText) };
  const score = (one: readonly number[], other: readonly number[]): number => {
    const [first, second] = [left.units[one[0] ?? -1], right.units[other[0] ?? -1]];
    if (!first || !second) return 0;
    const letters = trigramSimilarity(
      one.map((index) => texts.left[index] ?? '').join(' '),
      other.map((index) => texts.right[index] ?? '').join(' '),
    );
    return (
      edit.letters * letters +
      edit.words * overlap(basis.bag('left', one), basis.bag('right', other)) +
      edit.shape * shapeOf(first, second)
    );
  };
  return {
    ...basis.judge,
    limits: editLimits,
    anchor(side, index) {
      const guard = basis.signals[side][index]?.guard ?? '';
      return `${texts[side][index]} ${guard}`;
    },
    length: (side, index) => texts[side][index]?.length ?? 0,
    similarity: (i, j) => score([i], [j]),
    joined: score,
  };
}

/** What both judges stand on. */
interface Basis {
  readonly left: View;
  readonly right: View;
  readonly signals: Readonly<Record<Side, readonly Signals[]>>;
  bagAt(this: void, side: Side, index: number): Bag;
  /** Starts of the units that both views have in common, being parts of one file. */
  readonly common: ReadonlySet<string>;
  bag(side: Side, indices: readonly number[]): Bag;
  readonly judge: Omit<UnitJudge, 'limits' | 'anchor' | 'length' | 'similarity' | 'joined' | 'learn'>;
}

function basisOf(left: View, right: View, glossaries: readonly [readonly Glossary[], readonly Glossary[]]): Basis {
  const signals = {
    left: left.units.map((unit) => signalsOf(unit, glossaries[0])),
    right: right.units.map((unit) => signalsOf(unit, glossaries[1])),
  };
  const weights = weigh([signals.left, signals.right]);
  // Most units of two versions are the same word for word, and nobody asks for their words.
  const single: Readonly<Record<Side, (Bag | undefined)[]>> = {
    left: signals.left.map(() => undefined),
    right: signals.right.map(() => undefined),
  };
  const bagAt = (side: Side, index: number): Bag => {
    const bags = single[side];
    return (bags[index] ??= bagOf(signals[side].slice(index, index + 1), weights));
  };
  const bag = (side: Side, indices: readonly number[]): Bag => {
    const [index, ...more] = indices;
    if (index !== undefined && more.length === 0) return bagAt(side, index);
    return bagOf(
      indices.flatMap((one) => signals[side][one] ?? []),
      weights,
    );
  };
  const starts = new Set(left.units.map(startOf));
  return {
    left,
    right,
    signals,
    bagAt,
    bag,
    common: new Set(right.units.map(startOf).filter((start) => starts.has(start))),
    judge: {
      left: left.units.length,
      right: right.units.length,
      keys: (side, index) => keysOf(bagAt(side, index)),
      covered(side, index, other, partner) {
        const facing = side === 'left' ? 'right' : 'left';
        return coverage(bagAt(side, index), bagAt(facing, other), bagAt(side, partner));
      },
      mayBeSame(i, j) {
        const [one, other] = [left.units[i], right.units[j]];
        if (one?.shape !== other?.shape || one?.lead !== other?.lead) return false;
        const [said, heard] = [bagAt('left', i), bagAt('right', j)];
        // Words that are all known and have nothing in common say different things; unknown ones may say the same.
        return overlap(said, heard) >= leastOverlap || Math.min(knownShare(said), knownShare(heard)) < mostlyKnown;
      },
      alikeLabels(one, other) {
        const [said, heard] = [signalsOfText(one.label, glossaries[0]), signalsOfText(other.label, glossaries[1])];
        return overlap(bagOf([said], weights), bagOf([heard], weights));
      },
    },
  };
}

/** The share of a bag that a glossary knows or that is the same in any language. */
function knownShare({ items, total }: Bag): number {
  if (items.length < fewestWords) return 0;
  const known = items.filter(({ keys }) => keys.some((key) => !key.startsWith('~') && !key.startsWith('w:')));
  return known.reduce((sum, { weight }) => sum + weight, 0) / total;
}

function keysOf({ items }: Bag): Map<string, number> {
  return new Map(items.flatMap(({ keys, weight }) => keys.map((key) => [key, weight] as const)));
}

/** The glossaries in which words of a side are looked up: its own first. */
function own(glossaries: readonly Glossary[], side: 0 | 1): readonly Glossary[] {
  return side === 0 ? glossaries : glossaries.toReversed();
}

/** Code, placeholders and numbers that are the same in any language; one alone tells too little. */
function literalAnchor({ left, right, signals, common }: Basis, side: Side, index: number): string | undefined {
  const unit = (side === 'left' ? left : right).units[index];
  if (!unit) return undefined;
  if (common.has(startOf(unit))) return startOf(unit);
  const literals = [
    ...unit.tokens.filter(({ text }) => isNeutral(text) && !/\s/.test(text.trim())).map(({ text }) => text.trim()),
    ...unit.placeholders.filter(({ text }) => text.startsWith('{{')).map(({ text }) => foldPlaceholder(text)),
  ];
  if (literals.length < fewestLiterals) return undefined;
  return JSON.stringify([literals.toSorted(), numbersIn(unit).toSorted(), signals[side][index]?.guard]);
}

function startOf({ place }: Unit): string {
  return `${place.path}:${place.start}`;
}

function shapeOf(one: Unit, other: Unit): number {
  return (
    (one.shape === other.shape ? 0.6 : 0) + (one.lead === other.lead ? 0.2 : 0) + (one.depth === other.depth ? 0.2 : 0)
  );
}

/** How much longer the right language is, as far as the two texts tell. */
function lengthScale(left: readonly Signals[], right: readonly Signals[]): number {
  const [one, other] = [totalLength(left), totalLength(right)];
  return one === 0 ? 1 : Math.min(1.5, Math.max(1 / 1.5, other / one));
}

function totalLength(signals: readonly Signals[]): number {
  return signals.reduce((sum, { length }) => sum + length, 0);
}

function lengthRatio(one: number, other: number): number {
  const ratio = Math.max(one, other) === 0 ? 1 : Math.min(one, other) / Math.max(one, other);
  return Math.min(1, ratio / usualRatio);
}

function lengthOf(signals: readonly Signals[], indices: readonly number[]): number {
  return totalLength(indices.flatMap((index) => signals[index] ?? []));
}

function editText(unit: Unit): string {
  return foldWords(unit.text)
    .replace(/\s+/g, ' ')
    .replace(/[\s.;,:]+$/, '')
    .trim();
}

// A translation may well be a third shorter.
const usualRatio = 0.65;
const fewestLiterals = 2;
const fewestWords = 3;
const mostlyKnown = 0.6;
const leastOverlap = 0.1;
