import { certain, excerpt } from '../../src/core/difference.ts';
import { droppedTerms } from '../../src/core/dropped-terms.ts';
import type { Found } from '../../src/core/finding.ts';
import { facing } from '../../src/core/lost.ts';
import { defineRule } from '../../src/core/rule.ts';
import { alignmentOf, ownPairs, textOf, twinsOf } from '../../src/core/twins.ts';

export default defineRule({
  id: 'dropped-term',
  scope: 'catalogue',
  category: 'parity',
  severity: 'warning',
  summary: 'A word one language takes from the other is missing there in the same directive.',
  messages: {
    dropped:
      'The {locale} text says "{term}" here, the {other} one does not, though it knows the word. Say in both that it is meant, or in neither.',
    other: 'The same directive in {other}: {text}',
  },
  *check(catalogue): Generator<Found> {
    for (const twins of twinsOf(catalogue)) {
      for (const pair of ownPairs(alignmentOf(twins, catalogue.packs))) {
        if (pair.similarity < certain) continue;
        for (const side of ['left', 'right'] as const) {
          const [here, there] = [twins[side], twins[facing(side)]];
          for (const { term, at } of droppedTerms(pair[side], here, pair[facing(side)], there, catalogue.packs)) {
            const text = excerpt(textOf(pair[facing(side)]));
            yield {
              message: 'dropped',
              data: { locale: here.locale, other: there.locale, term },
              at,
              related: [{ at: pair[facing(side)][0].place, message: 'other', data: { other: there.locale, text } }],
              anchor: JSON.stringify([there.locale, term.toLowerCase(), textOf(pair[side])]),
            };
          }
        }
      }
    }
  },
});
