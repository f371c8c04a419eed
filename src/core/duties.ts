import { carrying, type Carrier, type Carrying } from './carried.ts';
import type { Catalogue } from './catalogue.ts';
import { concerns, type Policy } from './policy.ts';
import { promptsOf } from './prompt.ts';
import type { Run } from './resolve.ts';

/** A policy where it must be carried: in one file as one language sees it, or in the prompt of a run. */
export interface Duty {
  readonly policy: Policy;
  /** The texts one of which has to carry it, in the order an agent reads them. */
  readonly carriers: readonly Carrier[];
  /** Where it would be added: the file itself, or the last part of the prompt. */
  readonly home: Carrier;
  readonly carrying: Carrying;
  /** A run whose prompt these texts are, for policies that a prompt carries as a whole. */
  readonly run?: Run;
}

/** All duties of a catalogue, policy by policy. Worked out once, however many rules ask. */
export function dutiesOf(catalogue: Catalogue): readonly Duty[] {
  let duties = known.get(catalogue);
  if (!duties) {
    duties = catalogue.law.policies.flatMap((policy) => [
      ...(policy.within === 'seed' ? ofSeeds(policy, catalogue) : ofPrompts(policy, catalogue)),
    ]);
    known.set(catalogue, duties);
  }
  return duties;
}

function* ofSeeds(policy: Policy, catalogue: Catalogue): Generator<Duty> {
  for (const seed of catalogue.seeds) {
    for (const view of seed.views) {
      if (!concerns(policy, seed.class, { ...seed.cell, locale: view.locale })) continue;
      const home = { seed, view };
      yield { policy, carriers: [home], home, carrying: carrying(policy, [home], catalogue) };
    }
  }
}

/** Runs that read the same files are one. Of a prompt that lacks a part, only `missing-seed` can speak. */
function* ofPrompts(policy: Policy, catalogue: Catalogue): Generator<Duty> {
  const said = new Set<string>();
  for (const { run, parts, whole } of promptsOf(catalogue)) {
    const home = parts.at(-1);
    if (!home || !whole || !concerns(policy, undefined, run)) continue;
    const key = textsKey(parts);
    if (said.has(key)) continue;
    said.add(key);
    yield { policy, carriers: parts, home, run, carrying: carrying(policy, parts, catalogue) };
  }
}

/** The same for runs that read the same files in the same language. */
export function textsKey(parts: readonly Carrier[]): string {
  return parts.map(({ seed, view }) => `${seed.file.path} ${view.locale}`).join('\n');
}

const known = new WeakMap<Catalogue, readonly Duty[]>();
