import { defineRule } from '../../src/core/rule.ts';
import { driftOf, unitChanges } from '../../src/guard/unit-drift.ts';

export default defineRule({
  id: 'lost-unit',
  scope: 'change',
  category: 'change',
  severity: 'error',
  summary: 'A directive is gone, or stands where no agent reads it.',
  messages: {
    lost: 'Nothing says this any more.',
    'lost-file': 'Nothing says this any more: {path} is no longer there.',
    restore: 'Put it back where it bound, or have its loss approved.',
  },
  *check(change) {
    const paths = new Set(change.judged.seeds.map(({ file }) => file.path));
    for (const one of unitChanges(change)) {
      if (one.kind !== 'gone' || one.judgement !== 'weakened' || !one.base) continue;
      const { path } = one.base.file;
      const there = paths.has(path) || change.judged.documents.has(path);
      yield there
        ? driftOf(one, 'lost', { mend: 'restore' })
        : driftOf(one, 'lost-file', { mend: 'restore', data: { path } });
    }
  },
});
