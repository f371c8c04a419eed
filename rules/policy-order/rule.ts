import { carrying, type Carrier, type Said } from '../../src/core/carried.ts';
import type { Catalogue } from '../../src/core/catalogue.ts';
import { dutiesOf, type Duty } from '../../src/core/duties.ts';
import type { Found } from '../../src/core/finding.ts';
import { defineRule } from '../../src/core/rule.ts';
import type { Unit } from '../../src/core/seed.ts';

export default defineRule({
  id: 'policy-order',
  scope: 'catalogue',
  category: 'policy',
  severity: 'error',
  summary: 'A prompt says a policy before or after what it has to follow or precede.',
  messages: {
    late: 'Policy "{policy}" must come before "{other}". Move it up.',
    early: 'Policy "{policy}" must come after "{other}". Move it down.',
    step: 'Policy "{policy}" must come before the first step. Move it up.',
    'after-step': 'Policy "{policy}" must come after the first step. Move it down.',
    other: '"{other}" is said here',
    first: 'The first step',
  },
  *check(catalogue): Generator<Found> {
    const said = new Set<string>();
    for (const duty of dutiesOf(catalogue)) {
      for (const found of checkDuty(duty, catalogue)) {
        const key = `${found.message} ${JSON.stringify(found.data)} ${found.at.path}:${found.at.start}`;
        if (said.has(key)) continue;
        said.add(key);
        yield found;
      }
    }
  },
});

function* checkDuty({ policy, carriers, carrying: own }: Duty, catalogue: Catalogue): Generator<Found> {
  const here = own.state === 'carried' ? firstOf(own.by, carriers) : undefined;
  if (!here) return;
  for (const [names, sign] of [
    [policy.before, 1],
    [policy.after, -1],
  ] as const) {
    for (const name of names) {
      const there = name === 'first-step' ? firstStep(carriers) : placeOf(name, carriers, catalogue);
      if (!there || sign * (rankOf(here, carriers) - rankOf(there, carriers)) <= 0) continue;
      const step = name === 'first-step';
      yield {
        message: sign > 0 ? (step ? 'step' : 'late') : step ? 'after-step' : 'early',
        data: { policy: policy.id, ...(step ? {} : { other: name }) },
        at: here.unit.place,
        related: [
          step
            ? { at: there.unit.place, message: 'first' }
            : { at: there.unit.place, message: 'other', data: { other: name } },
        ],
        anchor: `${policy.id} ${name} ${sign}`,
      };
    }
  }
}

function placeOf(id: string, carriers: readonly Carrier[], catalogue: Catalogue): Said | undefined {
  const other = catalogue.law.policies.find((policy) => policy.id === id);
  const found = other && carrying(other, carriers, catalogue);
  return found?.state === 'carried' ? firstOf(found.by, carriers) : undefined;
}

/** The first numbered item under a label for steps, or the first numbered one at all. */
function firstStep(carriers: readonly Carrier[]): Said | undefined {
  const steps = carriers.flatMap((carrier) =>
    carrier.view.units.filter(({ shape }) => shape === 'step').map((unit) => ({ ...carrier, unit })),
  );
  return steps.find(({ view, unit }) => view.sections[unit.section]?.role === 'steps') ?? steps[0];
}

function firstOf(said: readonly Said[], carriers: readonly Carrier[]): Said | undefined {
  return said.toSorted((a, b) => rankOf(a, carriers) - rankOf(b, carriers))[0];
}

/** Where an agent reads it: part by part, directive by directive. */
function rankOf(
  { view, unit }: { readonly view: Carrier['view']; readonly unit: Unit },
  carriers: readonly Carrier[],
): number {
  return carriers.findIndex((carrier) => carrier.view === view) * 1e6 + unit.index;
}
