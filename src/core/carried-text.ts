import type { Carrier, Carrying, Said } from './carried.ts';
import type { Catalogue } from './catalogue.ts';
import { alteredAmong, statementsIn } from './literal.ts';
import { isUnaltered, managedBlocks, unclearIn, unitsIn } from './managed.ts';
import { exempts, isLoosenedByPlace, isMisplaced, readingOf } from './policy-force.ts';
import type { Policy } from './policy.ts';
import type { Unit } from './seed.ts';

/** Is a policy carried between its marks, as the pack has it? */
export function managed(policy: Policy, carriers: readonly Carrier[], catalogue: Catalogue): Carrying {
  let best: Carrying = { state: 'missing' };
  for (const carrier of carriers) {
    const text = policy.texts[carrier.view.locale];
    if (!text) continue;
    for (const block of managedBlocks(carrier.view)) {
      if (block.policy !== policy.id) continue;
      const whole = isUnaltered(block, carrier.view, text) && unclearIn(block, carrier, text) === undefined;
      const found: Carrying = whole
        ? inPlace(policy, unitsIn(block, carrier), carrier, catalogue)
        : { state: 'altered-block', carrier, block, text };
      if (found.state === 'carried') return found;
      if (isBetter(found, best)) best = found;
    }
  }
  return best;
}

/** Is a policy carried in the words of the pack? */
export function literal(policy: Policy, carriers: readonly Carrier[], catalogue: Catalogue): Carrying {
  let best: Carrying = { state: 'missing' };
  for (const carrier of carriers) {
    const { view } = carrier;
    const text = policy.texts[view.locale];
    if (!text) continue;
    const statements = statementsIn(text, view);
    for (const { units, beside } of statements) {
      const found = besideExemption(units, beside, carrier, catalogue) ?? inPlace(policy, units, carrier, catalogue);
      if (found.state === 'carried') return found;
      if (isBetter(found, best)) best = found;
    }
    if (statements.length > 0) continue;
    const altered = alteredAmong(view.units, text);
    const found: Carrying = { state: 'altered-text', carrier, altered, text };
    if (altered.length > 0 && isBetter(found, best)) best = found;
  }
  return best;
}

/** The words are right; do they bind where they stand? One directive that does is enough. */
function inPlace(policy: Policy, units: readonly Unit[], carrier: Carrier, { packs }: Catalogue): Carrying {
  const by = units.map((unit): Said => ({ ...carrier, unit }));
  let worst: Carrying = { state: 'carried', by };
  for (const said of by) {
    const reading = readingOf(said, packs);
    const loose = reading && isLoosenedByPlace(policy, reading);
    if (isMisplaced(policy, said)) worst = { state: 'elsewhere', by: said };
    else if (reading && loose)
      worst = { state: 'weak', by: said, reading, why: 'place', words: reading.section.label ?? '' };
    else return { state: 'carried', by };
  }
  return worst;
}

function besideExemption(
  units: readonly Unit[],
  beside: readonly string[],
  carrier: Carrier,
  { packs }: Catalogue,
): Carrying | undefined {
  const pack = packs.get(carrier.view.locale);
  const words = pack && beside.find((sentence) => exempts(sentence, pack));
  const unit = units.at(-1);
  if (words === undefined || !unit) return undefined;
  const by = { ...carrier, unit };
  const reading = readingOf(by, packs);
  return reading && { state: 'weak', by, reading, why: 'beside', words };
}

/** Is a policy carried better one way than the other? */
export function isBetter(one: Carrying, other: Carrying): boolean {
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
