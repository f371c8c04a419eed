import type { Carrier } from './carried.ts';
import { compareReadings, type Reason } from './compare-force.ts';
import { readForce } from './force.ts';
import { alteredAmong, sameWords, type Altered } from './literal.ts';
import type { LocalePack } from './locale-pack.ts';
import type { PolicyText } from './policy.ts';
import type { Unit } from './seed.ts';

/** A directive of a policy that a prompt says weaker, or, without `unit`, not at all. */
export interface Weakening {
  readonly canonical: Unit;
  readonly unit?: Unit;
  readonly reason?: Reason;
}

/** Which directives of a policy's text some units of a prompt weaken: dropped, or said with less force. */
export function weakeningsIn(
  units: readonly Unit[],
  text: PolicyText,
  carrier: Carrier,
  pack: LocalePack,
): Weakening[] {
  const altered = alteredAmong(units, text);
  return text.view.units.flatMap((canonical): Weakening[] => {
    if (units.some((unit) => sameWords(canonical, unit))) return [];
    const match = altered.find((one) => one.canonical === canonical);
    return match ? weakened(match, text, carrier, pack) : [{ canonical }];
  });
}

/** Is an altered directive weaker than the policy has it? */
export function weakened(
  { canonical, unit }: Altered,
  text: PolicyText,
  { seed, view }: Carrier,
  pack: LocalePack,
): Weakening[] {
  const before = readForce(canonical, { text: text.text, view: text.view, pack });
  const after = readForce(unit, { text: seed.file.text, view, pack });
  if (!before || !after) return [];
  const { verdict, reasons } = compareReadings(before, after, pack);
  const reason = reasons.find(({ direction }) => direction === 'weaker');
  return verdict === 'weaker' && reason ? [{ canonical, unit, reason }] : [];
}
