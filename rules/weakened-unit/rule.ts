import { defineRule } from '../../src/core/rule.ts';
import { rewordedBy } from '../../src/guard/reasons.ts';
import { driftOf, unitChanges } from '../../src/guard/unit-drift.ts';

export default defineRule({
  id: 'weakened-unit',
  scope: 'change',
  category: 'change',
  severity: 'error',
  summary: 'A directive says less than it said, or says it with less force.',
  messages: {
    weaker: 'It binds less than before.',
    restore: 'Say it as strongly as before, or have the change approved.',
    rung: 'it was {before}, and is {after}',
    question: 'it became a question',
    report: 'it tells what was done, and orders nothing',
    polarity: 'what was forbidden is asked for, or the other way round',
    permission: 'it now also allows something',
    prohibitions: 'it forbids fewer things',
    exception: 'an exception came or grew: {after}',
    hedge: 'a hedge came: {after}',
    condition: 'a condition came or grew: {after}',
    universal: 'it no longer covers all: {before}',
    partial: 'it covers some only: {after}',
    only: 'nothing says "only" any more: {before}',
    bound: 'its number was loosened: {before} → {after}',
    order: 'nothing says what comes first: {before}',
    actor: 'somebody else is to do it, or nobody in particular',
    alternative: 'another way was offered',
    gate: 'what had to be granted is merely told: {before} → {after}',
    protected: 'whom or what it protects is no longer named: {before}',
    scale: 'a weaker word stands there: {before} → {after}',
    set: 'a list it depends on lost or gained something: {before} → {after}',
    dropped: 'words are gone: {before}',
    note: 'a note was hung on it',
    guard: 'a template now shows it under a condition only: {after}',
  },
  *check(change) {
    for (const one of unitChanges(change)) {
      if (one.judgement !== 'weakened' || one.kind === 'gone' || !rewordedBy(one)) continue;
      yield driftOf(one, 'weaker', { mend: 'restore' });
    }
  },
});
