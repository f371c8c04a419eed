import { defineRule } from '../../src/core/rule.ts';
import { driftOf, unitChanges } from '../../src/guard/unit-drift.ts';

export default defineRule({
  id: 'rewritten-seed',
  scope: 'change',
  category: 'change',
  severity: 'error',
  summary: 'Most of a text was written anew, so that it is judged as a whole by how much it forbids and orders.',
  messages: {
    less: 'Written anew, and it binds less: prohibitions {prohibitionsBefore} → {prohibitionsAfter}, duties {dutiesBefore} → {dutiesAfter}.',
    other:
      'Written anew: prohibitions {prohibitionsBefore} → {prohibitionsAfter}, duties {dutiesBefore} → {dutiesAfter}. Whether it asks the same, somebody has to read.',
    compare: 'Read both versions side by side, and keep every prohibition and duty of the old one.',
  },
  *check(change) {
    for (const one of unitChanges(change)) {
      if (one.kind !== 'rewritten' || !one.balance) continue;
      const { before, after } = one.balance;
      const data = {
        prohibitionsBefore: before.prohibitions,
        prohibitionsAfter: after.prohibitions,
        dutiesBefore: before.duties,
        dutiesAfter: after.duties,
      };
      yield driftOf(one, one.judgement === 'weakened' ? 'less' : 'other', { data, mend: 'compare' });
    }
  },
});
