import type { Change, Drift } from '../../src/core/change.ts';
import type { Register } from '../../src/core/requirement.ts';
import { defineRule } from '../../src/core/rule.ts';
import { wholeFile } from '../../src/core/text.ts';
import { knobDrift, listed, none, placeOf, shown, type KnobOptions } from '../../src/guard/law/knob.ts';
import { lostFrom, same } from '../../src/guard/law/same.ts';
import { weakerRows } from './matrices.ts';
import { weakerTitles } from './titles.ts';
import { droppedTraces } from './traces.ts';

export default defineRule({
  id: 'weakened-requirement',
  scope: 'change',
  category: 'change',
  severity: 'error',
  summary: 'A requirement is gone or asks for less, or less of them has to be covered.',
  messages: {
    register: 'There are no registers of requirements any more: {count} {count|requirement|requirements} unheard.',
    removed: 'Requirement {id} is gone. It is cited by: {places}.',
    retired: 'Requirement {id} is no longer in force: {before} → {after}. It is cited by: {places}.',
    unexpected: 'Prompts need no longer carry {count} {count|requirement|requirements}: {ids}.',
    text: 'Requirement {id} asks for less in {locale}.',
    reused: 'Requirement {id} is another one in {locale}.',
    'text-unclear': 'Requirement {id} has other words in {locale}. Whether they ask the same, somebody has to read.',
    threshold: 'The share of {what} that must be covered fell: {before} → {after}.',
    waived: 'A new waiver lets {ids} off until {after}.',
    'waiver-extended': 'The waiver of {ids} holds longer: {before} → {after}.',
    matrix: 'The document that told where requirements are met is gone: {before}.',
    row: '{matrix} no longer has a row for {id}.',
    covered: '{matrix} calls {id} met and names no document that is there: {before} → {after}.',
    'row-target':
      '{matrix} names other documents for {id}: {before} → {after}. Whether they meet it, somebody has to say.',
    trace: 'This file no longer says that it carries {before}.',
    repointed: 'This file says that it carries {after} in place of {before}.',
    restore: 'Let it ask for as much as before, or have the change approved.',
  },
  *check(change) {
    const [was, is] = [change.base.catalogue.register, change.head.catalogue.register];
    yield* droppedTraces(change);
    if (!was) return;
    if (!is) {
      const knob = {
        name: 'requirements',
        at: ['requirements'],
        before: listed(was.files.map(({ path }) => path)),
        after: none,
      };
      yield knobDrift(change, 'register', knob, { data: { count: was.requirements.length }, mend: 'restore' });
      return;
    }
    yield* fewerRequirements(was, is, change);
    yield* weakerTitles(was, is, change);
    yield* lowerThresholds(was, is, change);
    yield* moreWaivers(was, is, change);
    yield* weakerRows(was, is, change);
  },
});

function* fewerRequirements(was: Register, is: Register, change: Change): Generator<Drift> {
  const now = new Map(is.requirements.map((requirement) => [requirement.id, requirement]));
  const free: string[] = [];
  for (const { id, state, status, place, expected } of was.requirements) {
    const after = now.get(id);
    const [first] = is.files;
    const head = after?.place ?? (first && wholeFile(first));
    const at = { base: place, ...(head ? { head } : {}) };
    const options: KnobOptions = { data: { id, places: citing(id, change) }, mend: 'restore' };
    if (!after) yield knobDrift(change, 'removed', { name: id, at, before: status ?? state, after: none }, options);
    else if (state === 'active' && after.state !== 'active')
      yield knobDrift(
        change,
        'retired',
        { name: id, at, before: status ?? state, after: after.status ?? after.state },
        options,
      );
    else if (expected && !after.expected && after.state === 'active') free.push(id);
  }
  if (free.length === 0) return;
  const knob = { name: 'requirements.prompts', at: ['requirements', 'prompts'], before: listed(free), after: none };
  yield knobDrift(change, 'unexpected', knob, { data: { count: free.length, ids: listed(free) }, mend: 'restore' });
}

/** Policies and prompts of base that stand for a requirement. */
function citing(id: string, { base: { catalogue } }: Change): string {
  const policies = catalogue.law.policies
    .filter(({ traces }) => traces.includes(id))
    .map((policy) => `policy ${policy.id}`);
  const keys = catalogue.register?.keys.requirements ?? [];
  const prompts = (catalogue.register?.prompts ?? []).filter(({ data }) =>
    keys.some((key) => shown(data[key]).split(', ').includes(id)),
  );
  return listed([...policies, ...prompts.map(({ file }) => file.path)]);
}

function* lowerThresholds(was: Register, is: Register, change: Change): Generator<Drift> {
  for (const what of ['requirements', 'deep', 'seeds'] as const) {
    const [before, after] = [was.thresholds[what], is.thresholds[what]];
    if (after >= before) continue;
    const knob = {
      name: `requirements.thresholds.${what}`,
      at: ['requirements', 'thresholds', what],
      before: shown(before),
      after: shown(after),
    };
    yield knobDrift(change, 'threshold', knob, { data: { what }, mend: 'restore' });
  }
}

function* moreWaivers(was: Register, is: Register, change: Change): Generator<Drift> {
  for (const waiver of lostFrom(is.waivers, was.waivers)) {
    const ids = listed(waiver.ids);
    const earlier = was.waivers.find(
      (one) => same(one.match, waiver.match) && waiver.ids.every((id) => one.ids.includes(id)),
    );
    if (earlier && earlier.until >= waiver.until) continue;
    const at = { ...(earlier ? { base: placeOf(earlier.place) } : {}), head: placeOf(waiver.place) };
    const knob = { name: 'requirements.waivers', at, before: earlier?.until ?? none, after: waiver.until };
    yield knobDrift(change, earlier ? 'waiver-extended' : 'waived', knob, { data: { ids }, mend: 'restore' });
  }
}
