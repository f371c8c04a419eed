import { defineRule } from '../../src/core/rule.ts';
import { rewordedBy } from '../../src/guard/reasons.ts';
import { driftOf, unitChanges } from '../../src/guard/unit-drift.ts';

export default defineRule({
  id: 'reworded-unit',
  scope: 'change',
  category: 'change',
  severity: 'warning',
  summary: 'A directive was put in other words, and nobody can tell without reading whether it still asks the same.',
  messages: {
    unclear: 'Whether this asks for the same, somebody has to read.',
    read: 'Read both: if it asks for less, say it as before.',
    polarity: 'a prohibition became an order of something else, or the other way round',
    exception: 'its exception is worded differently: {before} → {after}',
    condition: 'its condition is worded differently: {before} → {after}',
    bound: 'its number changed: {before} → {after}',
    set: 'names changed: {before} → {after}',
    dropped: 'words are gone: {before}',
    added: 'words came: {after}',
    reworded: 'other words: {before} → {after}',
    guard: 'a template shows it under another condition: {before} → {after}',
    universal: 'it does not cover as much: {before}',
    order: 'what comes first is worded differently: {before}',
    actor: 'nobody is told to do it any more',
    preamble: 'words in front say how it is meant: {after}',
    only: 'it is for some only: {after}',
    override: 'something was put above the rest: {after}',
    scale: 'a word of another strength: {before} → {after}',
    hedge: 'a hedge came or went: {after}',
    prohibitions: 'it does not forbid as many things',
    protected: 'whom or what it protects is worded differently: {before}',
    gone: 'the prompt no longer says it',
    'step-order': 'the step comes at another time',
  },
  *check(change) {
    for (const one of unitChanges(change)) {
      if (one.judgement !== 'unclear' || !rewordedBy(one)) continue;
      yield driftOf(one, 'unclear', { mend: 'read' });
    }
  },
});
