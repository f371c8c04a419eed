import type { Glossary } from './glossary.ts';
import { pairUp, type How, type Match, type Side } from './pairing.ts';
import { pairSections, type SectionAlignment } from './align-sections.ts';
import type { Unit, View } from './seed.ts';
import { editJudge, translationJudge, type UnitJudge } from './unit-judge.ts';

/** Which directives of two views say the same. */
export interface Alignment {
  readonly left: View;
  readonly right: View;
  /** In the order of the left view. */
  readonly pairs: readonly Pair[];
  readonly unpaired: { readonly left: readonly Unit[]; readonly right: readonly Unit[] };
  /** Share of the units of each view that have a partner, 0 to 1; 1 for a view without units. */
  readonly coverage: { readonly left: number; readonly right: number };
  readonly sections: SectionAlignment;
  /** How alike a left and a right unit are, 0 to 1. */
  similarity(left: Unit, right: Unit): number;
  /** Does nothing speak against two units that are not much alike? */
  mayBeSame(left: Unit, right: Unit): boolean;
  /** How much of a unit is in one of the other side, beyond what that one's partner says already; 0 to 1. By index. */
  covered(side: Side, index: number, other: number, partner: number): number;
}

/** Directives that say the same: one on each side, or several where they were merged or split. */
export interface Pair {
  readonly left: readonly [Unit, ...Unit[]];
  readonly right: readonly [Unit, ...Unit[]];
  readonly similarity: number;
  readonly how: How;
}

/** Pairs the directives of two languages. Without the glossaries of both only code, numbers, kindred words and structure speak. */
export function alignTranslations(left: View, right: View, glossaries: readonly Glossary[]): Alignment {
  return alignmentOf(left, right, translationJudge(left, right, glossaries));
}

/** Pairs the directives of two versions of one text. */
export function alignEdits(left: View, right: View): Alignment {
  return alignmentOf(left, right, editJudge(left, right));
}

function alignmentOf(left: View, right: View, judge: UnitJudge): Alignment {
  const matches = pairUp(judge);
  const pairs = pairsOf(left, right, matches);
  const paired = {
    left: new Set(matches.map((match) => match.left)),
    right: new Set(matches.map((match) => match.right)),
  };
  return {
    left,
    right,
    pairs,
    unpaired: {
      left: left.units.filter((_, index) => !paired.left.has(index)),
      right: right.units.filter((_, index) => !paired.right.has(index)),
    },
    coverage: { left: share(paired.left.size, left.units.length), right: share(paired.right.size, right.units.length) },
    sections: pairSections(left, right, matches, judge.alikeLabels),
    similarity: (one, other) => judge.similarity(one.index, other.index),
    mayBeSame: (one, other) => judge.mayBeSame(one.index, other.index),
    covered: judge.covered,
  };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}

/** Matches that have an end in common are one pair. */
function pairsOf(left: View, right: View, matches: readonly Match[]): Pair[] {
  const joined = matches.filter(({ how }) => how === 'merged' || how === 'split');
  return matches.flatMap((match) => {
    const one = left.units[match.left];
    const other = right.units[match.right];
    if (!one || !other || match.how === 'merged' || match.how === 'split') return [];
    const more = joined.filter((extra) =>
      extra.how === 'merged' ? extra.right === match.right : extra.left === match.left,
    );
    const pair: Pair = { left: [one], right: [other], similarity: match.similarity, how: match.how };
    const [last] = more;
    if (!last) return [pair];
    return [
      {
        left: inOrder(
          one,
          more.flatMap(({ how, left: index }) => (how === 'merged' ? [left.units[index]] : [])),
        ),
        right: inOrder(
          other,
          more.flatMap(({ how, right: index }) => (how === 'split' ? [right.units[index]] : [])),
        ),
        similarity: last.similarity,
        how: last.how,
      },
    ];
  });
}

function inOrder(unit: Unit, more: readonly (Unit | undefined)[]): [Unit, ...Unit[]] {
  const [first = unit, ...rest] = [unit, ...more.filter((one) => one !== undefined)].toSorted(
    (a, b) => a.index - b.index,
  );
  return [first, ...rest];
}
