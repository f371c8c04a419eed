import { divergenceFeatures, type Divergence, type Weight } from './divergence.ts';
import { asideDivergences } from './translation-asides.ts';
import { forceDivergences } from './translation-force.ts';
import { scopeDivergences } from './translation-scope.ts';
import { wordDivergences } from './translation-words.ts';
import type { Telling } from './telling.ts';

/** All divergences of two tellings, the gravest first. */
export function divergencesOf(left: Telling, right: Telling): Divergence[] {
  const found = [
    ...forceDivergences(left, right),
    ...asideDivergences(left, right),
    ...scopeDivergences(left, right),
    ...wordDivergences(left, right),
  ];
  return found.toSorted(
    (a, b) =>
      weights.indexOf(a.weight) - weights.indexOf(b.weight) ||
      divergenceFeatures.indexOf(a.feature) - divergenceFeatures.indexOf(b.feature),
  );
}

const weights: readonly Weight[] = ['certain', 'likely', 'hint'];
