import { defineRule } from '../../src/core/rule.ts';
import { driftOf, unitChanges } from '../../src/guard/unit-drift.ts';

export default defineRule({
  id: 'added-permission',
  scope: 'change',
  category: 'change',
  severity: 'error',
  summary: 'A new directive allows something, or lets somebody off.',
  messages: {
    added: 'This is new, and it allows what nothing allowed before.',
    document: 'A document that rules prompts now allows this.',
    remove: 'Take it out, or have it approved.',
  },
  *check(change) {
    for (const one of unitChanges(change)) {
      if (!one.reasons.some(({ feature }) => feature === 'permission-added')) continue;
      yield driftOf(one, one.judgement === 'weakened' ? 'added' : 'document', { mend: 'remove' });
    }
  },
});
