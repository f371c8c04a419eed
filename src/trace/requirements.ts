import type { Catalogue } from '../core/catalogue.ts';
import { matches } from '../core/cells.ts';
import type { Requirement, RequirementWaiver } from '../core/requirement.ts';
import { fitsStars } from '../core/stars.ts';
import { linkId } from './links.ts';
import { excuse } from './policy-cells.ts';
import { sharesOf } from './shares.ts';
import type { CellTrace, RequirementTrace, TraceLink } from './trace.ts';

/** What a requirement is traced with. */
export interface Found {
  /** Id of a policy → its cells. */
  readonly byPolicy: ReadonlyMap<string, readonly CellTrace[]>;
  /** Id of a requirement → cells of files that name it. */
  readonly byName: ReadonlyMap<string, readonly CellTrace[]>;
  readonly links: readonly TraceLink[];
}

/** Where each requirement of the register must be carried, and whether it is; in its order. */
export function requirementTraces(catalogue: Catalogue, { byPolicy, byName, links }: Found): RequirementTrace[] {
  if (!catalogue.register) return [];
  const { requirements, waivers } = catalogue.register;
  const suspect = new Set(links.filter(({ state }) => state === 'suspect').map(({ id }) => id));
  const policiesOf = new Map<string, string[]>();
  for (const { id, traces } of catalogue.law.policies) {
    for (const requirement of new Set(traces)) {
      const policies = policiesOf.get(requirement);
      if (policies) policies.push(id);
      else policiesOf.set(requirement, [id]);
    }
  }
  return requirements.map((requirement) => {
    const { id } = requirement;
    const policies = policiesOf.get(id) ?? [];
    const own = waivers.filter(({ ids }) => ids.some((pattern) => fitsStars(pattern, id)));
    const cells = [
      ...policies.flatMap((policy) => doubted(byPolicy.get(policy) ?? [], suspect.has(linkId(`policy ${policy}`, id)))),
      ...(byName.get(id) ?? []).flatMap((cell) => doubted([cell], suspect.has(linkId(`seed ${cell.path}`, id)))),
    ].map((cell) => letOff(cell, own));
    return { requirement, policies, cells, ...judge(requirement, cells, own) };
  });
}

function judge(
  requirement: Requirement,
  cells: readonly CellTrace[],
  waivers: readonly RequirementWaiver[],
): Pick<RequirementTrace, 'status' | 'deep' | 'shallow' | 'waiver'> {
  const whole = waivers.find(({ match }) => match === undefined);
  if (whole) return { ...sharesOf(cells, 'waived'), status: 'waived', waiver: excuse(whole) };
  const isAsked = requirement.expected && requirement.state === 'active';
  // What stands for it is told all the same; nothing has to.
  return isAsked ? sharesOf(cells, 'missing') : { ...sharesOf(cells, 'waived'), status: 'waived', waiver: 'outside' };
}

/** What was carried for what the requirement said before may not be enough for what it says now. */
function doubted(cells: readonly CellTrace[], isSuspect: boolean): readonly CellTrace[] {
  if (!isSuspect) return cells;
  return cells.map((cell) =>
    cell.state === 'covered' ? { ...cell, state: 'outdated', deep: false, why: 'suspect' } : cell,
  );
}

function letOff(cell: CellTrace, waivers: readonly RequirementWaiver[]): CellTrace {
  if (cell.state === 'waived' || cell.state === 'unwanted') return cell;
  const waiver = waivers.find(({ match }) => match !== undefined && matches(cell.cell, match));
  if (!waiver) return cell;
  const { why: _, ...rest } = cell;
  return { ...rest, state: 'waived', deep: false, waiver: excuse(waiver) };
}
