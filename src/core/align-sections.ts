import type { Match } from './pairing.ts';
import type { Section, View } from './seed.ts';

/** Which sections of two views are the same. */
export interface SectionAlignment {
  /** In the order of the left view. */
  readonly pairs: readonly SectionPair[];
  readonly unpaired: { readonly left: readonly Section[]; readonly right: readonly Section[] };
}

export interface SectionPair {
  readonly left: Section;
  readonly right: Section;
}

/**
 * Pairs sections by the directives they share; those without by role or label, between the same neighbours.
 * `alikeLabels` tells whether two labels say the same, 0 to 1.
 */
export function pairSections(
  left: View,
  right: View,
  matches: readonly Match[],
  alikeLabels: (one: Section, other: Section) => number,
): SectionAlignment {
  const partner = partnersByUnits(left, right, matches);
  const taken = new Set(partner.values());
  const add = (one: Section, other: Section): void => {
    partner.set(one.index, other.index);
    taken.add(other.index);
  };
  const [opening] = left.sections;
  const [other] = right.sections;
  if (opening && other && !partner.has(opening.index) && !taken.has(other.index)) add(opening, other);
  // What shares no directive may still have the same name: an empty section, one whose text was written anew.
  for (const same of [isNamesake, isNamesakeByLabel(alikeLabels), isOnlyOne(partner, taken, left, right)]) {
    for (const one of left.sections) {
      if (partner.has(one.index)) continue;
      const match = right.sections.find(
        (candidate) =>
          !taken.has(candidate.index) && same(one, candidate) && fitsBetween(one, candidate, partner, left),
      );
      if (match) add(one, match);
    }
  }
  return {
    pairs: left.sections.flatMap((one) => {
      const index = partner.get(one.index);
      const match = index === undefined ? undefined : right.sections[index];
      return match ? [{ left: one, right: match }] : [];
    }),
    unpaired: {
      left: left.sections.filter(({ index }) => !partner.has(index)),
      right: right.sections.filter(({ index }) => !taken.has(index)),
    },
  };
}

/** Left section → right section, where most directives of the one have their partners in the other. */
export function partnersByUnits(left: View, right: View, matches: readonly Match[]): Map<number, number> {
  const votes = new Map<string, { left: number; right: number; count: number }>();
  for (const match of matches) {
    const one = left.units[match.left]?.section;
    const other = right.units[match.right]?.section;
    if (one === undefined || other === undefined) continue;
    const key = `${one} ${other}`;
    const vote = votes.get(key) ?? { left: one, right: other, count: 0 };
    vote.count++;
    votes.set(key, vote);
  }
  const namesakes = (vote: { left: number; right: number }): number => {
    const role = left.sections[vote.left]?.role;
    return role !== undefined && role === right.sections[vote.right]?.role ? 1 : 0;
  };
  const partner = new Map<number, number>();
  const taken = new Set<number>();
  const sorted = [...votes.values()].toSorted(
    (a, b) => b.count - a.count || namesakes(b) - namesakes(a) || a.left - b.left || a.right - b.right,
  );
  for (const vote of sorted) {
    if (partner.has(vote.left) || taken.has(vote.right)) continue;
    partner.set(vote.left, vote.right);
    taken.add(vote.right);
  }
  return partner;
}

type Same = (one: Section, other: Section) => boolean;

function isNamesake(one: Section, other: Section): boolean {
  return one.role !== undefined && one.role === other.role;
}

function isNamesakeByLabel(alike: (one: Section, other: Section) => number): Same {
  return (one, other) => one.form !== 'opening' && other.form !== 'opening' && alike(one, other) >= alikeLabel;
}

/** Nothing else is left on either side. */
function isOnlyOne(partner: ReadonlyMap<number, number>, taken: ReadonlySet<number>, left: View, right: View): Same {
  return (one, other) =>
    one.role === undefined &&
    other.role === undefined &&
    left.sections.filter(({ index }) => !partner.has(index)).length === 1 &&
    right.sections.filter(({ index }) => !taken.has(index)).length === 1;
}

/** Does a pair go together with the pairs before and after it? */
function fitsBetween(one: Section, other: Section, partner: ReadonlyMap<number, number>, left: View): boolean {
  const before = left.sections.slice(0, one.index).findLast(({ index }) => partner.has(index));
  const after = left.sections.slice(one.index + 1).find(({ index }) => partner.has(index));
  const from = before ? (partner.get(before.index) ?? -1) : -1;
  const to = after ? (partner.get(after.index) ?? Infinity) : Infinity;
  return from < other.index && other.index < to;
}

const alikeLabel = 0.4;
