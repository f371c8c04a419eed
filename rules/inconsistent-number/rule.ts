import type { Catalogue } from '../../src/core/catalogue.ts';
import { dutiesOf, type Duty } from '../../src/core/duties.ts';
import type { Found } from '../../src/core/finding.ts';
import { groupBy } from '../../src/core/group.ts';
import { statedIn, type Stated } from '../../src/core/parameters.ts';
import { showParameter, type Parameter } from '../../src/core/policy.ts';
import { defineRule } from '../../src/core/rule.ts';

export default defineRule({
  id: 'inconsistent-number',
  scope: 'catalogue',
  category: 'policy',
  severity: 'error',
  summary: 'A number of a policy has another value here than in the law, or than in the other prompts.',
  messages: {
    law: 'Parameter {parameter} of policy "{policy}" is {found} here; the law says {declared}. Write {declared}.',
    looser:
      'Parameter {parameter} of policy "{policy}" is {found} here, looser than the {declared} of the law. Write {declared}.',
    seeds:
      'Parameter {parameter} of policy "{policy}" is {found} here and {declared} in {count} other places. Make them equal.',
    other: 'Here it is {declared}',
  },
  *check(catalogue): Generator<Found> {
    const duties = groupBy(dutiesOf(catalogue), ({ policy }) => policy);
    for (const [policy, all] of duties) {
      for (const parameter of policy.parameters) {
        const stated = [...statedBy(parameter, all, catalogue)];
        yield* parameter.value
          ? againstLaw(policy.id, parameter, stated)
          : againstEachOther(policy.id, parameter, stated);
      }
    }
  },
});

/** Every value that a directive which carries the policy gives, each place once. */
function* statedBy(parameter: Parameter, duties: readonly Duty[], { packs }: Catalogue): Generator<Stated> {
  const seen = new Set<string>();
  for (const { carrying } of duties) {
    if (carrying.state !== 'carried' && carrying.state !== 'weak' && carrying.state !== 'elsewhere') continue;
    for (const said of [carrying.by].flat()) {
      const pack = packs.get(said.view.locale);
      const stated = pack && statedIn(said, parameter, pack);
      const key = stated && `${stated.place.path}:${stated.place.start}`;
      if (!stated || key === undefined || seen.has(key)) continue;
      seen.add(key);
      yield stated;
    }
  }
}

function* againstLaw(policy: string, parameter: Parameter, stated: readonly Stated[]): Generator<Found> {
  const { name, value, stricter } = parameter;
  if (!value) return;
  for (const one of stated) {
    if (one.from === value[0] && one.to === value[1]) continue;
    const looser = stricter === 'lower' ? one.to > value[1] : stricter === 'higher' ? one.from < value[0] : false;
    yield {
      message: looser ? 'looser' : 'law',
      data: { policy, parameter: name, found: show(one), declared: showParameter(parameter) },
      at: one.place,
      anchor: `${policy} ${name}`,
    };
  }
}

function* againstEachOther(policy: string, { name }: Parameter, stated: readonly Stated[]): Generator<Found> {
  const groups = [...groupBy(stated, show).entries()].toSorted(
    (a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1),
  );
  const [usual, ...others] = groups;
  const [example] = usual?.[1] ?? [];
  if (!usual || !example) return;
  for (const [found, places] of others) {
    for (const { place } of places) {
      yield {
        message: 'seeds',
        data: { policy, parameter: name, found, declared: usual[0], count: usual[1].length },
        at: place,
        related: [{ at: example.place, message: 'other', data: { declared: usual[0] } }],
        anchor: `${policy} ${name} ${found}`,
      };
    }
  }
}

function show({ from, to }: Stated): string {
  return from === to ? String(from) : `${from}–${to}`;
}
