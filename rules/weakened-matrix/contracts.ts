import { matches, type Contract, type Vocabulary } from '../../src/core/catalogue.ts';
import type { Change, Drift } from '../../src/core/change.ts';
import { knobDrift, none, shown } from '../../src/guard/law/knob.ts';
import { lostFrom, same } from '../../src/guard/law/same.ts';

/** Names and contracts that are checked no more, or checked less. */
export function* looserContracts(change: Change): Generator<Drift> {
  const [was, is] = [change.base.catalogue.definition, change.head.catalogue.definition];
  for (const [id, before] of Object.entries(was.vocabularies)) {
    const after = is.vocabularies[id];
    if (!same(before, after)) yield* looserVocabulary(id, before, after, change);
  }
  for (const [id, before] of Object.entries(was.contracts)) {
    const after = is.contracts[id];
    if (!same(before, after)) yield* looserContract(id, before, after, change);
  }
}

function* looserVocabulary(
  id: string,
  before: Vocabulary,
  after: Vocabulary | undefined,
  change: Change,
): Generator<Drift> {
  const at = ['catalogue', 'vocabularies', id];
  const looser = (key: string, was: unknown, is: unknown): Drift =>
    knobDrift(
      change,
      'vocabulary',
      { name: `vocabularies.${id}${key}`, at, before: shown(was), after: shown(is) },
      { mend: 'restore' },
    );
  if (!after) {
    yield looser('', before.shape, none);
    return;
  }
  if (before.shape !== after.shape) yield looser('.shape', before.shape, after.shape);
  const only = lostFrom(before.only, after.only);
  if (only.length > 0) yield looser('.only', only, after.only);
  const more = lostFrom(after.names, before.names);
  const knob = { name: `vocabularies.${id}`, at, before: none, after: shown(more) };
  if (more.length > 0) yield knobDrift(change, 'names', knob, { verdict: 'unclear', mend: 'restore' });
}

function* looserContract(id: string, before: Contract, after: Contract | undefined, change: Change): Generator<Drift> {
  const at = ['catalogue', 'contracts', id];
  const looser = (key: string, was: unknown, is: unknown): Drift =>
    knobDrift(
      change,
      'contract',
      { name: `contracts.${id}${key}`, at, before: shown(was), after: shown(is) },
      { mend: 'restore' },
    );
  if (!after) {
    yield looser('', before.document, none);
    return;
  }
  if (before.document !== after.document) yield looser('.document', before.document, after.document);
  if (before.compare === 'lists' && after.compare === 'patterns')
    yield looser('.compare', before.compare, after.compare);
  if (lostFrom(before.items, after.items).length > 0) yield looser('.items', before.items, after.items);
  if (lostFrom(after.except, before.except).length > 0) yield looser('.except', before.except, after.except);
  if (before.sections.length > 0 ? lostFrom(before.sections, after.sections).length > 0 : after.sections.length > 0)
    yield looser('.sections', before.sections, after.sections);
  const carries = ({ seeds }: Contract): string[] =>
    change.judged.seeds
      .filter(
        (seed) =>
          seed.class === seeds.class &&
          matches(seed.cell, seeds.match) &&
          (seeds.names.length === 0 || seeds.names.includes(seed.pattern)),
      )
      .map(({ file }) => file.path);
  const free = lostFrom(carries(before), carries(after));
  if (free.length > 0) yield looser('.seeds', free, none);
}
