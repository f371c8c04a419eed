import type { Change, Drift } from '../../src/core/change.ts';
import { strength } from '../../src/core/force.ts';
import {
  concerns,
  isMeant,
  showParameter,
  type Carriage,
  type Parameter,
  type Policy,
  type Waiver,
} from '../../src/core/policy.ts';
import { knobDrift, listed, none, placeOf, shown, type KnobOptions } from '../../src/guard/law/knob.ts';
import { lostFrom, plainText, same } from '../../src/guard/law/same.ts';
import { spotsOf, type Spot } from './cells.ts';
import { looserEvidence } from './evidence.ts';

/** What each policy of base asks for and head's no longer does; its words are looked at elsewhere. */
export function* weakerPolicies(change: Change): Generator<Drift> {
  const { base, head } = change;
  const now = new Map(head.catalogue.law.policies.map((policy) => [policy.id, policy]));
  const known = new Set(base.catalogue.law.policies.map(({ id }) => id));
  const fresh = new Set(head.catalogue.law.policies.filter(({ id }) => !known.has(id)).map(dutyOf));
  const spots = spotsOf(change);
  for (const policy of base.catalogue.law.policies) {
    const after = now.get(policy.id);
    if (after) yield* weakerPolicy(policy, after, spots, change);
    // Another name for the same duty takes nothing away.
    else if (!fresh.has(dutyOf(policy))) yield removed(policy, spots, change);
  }
}

function removed(policy: Policy, spots: readonly Spot[], change: Change): Drift {
  const cells = namesOf(
    spots.filter((spot) => isConcerned(policy, spot)),
    policy,
  );
  const data = { policy: policy.id, count: cells.length, cells: listed(cells) };
  const at = { base: placeOf(policy.place), head: placeOf(change.head.config.placeOf?.(['policies']) ?? policy.place) };
  const knob = { name: `policies.${policy.id}`, at, before: policy.force, after: none };
  return knobDrift(change, 'removed', knob, { data, mend: 'restore' });
}

function* weakerPolicy(before: Policy, after: Policy, spots: readonly Spot[], change: Change): Generator<Drift> {
  if (same(before, after)) return;
  const { id } = before;
  const at = { base: placeOf(before.place), head: placeOf(after.place) };
  const say = (message: string, key: string, was: unknown, is: unknown, options: KnobOptions = {}): Drift => {
    const knob = { name: `policies.${id}.${key}`, at, before: shown(was), after: shown(is) };
    return knobDrift(change, message, knob, { ...options, data: { policy: id, ...options.data }, mend: 'restore' });
  };
  if (bindsLess(before, after)) yield say('force', 'force', before.force, after.force);
  yield* fewerCells(before, after, spots, say);
  if (before.within === 'seed' && after.within === 'prompt') yield say('within', 'within', 'seed', 'prompt');
  if (
    before.sections.length > 0 &&
    (after.sections.length === 0 || lostFrom(after.sections, before.sections).length > 0)
  )
    yield say('sections', 'section', before.sections, after.sections.length === 0 ? '*' : after.sections);
  if (weakest(after.carried) < weakest(before.carried)) yield say('carried', 'carried', before.carried, after.carried);
  for (const one of looserEvidence(before, after, change)) {
    const { locale, was, is, example } = one;
    const options = {
      locale,
      data: { locale },
      ...(example ? { reasons: [{ message: 'example', data: example }] } : {}),
    };
    yield say('evidence', `evidence.${locale}`, was, is, options);
  }
  for (const parameter of before.parameters)
    yield* looserParameter(
      parameter,
      after.parameters.find(({ name }) => name === parameter.name),
      say,
    );
  const [was, is] = [orderOf(before), orderOf(after)];
  if (lostFrom(was, is).length > 0) yield say('order', 'order', was, is);
  const traces = lostFrom(before.traces, after.traces);
  if (traces.length > 0) yield say('traces', 'traces', traces, lostFrom(after.traces, before.traces));
}

type Say = (message: string, key: string, was: unknown, is: unknown, options?: KnobOptions) => Drift;

/** Less force, or an order where a prohibition was. */
function bindsLess({ force: before }: Policy, { force: after }: Policy): boolean {
  return strength(after) < strength(before) || (forbids(before) && !forbids(after));
}

function forbids(force: Policy['force']): boolean {
  return force.endsWith('not');
}

function* fewerCells(before: Policy, after: Policy, spots: readonly Spot[], say: Say): Generator<Drift> {
  const fits = spots.filter((spot) => isConcerned(before, spot));
  const free = namesOf(
    fits.filter((spot) => !isMeant(after, spot.class, spot.cell)),
    before,
  );
  if (free.length > 0)
    yield say('scope', 'scope', [before.scope, before.except], [after.scope, after.except], {
      data: { count: free.length, cells: listed(free) },
    });
  for (const waiver of after.waivers) {
    const earlier = before.waivers.find((one) => same(one.scope, waiver.scope));
    if (earlier && earlier.until >= waiver.until) continue;
    if (earlier) {
      yield say('waiver-extended', 'waivers', earlier.until, waiver.until);
      continue;
    }
    const cells = namesOf(
      fits.filter((spot) => isLetOff(waiver, after, spot)),
      before,
    );
    yield say('waived', 'waivers', none, waiver.until, { data: { count: cells.length, cells: listed(cells) } });
  }
}

function* looserParameter(before: Parameter, after: Parameter | undefined, say: Say): Generator<Drift> {
  const { name, stricter } = before;
  const [was, is] = [showParameter(before) || none, after ? showParameter(after) || none : none];
  const options = { data: { parameter: name } };
  const turned = after && stricter !== undefined && after.stricter !== stricter;
  if (was === is && !turned) return;
  const key = `parameters.${name}`;
  if (turned && was === is)
    yield say('parameter', key, `${was}, ${stricter}`, `${is}, ${after.stricter ?? none}`, options);
  else if (before.value && !after?.value) yield say('parameter', key, was, is, options);
  else if (before.value && after?.value) {
    const grew = after.value[0] > before.value[0] || after.value[1] > before.value[1];
    const shrank = after.value[0] < before.value[0] || after.value[1] < before.value[1];
    if (stricter === undefined) yield say('parameter-unclear', key, was, is, { ...options, verdict: 'unclear' });
    else if (stricter === 'lower' ? grew : shrank) yield say('parameter', key, was, is, options);
  }
}

function isConcerned(policy: Policy, spot: Spot): boolean {
  return (spot.class === undefined) === (policy.within === 'prompt') && concerns(policy, spot.class, spot.cell);
}

function isLetOff(waiver: Waiver, policy: Policy, { class: name, cell }: Spot): boolean {
  return isMeant(policy, name, cell) && !concerns({ ...policy, waivers: [waiver] }, name, cell);
}

function namesOf(spots: readonly Spot[], { within }: Policy): string[] {
  return spots.filter((spot) => (spot.class === undefined) === (within === 'prompt')).map(({ name }) => name);
}

function orderOf({ before, after }: Policy): string[] {
  return [...before.map((one) => `before ${one}`), ...after.map((one) => `after ${one}`)];
}

function weakest(ways: readonly Carriage[]): number {
  return Math.min(...ways.map((way) => strictness[way]));
}

const strictness: Readonly<Record<Carriage, number>> = { managed: 2, literal: 1, evidence: 0 };

/** Everything a policy asks for, without its name. */
function dutyOf(policy: Policy): string {
  const texts = Object.entries(policy.texts).map(([locale, { text }]) => [locale, text]);
  return plainText({ ...policy, id: '', title: {}, texts });
}
