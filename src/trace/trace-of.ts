import type { Catalogue } from '../core/catalogue.ts';
import { linksOf } from './links.ts';
import { namedCells } from './named-cells.ts';
import { policyCells } from './policy-cells.ts';
import { requirementTraces } from './requirements.ts';
import { seedTraces } from './seeds.ts';
import { sharesOf } from './shares.ts';
import { summaryOf } from './summary.ts';
import type { CellTrace, PolicyTrace, Trace } from './trace.ts';

/** Which requirement reaches which agent. Worked out once, however many ask; without a register, of policies only. */
export function traceOf(catalogue: Catalogue): Trace {
  let trace = known.get(catalogue);
  if (!trace) known.set(catalogue, (trace = build(catalogue)));
  return trace;
}

function build(catalogue: Catalogue): Trace {
  const byPolicy = policyCells(catalogue);
  const links = linksOf(catalogue);
  const carried = carriedBy(catalogue, byPolicy);
  const byName = namedCells(catalogue, (id, { file }, locale) => carried.has(`${id} ${file.path} ${locale}`));
  const requirements = requirementTraces(catalogue, { byPolicy, byName, links });
  const seeds = seedTraces(catalogue);
  return {
    requirements,
    policies: catalogue.law.policies.map((policy): PolicyTrace => {
      const cells = byPolicy.get(policy.id) ?? [];
      return { policy, cells, ...sharesOf(cells, 'waived') };
    }),
    seeds,
    links,
    summary: summaryOf(requirements, seeds),
  };
}

/** Requirement, file and language, where the file carries a policy that stands for it. */
function carriedBy({ law }: Catalogue, byPolicy: ReadonlyMap<string, readonly CellTrace[]>): ReadonlySet<string> {
  return new Set(
    law.policies.flatMap(({ id, traces }) =>
      (byPolicy.get(id) ?? [])
        .filter(({ state }) => state === 'covered')
        .flatMap(({ path, cell }) => traces.map((requirement) => `${requirement} ${path} ${cell.locale}`)),
    ),
  );
}

const known = new WeakMap<Catalogue, Trace>();
