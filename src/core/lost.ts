import type { Alignment } from './align.ts';
import type { Side } from './pairing.ts';
import type { Section, Unit } from './seed.ts';

/** A section or unit of one language that the other lacks for certain. */
export interface Lost<Thing> {
  readonly thing: Thing;
  /** The side that has it. */
  readonly side: Side;
  /** What may have become of it on the other side: another directive stands in its section, or a neighbour's partner says more than the neighbour. */
  readonly doubt?: 'replaced' | 'merged';
}

/** The other side. */
export function facing(side: Side): Side {
  return side === 'left' ? 'right' : 'left';
}

/** The side of which most directives have no partner: then the text was written anew, and no single one is missing. */
export function rewrittenSide({ coverage, left, right }: Alignment): Side | undefined {
  const side = coverage.left <= coverage.right ? 'left' : 'right';
  const { units } = side === 'left' ? left : right;
  return units.length >= fewestUnits && coverage[side] < rewritten ? side : undefined;
}

/** Sections whose label one language lacks: with all they say, or with their directives under another label. */
export function lostSections(alignment: Alignment): Lost<Section>[] {
  const { unpaired } = alignment.sections;
  return (['left', 'right'] as const).flatMap((side) =>
    unpaired[side]
      .filter((section) => section.form !== 'opening' && section.label !== '')
      .filter((section) => !unpaired[facing(side)].some((other) => mayBeTwins(section, other, alignment, side)))
      .map((thing) => ({ thing, side })),
  );
}

/** Units that one language lacks, where nothing left over in the other could be their translation. */
export function lostUnits(alignment: Alignment): Lost<Unit>[] {
  const { unpaired, coverage } = alignment;
  const gone = new Set(lostSections(alignment).map(({ thing, side }) => `${side} ${thing.index}`));
  return (['left', 'right'] as const).flatMap((side) => {
    const other = facing(side);
    if (coverage[other] < wellCovered) return [];
    return unpaired[side]
      .filter((unit) => !gone.has(`${side} ${unit.section}`) && /[\p{L}\p{N}]/u.test(unit.text))
      .filter((unit) => !unpaired[other].some((rest) => mayBeTranslation(unit, rest, alignment, side)))
      .filter((unit) => !isInNeighbour(unit, alignment, side))
      .map((thing) => ({ thing, side, ...doubtOf(thing, alignment, side) }));
  });
}

/** The place in the other language where what is lost would stand: the partner of what precedes it. */
export function placeBefore(unit: Unit, alignment: Alignment, side: Side): Unit | undefined {
  const partners = partnersOf(alignment, side);
  for (let index = unit.index - 1; index >= 0; index--) {
    const partner = partners.get(index);
    if (partner) return partner;
  }
  return undefined;
}

/** Left index → right unit, or the other way round. */
export function partnersOf(alignment: Alignment, side: Side): ReadonlyMap<number, Unit> {
  let maps = partners.get(alignment);
  if (!maps) {
    maps = { left: new Map<number, Unit>(), right: new Map<number, Unit>() };
    for (const { left, right } of alignment.pairs) {
      for (const unit of left) maps.left.set(unit.index, right[right.length - 1] ?? right[0]);
      for (const unit of right) maps.right.set(unit.index, left[left.length - 1] ?? left[0]);
    }
    partners.set(alignment, maps);
  }
  return maps[side];
}

/** Both left over at the same place: two labels nobody knows, or a role that the languages call differently. */
function mayBeTwins(one: Section, other: Section, alignment: Alignment, side: Side): boolean {
  const pairs = alignment.sections.pairs;
  const before = (section: Section, at: Side): number => pairs.filter((pair) => pair[at].index < section.index).length;
  if (before(one, side) !== before(other, facing(side))) return false;
  const bothKnown = one.role !== undefined && other.role !== undefined;
  return !bothKnown || one.units.length === other.units.length;
}

function mayBeTranslation(unit: Unit, rest: Unit, alignment: Alignment, side: Side): boolean {
  const [left, right] = side === 'left' ? [unit, rest] : [rest, unit];
  return alignment.similarity(left, right) >= doubt && alignment.mayBeSame(left, right);
}

/** Most of what a unit says may stand in the partner of a neighbour. */
function isInNeighbour(unit: Unit, alignment: Alignment, side: Side): boolean {
  const partners = partnersOf(alignment, side);
  return [unit.index - 1, unit.index + 1, unit.parent ?? -1].some((index) => {
    const partner = partners.get(index);
    return partner !== undefined && alignment.covered(side, unit.index, partner.index, index) >= mostlyCovered;
  });
}

function doubtOf(unit: Unit, alignment: Alignment, side: Side): Pick<Lost<Unit>, 'doubt'> {
  if (isMerged(unit, alignment, side)) return { doubt: 'merged' };
  const other = facing(side);
  const sections = new Set(
    alignment.sections.pairs.filter((pair) => pair[side].index === unit.section).map((pair) => pair[other].index),
  );
  const rest = alignment.unpaired[other].filter(({ section }) => sections.has(section));
  if (rest.length === 0) return {};
  const alike = rest.some((one) => {
    const [left, right] = side === 'left' ? [unit, one] : [one, unit];
    return alignment.similarity(left, right) >= reworded;
  });
  return { doubt: alike ? 'merged' : 'replaced' };
}

/** A bullet that was split in two: the partner of the half before or behind is long enough for both. */
function isMerged(unit: Unit, alignment: Alignment, side: Side): boolean {
  const partners = partnersOf(alignment, side);
  const other = facing(side);
  const scale = wordsIn(alignment[side].units) / Math.max(1, wordsIn(alignment[other].units));
  return [-1, 1].some((step) => {
    let at = unit.index + step;
    // Of three pieces, the middle one has no partner either.
    let own = wordsIn([unit]);
    for (let piece = alignment[side].units[at]; piece && !partners.has(at); piece = alignment[side].units[(at += step)])
      own += wordsIn([piece]);
    const neighbour = alignment[side].units[at];
    const partner = partners.get(at);
    if (!neighbour || !partner || neighbour.section !== unit.section) return false;
    const said = alignment.covered(side, unit.index, partner.index, nobody);
    if (
      wordsIn([unit]) >= telling &&
      said >= mostOf &&
      alignment.covered(side, unit.index, partner.index, at) >= partly
    )
      return true;
    return own >= few && wordsIn([partner]) * scale >= wordsIn([neighbour]) + own * mostOf;
  });
}

function wordsIn(units: readonly Unit[]): number {
  return units.reduce((sum, { text }) => sum + (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0), 0);
}

const partners = new WeakMap<Alignment, { left: Map<number, Unit>; right: Map<number, Unit> }>();

const fewestUnits = 4;
const rewritten = 0.5;
const wellCovered = 0.6;
const doubt = 0.44;
const mostlyCovered = 0.5;
const reworded = 0.44;
const mostOf = 0.7;
const partly = 0.2;
/** Words; of fewer, length tells nothing, nor do those that a neighbour has, too. */
const few = 5;
const telling = 7;
/** The index of no unit. */
const nobody = -1;
