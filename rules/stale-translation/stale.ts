import type { Pair } from '../../src/core/align.ts';
import { addTo } from '../../src/core/group.ts';
import { facing } from '../../src/core/lost.ts';
import type { Side } from '../../src/core/pairing.ts';
import {
  markOf,
  marksOf,
  readLine,
  type AcceptedTwins,
  type MarkContext,
  type UnitMark,
} from '../../src/core/translation-lock.ts';
import { alignmentOf, ownPairs, type Twins } from '../../src/core/twins.ts';

/** Pairs whose source is no longer what its translation was made from, while the translation is. `source` is the side that was changed. */
export function stalePairs(twins: Twins, accepted: AcceptedTwins, source: Side, context: MarkContext): Pair[] {
  const target = facing(source);
  const known = new Set<string>();
  const sourcesOf = new Map<string, UnitMark[]>();
  for (const line of accepted.units) {
    const marks = readLine(line);
    known.add(marks[source].wording);
    addTo(sourcesOf, marks[target].wording, marks[source]);
  }
  const pairs = ownPairs(alignmentOf(twins, context.packs)).map((pair) => ({
    pair,
    marks: marksOf(pair, twins, context),
  }));
  // What was accepted may stand elsewhere now: then the directive was moved, or another one paired with its translation.
  const standing = new Set([
    ...pairs.map(({ marks }) => marks[source].wording),
    ...twins[source].view.units.map((unit) => markOf([unit], twins[source], context).wording),
  ]);
  return pairs.flatMap(({ pair, marks }) => {
    const before = sourcesOf.get(marks[target].wording);
    const now = marks[source];
    if (!before || known.has(now.wording) || before.some(({ wording }) => standing.has(wording))) return [];
    return before.some((mark) => isSameStory(mark, now)) ? [] : [pair];
  });
}

/** Neither ordered anything, nor does a reader have anything new to go by. */
function isSameStory(before: UnitMark, now: UnitMark): boolean {
  return before.describes !== undefined && before.describes === now.describes;
}
