import { inScope, sharesOf } from './shares.ts';
import { summaryOf } from './summary.ts';
import type { CellTrace, PolicyTrace, RequirementTrace, Trace } from './trace.ts';

/** What somebody asked to see of a trace. Absent: everything. */
export interface TraceSelection {
  readonly requirements?: ReadonlySet<string>;
  /** Paths, from the root. */
  readonly seeds?: ReadonlySet<string>;
}

/** The trace of some requirements, of some files, or of both; figures are those of what is left. */
export function narrowTrace(trace: Trace, { requirements: wanted, seeds: files }: TraceSelection): Trace {
  if (!wanted && !files) return trace;
  const cellsOf = ({ cells }: { readonly cells: readonly CellTrace[] }): readonly CellTrace[] =>
    files ? cells.filter((cell) => speaksOf(cell, files)) : cells;
  const requirements = trace.requirements
    .filter(({ requirement }) => !wanted || wanted.has(requirement.id))
    .map((one): RequirementTrace => {
      const cells = cellsOf(one);
      const whole = one.status === 'waived' ? { status: one.status } : {};
      return { ...one, ...sharesOf(cells, one.status === 'waived' ? 'waived' : 'missing'), ...whole, cells };
    })
    .filter(({ cells }) => !files || cells.length > 0);
  const standing = new Set(requirements.flatMap(({ policies }) => policies));
  const policies = trace.policies
    .filter(({ policy }) => !wanted || standing.has(policy.id))
    .map((one): PolicyTrace => {
      const cells = cellsOf(one);
      return { ...one, ...sharesOf(cells, 'waived'), cells };
    })
    .filter(({ cells }) => !files || cells.length > 0);
  const read = new Set(inScope(requirements.flatMap(({ cells }) => cells)).map(({ path }) => path));
  const seeds = trace.seeds.filter(({ seed: { file } }) => (files ? files.has(file.path) : read.has(file.path)));
  const from = new Set([
    ...seeds.flatMap(({ seed }) => [`seed ${seed.file.path}`]),
    ...policies.map(({ policy }) => `policy ${policy.id}`),
  ]);
  const links = trace.links.filter(
    (link) => (from.has(link.from) || from.has(blockFile(link.from))) && (!wanted || wanted.has(link.to)),
  );
  return { requirements, policies, seeds, links, summary: summaryOf(requirements, seeds) };
}

/** A run's cell has the path of one of its parts; what any of them says is of its file, too. */
function speaksOf({ path, said }: CellTrace, files: ReadonlySet<string>): boolean {
  return files.has(path) || said.some((one) => files.has(one.path));
}

function blockFile(from: string): string {
  return from.replace(/^block (.*)#.*$/, 'seed $1');
}
