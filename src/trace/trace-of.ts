import type { Catalogue } from '../core/catalogue.ts';
import { depthIn, unasked, type Depth } from './depth.ts';
import { linksOf } from './links.ts';
import { namedCells } from './named-cells.ts';
import { policyCells } from './policy-cells.ts';
import { requirementTraces } from './requirements.ts';
import { seedTraces } from './seeds.ts';
import { sharesOf } from './shares.ts';
import { summaryOf } from './summary.ts';
import type { CellTrace, PolicyTrace, RequirementTrace, Trace } from './trace.ts';

/** Which requirement reaches which agent. Worked out once, however many ask; without a register, of policies only. */
export function traceOf(catalogue: Catalogue): Trace {
  let trace = known.get(catalogue);
  if (!trace) known.set(catalogue, (trace = build(catalogue)));
  return trace;
}

/** The same of requirements only, without asking whether prompts really have what files say: cheap enough for rules. */
export function coverageOf(catalogue: Catalogue): readonly RequirementCoverage[] {
  let coverage = knownCoverage.get(catalogue);
  if (!coverage) knownCoverage.set(catalogue, (coverage = requirementsOf(catalogue, unasked).requirements));
  return coverage;
}

/** A requirement and its cells, as files tell. */
export interface RequirementCoverage extends Omit<RequirementTrace, 'deep' | 'cells'> {
  readonly cells: readonly Omit<CellTrace, 'deep'>[];
}

function build(catalogue: Catalogue): Trace {
  const { byPolicy, links, requirements } = requirementsOf(catalogue, depthIn(catalogue));
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

function requirementsOf(catalogue: Catalogue, depth: Depth) {
  const byPolicy = policyCells(catalogue, depth);
  const links = linksOf(catalogue);
  const carried = carriedBy(catalogue, byPolicy);
  const byName = namedCells(catalogue, (id, { file }, locale) => carried.has(`${id} ${file.path} ${locale}`), depth);
  return { byPolicy, links, requirements: requirementTraces(catalogue, { byPolicy, byName, links }) };
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
const knownCoverage = new WeakMap<Catalogue, readonly RequirementCoverage[]>();
