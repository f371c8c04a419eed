import type { Change, Drift } from '../../src/core/change.ts';
import { defineRule } from '../../src/core/rule.ts';
import { knobDrift, shown } from '../../src/guard/law/knob.ts';
import { same } from '../../src/guard/law/same.ts';
import { looserClasses } from './classes.ts';
import { looserContracts } from './contracts.ts';
import { looserLayers } from './layers.ts';
import { fewerRuns } from './runs.ts';

export default defineRule({
  id: 'weakened-matrix',
  scope: 'change',
  category: 'change',
  severity: 'error',
  summary: 'The catalogue asks for fewer prompts, or for less of them.',
  messages: {
    value: '{axis} "{before}" is no longer known: {count} {count|cell|cells} less: {cells}.',
    run: '{count} {count|run is|runs are} declared no more: {cells}.',
    required: '{count} {count|file|files} no longer required: {cells}.',
    satisfied: '{count} {count|cell is|cells are} now filled by other files: {cells}.',
    layer: 'Layer {layer} is gone: its part is missing in {count} {count|run|runs}.',
    optional: 'Layer {layer} is no longer required.',
    'layer-match': 'Layer {layer} no longer serves {count} {count|run|runs}: {cells}.',
    fallback: 'Layer {layer} makes do with more files: {before} → {after}.',
    canonical: 'Layer {layer} takes for its own what was a fallback: {before} → {after}.',
    'file-class': 'Files of class {class} must say less: {knob}: {before} → {after}.',
    'class-unclear':
      'Files of class {class} must say something else: {knob}: {before} → {after}. Whether it is less, somebody has to say.',
    sections: '{count} {count|file|files} of class {class} no longer need {before}: {cells}.',
    names: 'The list of names {knob} grew: {after}. Whether they are real, somebody has to say.',
    vocabulary: 'The names of {knob} are checked less: {before} → {after}.',
    contract: 'Contract {knob} asks for less: {before} → {after}.',
    locale:
      'Languages are told apart otherwise: {before} → {after}. Whether each file is still read as what it is, somebody has to say.',
    restore: 'Ask for as much as before, or have the change approved.',
  },
  *check(change) {
    if (same(change.base.catalogue.definition, change.head.catalogue.definition)) return;
    yield* fewerRuns(change);
    yield* otherLocales(change);
    yield* looserLayers(change);
    yield* looserClasses(change);
    yield* looserContracts(change);
  },
});

function* otherLocales(change: Change): Generator<Drift> {
  const [before, after] = [change.base.catalogue.definition.locale, change.head.catalogue.definition.locale];
  if (same(before, after)) return;
  const knob = { name: 'locale', at: ['catalogue', 'locale'], before: shown(before), after: shown(after) };
  yield knobDrift(change, 'locale', knob, { verdict: 'unclear', mend: 'restore' });
}
