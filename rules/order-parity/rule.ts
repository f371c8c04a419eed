import { addTo } from '../../src/core/group.ts';
import type { Alignment, Pair } from '../../src/core/align.ts';
import { longestChain } from '../../src/core/chain.ts';
import { certain, excerpt } from '../../src/core/difference.ts';
import { defineRule } from '../../src/core/rule.ts';
import { alignmentOf, ownPairs, textOf, twinsOf } from '../../src/core/twins.ts';

export default defineRule({
  id: 'order-parity',
  scope: 'catalogue',
  category: 'parity',
  severity: 'error',
  summary: 'Numbered steps come in another order in the other language.',
  messages: {
    order:
      'Step {number} is step {there} in the {other} text: the steps around it come in another order. Bring the steps into one order.',
    other: 'The same step in {other}: {text}',
  },
  *check(catalogue) {
    for (const twins of twinsOf(catalogue)) {
      const other = twins.right.locale;
      for (const { left, right } of exchanged(alignmentOf(twins, catalogue.packs))) {
        const [step, twin] = [left[0], right[0]];
        yield {
          message: 'order',
          data: { number: step.number ?? 0, there: twin.number ?? 0, other },
          at: step.place,
          related: [{ at: twin.place, message: 'other', data: { other, text: excerpt(textOf(right)) } }],
          anchor: JSON.stringify([other, textOf(left)]),
        };
      }
    }
  },
});

/** The fewest pairs of steps without which the rest of their list comes in one order. */
function exchanged(alignment: Alignment): Pair[] {
  const lists = new Map<string, Pair[]>();
  for (const pair of ownPairs(alignment)) {
    const [one, other] = [pair.left[0], pair.right[0]];
    if (one.shape !== 'step' || other.shape !== 'step' || pair.similarity < certain) continue;
    // Only within one list; a step that went to another section is another matter.
    addTo(lists, JSON.stringify([one.section, one.parent, other.section, other.parent]), pair);
  }
  return [...lists.values()].flatMap((pairs) => {
    const links = pairs.map((pair) => ({ left: pair.left[0].index, right: pair.right[0].index, pair }));
    const kept = new Set(longestChain(links).map(({ pair }) => pair));
    return pairs.filter((pair) => !kept.has(pair));
  });
}
