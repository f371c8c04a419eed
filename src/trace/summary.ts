import { inScope } from './shares.ts';
import type { RequirementTrace, SeedTrace, TraceSummary } from './trace.ts';

/** What requirements and files come to, in figures. */
export function summaryOf(requirements: readonly RequirementTrace[], seeds: readonly SeedTrace[]): TraceSummary {
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
