import type { Catalogue } from './catalogue.ts';
import { unitsShowing } from './evidence.ts';
import { groupBy } from './group.ts';
import { readForce, strength, type Reading } from './force.ts';
import { alteredAmong, standsIn, type Altered } from './literal.ts';
import { managedBlocks, managedLines, type ManagedBlock } from './managed.ts';
import type { Evidence, EvidencePart, Policy, PolicyText } from './policy.ts';
import { offsetInFile, type Seed, type Unit, type View } from './seed.ts';

/** A text that may carry a policy: a file as one language sees it. */
export interface Carrier {
  readonly seed: Seed;
  readonly view: View;
}

/** A directive and where it stands. */
export interface Said extends Carrier {
  readonly unit: Unit;
}

/** Why a directive that speaks of a policy does not carry it: too weak a word, a way out, only a part of what is meant, the opposite. */
export type Weakness = 'force' | 'exception' | 'hedge' | 'partial' | 'opposite';

/** How a policy is carried, from best to worst. */
export type Carrying =
  | { readonly state: 'carried'; readonly by: readonly Said[] }
  /** Said, but not as strongly as the law wants. */
  | { readonly state: 'weak'; readonly by: Said; readonly reading: Reading; readonly why: Weakness }
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
        ? managed(policy, carriers)
        : way === 'literal'
          ? literal(policy, carriers)
          : evidence(policy, carriers, catalogue);
    if (found.state === 'carried') return found;
    if (isBetter(found, best)) best = found;
  }
  return best;
}

/** Is the block what the pack says? */
export function isUnaltered(block: ManagedBlock, view: View, { text }: PolicyText): boolean {
  const inner = view.text.slice(...block.inner);
  return block.closed && managedLines(inner).join('\n') === managedLines(text).join('\n');
}

function managed(policy: Policy, carriers: readonly Carrier[]): Carrying {
  let altered: Carrying = { state: 'missing' };
  for (const carrier of carriers) {
    const text = policy.texts[carrier.view.locale];
    for (const block of managedBlocks(carrier.view)) {
      if (block.policy !== policy.id || !text) continue;
      if (!isUnaltered(block, carrier.view, text)) altered = { state: 'altered-block', carrier, block, text };
      else return { state: 'carried', by: unitsIn(block, carrier).map((unit) => ({ ...carrier, unit })) };
    }
  }
  return altered;
}

function literal(policy: Policy, carriers: readonly Carrier[]): Carrying {
  let found: Carrying = { state: 'missing' };
  for (const carrier of carriers) {
    const text = policy.texts[carrier.view.locale];
    if (!text) continue;
    if (standsIn(text, carrier.view)) {
      const wanted = new Set(text.view.units.map((unit) => unit.text));
      return {
        state: 'carried',
        by: carrier.view.units.filter((unit) => wanted.has(unit.text)).map((unit) => ({ ...carrier, unit })),
      };
    }
    const altered = alteredAmong(carrier.view.units, text);
    if (altered.length > 0) found = { state: 'altered-text', carrier, altered, text };
  }
  return found;
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
  const { seed, view, unit } = said;
  const pack = packs.get(view.locale);
  const reading = pack && readForce(unit, { text: seed.file.text, view, pack });
  const why = reading && weaknessOf(policy, reading);
  if (reading && why) return { state: 'weak', by: said, reading, why };
  const role = view.sections[unit.section]?.role;
  const misplaced = policy.sections.length > 0 && !(role !== undefined && policy.sections.includes(role));
  return misplaced ? { state: 'elsewhere', by: said } : { state: 'carried', by: [said] };
}

/** What makes a directive too weak for a policy; undefined when it is strong enough. */
export function weaknessOf({ force }: Pick<Policy, 'force'>, reading: Reading): Weakness | undefined {
  const { rung, features, mode } = reading;
  const forbids = force === 'must-not' || force === 'should-not';
  if (strength(rung) < strength(force)) {
    if (rung !== 'must-unless') return 'force';
    return features.exceptions.length > 0 ? 'exception' : 'hedge';
  }
  if (forbids && !features.negative && mode !== 'restrict' && features.only.length === 0) return 'opposite';
  if (features.some.length > 0 && strength(force) >= strength('must-unless')) return 'partial';
  return undefined;
}

/** The directives of a block. */
export function unitsIn({ inner: [from, to] }: ManagedBlock, { view, seed }: Carrier): Unit[] {
  const [start, end] = [offsetInFile(view, from), offsetInFile(view, to, true)];
  return view.units.filter(({ place }) => place.path === seed.file.path && place.start >= start && place.end <= end);
}

function isBetter(one: Carrying, other: Carrying): boolean {
  return order.indexOf(one.state) < order.indexOf(other.state);
}

const order = [
  'carried',
  'elsewhere',
  'altered-block',
  'altered-text',
  'weak',
  'missing',
] as const satisfies Carrying['state'][];
