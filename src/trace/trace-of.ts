import type { Catalogue } from '../core/catalogue.ts';
import { linksOf } from './links.ts';
import { namedCells } from './named-cells.ts';
import { policyCells } from './policy-cells.ts';
import { requirementTraces } from './requirements.ts';
import { seedTraces } from './seeds.ts';
import { inScope, sharesOf } from './shares.ts';
import type { CellTrace, PolicyTrace, RequirementTrace, SeedTrace, Trace, TraceSummary } from './trace.ts';

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

function summaryOf(requirements: readonly RequirementTrace[], seeds: readonly SeedTrace[]): TraceSummary {
  const expected = requirements.filter(({ status }) => status !== 'waived');
  const asked = expected.flatMap(({ cells }) => inScope(cells));
  return {
    requirements: requirements.length,
    expected: expected.length,
    covered: expected.filter(({ status }) => status === 'covered').length,
    deep: asked.length > 0 ? asked.filter(({ deep }) => deep).length / asked.length : expected.length > 0 ? 0 : 1,
    seeds: seeds.length,
    tracedSeeds: seeds.filter(tracesAnything).length,
  };
}

/** Does a file go back to anything at all? */
export function tracesAnything({ requirements, issues, prs }: SeedTrace): boolean {
  return requirements.length + issues.length + prs.length > 0;
}

const known = new WeakMap<Catalogue, Trace>();
