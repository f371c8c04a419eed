import type { Alignment } from './align.ts';
import type { Weight } from './divergence.ts';
import { grammarOf, type SectionForce } from './force-pack.ts';
import { sectionForce, type Lent } from './force-section.ts';
import type { LocalePack } from './locale-pack.ts';
import type { Side } from './pairing.ts';
import type { Section } from './seed.ts';

/** A label that lends its list less force than its counterpart does. */
export interface SectionDivergence {
  readonly weaker: Side;
  readonly left: Section;
  readonly right: Section;
  /** What the weaker label does: advise, or permit. */
  readonly rung: 'should' | 'may';
  readonly weight: Weight;
}

/** Sections that say the same, and of which one binds and the other does not. Told once, not for each directive in them. */
export function sectionDivergences(
  { sections: { pairs } }: Alignment,
  left: LocalePack | undefined,
  right: LocalePack | undefined,
): SectionDivergence[] {
  const grammars = { left: left && grammarOf(left), right: right && grammarOf(right) };
  return pairs.flatMap((pair): SectionDivergence[] => {
    if (!grammars.left || !grammars.right) return [];
    const lent = { left: sectionForce(pair.left, grammars.left), right: sectionForce(pair.right, grammars.right) };
    const [mine, theirs] = [strengthOf(lent.left), strengthOf(lent.right)];
    if (mine === undefined || theirs === undefined || mine === theirs) return [];
    const weaker = mine < theirs ? 'left' : 'right';
    if (lent[weaker].by !== 'label') return [];
    const other = weaker === 'left' ? lent.right : lent.left;
    return [
      {
        ...pair,
        weaker,
        rung: Math.min(mine, theirs) === 2 ? 'should' : 'may',
        weight: other.by === 'label' ? 'certain' : 'likely',
      },
    ];
  });
}

function strengthOf({ force, exception }: Lent): number | undefined {
  return force === undefined || exception ? undefined : strengths[force];
}

const strengths: Readonly<Partial<Record<SectionForce, number>>> = {
  must: 3,
  'must-not': 3,
  restrict: 3,
  should: 2,
  'should-not': 2,
  may: 1,
  exempt: 1,
};
