import { defineRule } from '../../src/core/rule.ts';
import { driftOf, unitChanges } from '../../src/guard/unit-drift.ts';

export default defineRule({
  id: 'obscured-unit',
  scope: 'change',
  category: 'change',
  severity: 'error',
  summary: 'A word of a directive came with letters of another alphabet or with characters nobody sees.',
  messages: {
    letters: '"{word}" looks like the word that was there, and is another one to an agent.',
    retype: 'Retype the word.',
  },
  *check(change) {
    for (const one of unitChanges(change)) {
      const reason = one.reasons.find(({ feature }) => feature === 'obscured');
      if (reason) yield driftOf(one, 'letters', { data: { word: reason.after ?? '' }, mend: 'retype' });
    }
  },
});
