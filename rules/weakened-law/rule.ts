import type { Change } from '../../src/core/change.ts';
import { defineRule } from '../../src/core/rule.ts';
import { same } from '../../src/guard/law/same.ts';
import { weakerPolicies } from './policies.ts';
import { softerTexts } from './texts.ts';
import { widerWriteScopes } from './write-scope.ts';

export default defineRule({
  id: 'weakened-law',
  scope: 'change',
  category: 'change',
  severity: 'error',
  summary: 'A policy is gone or asks for less, or runs may change more than before.',
  messages: {
    removed: 'Policy "{policy}" is gone: {count} {count|place|places} had to carry it: {cells}.',
    force: 'Policy "{policy}" binds less: {before} → {after}.',
    scope: 'Policy "{policy}" no longer concerns {count} {count|place|places}: {cells}.',
    within: 'Policy "{policy}" may be said anywhere in a prompt, where every file had to say it.',
    waived: 'Policy "{policy}" has a new waiver until {after}: {count} {count|place|places} let off: {cells}.',
    'waiver-extended': 'A waiver of policy "{policy}" holds longer: {before} → {after}.',
    sections: 'Policy "{policy}" may stand in more sections: {before} → {after}.',
    carried: 'Policy "{policy}" may be carried more loosely: {before} → {after}.',
    evidence: 'Policy "{policy}" is satisfied by less in {locale}: {before} → {after}.',
    parameter: 'Policy "{policy}": {parameter} is looser: {before} → {after}.',
    'parameter-unclear':
      'Policy "{policy}": {parameter} is another one: {before} → {after}. Which is stricter, somebody has to say.',
    order: 'Policy "{policy}" no longer has its place in the order: {before} → {after}.',
    traces: 'Policy "{policy}" no longer stands for {before}.',
    text: 'The words of policy "{policy}" in {locale} ask for less than before.',
    'text-gone': 'Policy "{policy}" no longer says this in {locale}.',
    'text-unclear':
      'The words of policy "{policy}" in {locale} are others. Whether they ask the same, somebody has to read.',
    write: '{count} {count|run|runs} may change more: {before} → {after}: {runs}.',
    tools: '{count} {count|run|runs} may use more tools: {before} → {after}: {runs}.',
    labels: '{count} {count|run|runs} may set more labels: {before} → {after}: {runs}.',
    example: 'now enough: "{text}" ({place})',
    'one-language': 'only in {locale}: the other languages say what they said',
    restore: 'Let it ask for as much as before, or have the change approved.',
  },
  *check(change) {
    if (same(lawOf(change.base), lawOf(change.head))) return;
    yield* weakerPolicies(change);
    yield* softerTexts(change);
    yield* widerWriteScopes(change);
  },
});

/** The catalogue's classes and runs are of no matter here: another rule looks at them. */
function lawOf({ catalogue: { law } }: Change['base']): unknown {
  return law;
}
