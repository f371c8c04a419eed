import { isBetter, literal, managed } from './carried-text.ts';
import type { Catalogue } from './catalogue.ts';
import { unitsShowing } from './evidence.ts';
import type { Reading } from './force.ts';
import { groupBy } from './group.ts';
import type { Altered } from './literal.ts';
import type { ManagedBlock } from './managed.ts';
import { isMisplaced, readingOf, weaknessOf, type Weakness } from './policy-force.ts';
import type { Evidence, EvidencePart, Policy, PolicyText } from './policy.ts';
import type { Seed, Unit, View } from './seed.ts';

/** A text that may carry a policy: a file as one language sees it. */
export interface Carrier {
  readonly seed: Seed;
  readonly view: View;
}

/** A directive and where it stands. */
export interface Said extends Carrier {
  readonly unit: Unit;
}

/** How a policy is carried, from best to worst. */
export type Carrying =
  | { readonly state: 'carried'; readonly by: readonly Said[] }
  /** Said, but not as strongly as the law wants. */
  | {
      readonly state: 'weak';
      readonly by: Said;
      readonly reading: Reading;
      readonly why: Weakness;
      /** What loosens it, where no word of the reading does. */
      readonly words?: string;
    }
  /** Said, but in a section it does not belong in. */
  | { readonly state: 'elsewhere'; readonly by: Said }
  | {
      readonly state: 'altered-block';
      readonly carrier: Carrier;
      readonly block: ManagedBlock;
      readonly text: PolicyText;
    }
  | {
      readonly state: 'altered-text';
      readonly carrier: Carrier;
      readonly altered: readonly Altered[];
      readonly text: PolicyText;
    }
  | { readonly state: 'missing' };

/** Is a policy carried by any of some texts of one language? */
export function carrying(policy: Policy, carriers: readonly Carrier[], catalogue: Catalogue): Carrying {
  let best: Carrying = { state: 'missing' };
  for (const way of policy.carried) {
    const found =
      way === 'managed'
        ? managed(policy, carriers, catalogue)
        : way === 'literal'
          ? literal(policy, carriers, catalogue)
          : evidence(policy, carriers, catalogue);
    if (found.state === 'carried') return found;
    if (isBetter(found, best)) best = found;
  }
  return best;
}

/** Texts of each language are asked for what their language shows it by; the best of them decides. */
function evidence(policy: Policy, carriers: readonly Carrier[], catalogue: Catalogue): Carrying {
  let best: Carrying = { state: 'missing' };
  for (const [locale, ofLocale] of groupBy(carriers, ({ view }) => view.locale)) {
    const found = shown(policy, policy.evidence[locale] ?? [], ofLocale, catalogue);
    if (isBetter(found, best)) best = found;
  }
  return best;
}

/** Every part must be shown by some directive that is strong enough and stands where it belongs; the worst part decides. */
function shown(policy: Policy, parts: Evidence, carriers: readonly Carrier[], catalogue: Catalogue): Carrying {
  const said: Said[] = [];
  // Numbers are compared wherever they stand; else the first that says it is enough.
  const needsAll = policy.parameters.length > 0;
  let worst: Carrying = parts.length === 0 ? { state: 'missing' } : { state: 'carried', by: said };
  for (const part of parts) {
    let best: Carrying = { state: 'missing' };
    for (const here of showing(part, carriers, catalogue)) {
      const one = judge(policy, here, catalogue);
      if (one.state === 'carried') said.push(...one.by);
      if (isBetter(one, best)) best = one;
      if (one.state === 'carried' && !needsAll) break;
    }
    if (isBetter(worst, best)) worst = best;
  }
  return worst;
}

/** The directives that speak of a part, in the order an agent reads them. */
function* showing(part: EvidencePart, carriers: readonly Carrier[], { packs, law }: Catalogue): Generator<Said> {
  for (const carrier of carriers) {
    const pack = packs.get(carrier.view.locale);
    const units = pack ? unitsShowing(part, { ...carrier, pack, law }) : [];
    for (const unit of units) yield { ...carrier, unit };
  }
}

function judge(policy: Policy, said: Said, { packs }: Catalogue): Carrying {
  const reading = readingOf(said, packs);
  const why = reading && weaknessOf(policy, reading);
  if (reading && why) return { state: 'weak', by: said, reading, why };
  return isMisplaced(policy, said) ? { state: 'elsewhere', by: said } : { state: 'carried', by: [said] };
}
