import type { Carrier } from '../core/carried.ts';
import type { Catalogue } from '../core/catalogue.ts';
import { dutiesOf, type Duty } from '../core/duties.ts';
import { unitsShowing } from '../core/evidence.ts';
import { readForce } from '../core/force.ts';
import { groupBy } from '../core/group.ts';
import { managedBlocks, unitsIn } from '../core/managed.ts';
import type { Seed, Unit } from '../core/seed.ts';
import { namedIn, type Named } from './named.ts';
import { saidIn } from './policy-cells.ts';
import type { SeedTrace } from './trace.ts';

/** What every file that runs are made of goes back to, sorted by path; of a catalogue without layers, every file. */
export function seedTraces(catalogue: Catalogue): SeedTrace[] {
  const { layers } = catalogue.definition;
  const known = new Set(catalogue.register?.requirements.map(({ id }) => id));
  const layered = new Set(layers.map((layer) => layer.class));
  const duties = dutiesBySeed(catalogue, known);
  return namedIn(catalogue)
    .filter(({ seed }) => layers.length === 0 || layered.has(seed.class))
    .map((named) => seedTrace(named, duties.get(named.seed) ?? [], known, catalogue));
}

function seedTrace(
  { seed, requirements, issues, prs }: Named,
  duties: readonly CarriedDuty[],
  known: ReadonlySet<string>,
  catalogue: Catalogue,
): SeedTrace {
  const named = requirements.filter(({ id }) => known.has(id));
  const forPolicies = duties.flatMap(({ policy }) => policy.traces.filter((id) => known.has(id)));
  const answersWhole = named.some(({ whole }) => whole) || issues.length > 0 || prs.length > 0;
  // The directives cost a reading of their force, and most who ask want to know of the file only.
  let sorted: ReturnType<typeof sort> | undefined;
  const directives = (): ReturnType<typeof sort> =>
    (sorted ??= sort(seed, [...duties.flatMap(({ units }) => units), ...marked(named)], answersWhole, catalogue));
  return {
    seed,
    requirements: [...new Set([...named.map(({ id }) => id), ...forPolicies])],
    issues: issues.map(({ id }) => id),
    prs: prs.map(({ id }) => id),
    get traced() {
      return directives().traced;
    },
    get loose() {
      return directives().loose;
    },
    get untraced() {
      return directives().untraced;
    },
  };
}

function marked(named: Named['requirements']): Unit[] {
  return named.flatMap((one) => [...one.marked.values()].flat());
}

function sort(
  seed: Seed,
  said: readonly Unit[],
  answersWhole: boolean,
  catalogue: Catalogue,
): Pick<SeedTrace, 'traced' | 'loose' | 'untraced'> {
  const answered = new Set(said);
  const units = seed.views.flatMap((view) => view.units.filter((unit) => binds(unit, { seed, view }, catalogue)));
  // What languages share stands in the view of each.
  const once = [...new Map(units.map((unit) => [unit.place.start, unit])).values()];
  const starts = new Set([...answered].map(({ place }) => place.start));
  const [bare, traced] = [
    once.filter(({ place }) => !starts.has(place.start)),
    once.filter(({ place }) => starts.has(place.start)),
  ];
  return answersWhole ? { traced: once, loose: bare, untraced: [] } : { traced, loose: [], untraced: bare };
}

/** Does it order, forbid or allow? */
function binds(unit: Unit, { seed, view }: Carrier, { packs }: Catalogue): boolean {
  const pack = packs.get(view.locale);
  const reading = pack && readForce(unit, { text: seed.file.text, view, pack });
  return reading !== undefined && reading.rung !== 'describe';
}

/** A policy that stands for a known requirement, and the directives of one file that speak of it. */
interface CarriedDuty extends Pick<Duty, 'policy'> {
  readonly seed: Seed;
  readonly units: readonly Unit[];
}

function dutiesBySeed(catalogue: Catalogue, known: ReadonlySet<string>): ReadonlyMap<Seed, CarriedDuty[]> {
  const duties = dutiesOf(catalogue).filter(({ policy }) => policy.traces.some((id) => known.has(id)));
  const spoken = duties.flatMap((duty) =>
    [...groupBy(saidIn(duty.carrying), ({ seed }) => seed)].map(([seed, said]) => ({
      policy: duty.policy,
      seed,
      units: [
        ...said.map(({ unit }) => unit),
        ...duty.carriers
          .filter((one) => one.seed === seed)
          .flatMap((carrier) => [...speaking(duty, carrier, catalogue)]),
      ],
    })),
  );
  return groupBy(spoken, ({ seed }) => seed);
}

/** Every directive that speaks of it: one would be enough to carry it, the others go back to it as well. */
function* speaking({ policy }: Duty, { seed, view }: Carrier, { packs, law }: Catalogue): Generator<Unit> {
  const pack = packs.get(view.locale);
  if (policy.carried.includes('evidence') && pack) {
    for (const part of policy.evidence[view.locale] ?? []) yield* unitsShowing(part, { seed, view, pack, law });
  }
  for (const block of managedBlocks(view)) {
    if (block.policy === policy.id) yield* unitsIn(block, { seed, view });
  }
}
