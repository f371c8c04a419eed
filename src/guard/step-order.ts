import { longestChain } from '../core/chain.ts';
import { strength } from '../core/force.ts';
import type { UnitChange } from './unit-change.ts';

/**
 * Numbered steps are done one after the other: a step that now comes after one it came before is for a reader to judge.
 * Bullets have no order.
 */
export function stepsOutOfOrder(changes: readonly UnitChange[]): UnitChange[] {
  const steps = changes.filter(({ base, head }) => isStep(base) && isStep(head));
  const links = steps
    .map((change) => ({ change, left: change.base?.unit.index ?? 0, right: change.head?.unit.index ?? 0 }))
    .toSorted((a, b) => a.left - b.left);
  const inOrder = new Set(longestChain(links).map(({ left }) => left));
  const moved = new Set(links.filter(({ left }) => !inOrder.has(left)).map(({ change }) => change));
  return changes.map((change) =>
    moved.has(change) && change.judgement !== 'weakened'
      ? { ...change, judgement: 'unclear', reasons: [...change.reasons, { direction: 'ask', feature: 'step-order' }] }
      : change,
  );
}

function isStep(stated: UnitChange['base']): boolean {
  return stated?.unit.shape === 'step' && strength(stated.reading?.rung ?? 'describe') > strength('may');
}
