import type { Gain } from '../core/improvement.ts';
import type { CellTrace, Trace } from '../trace/trace.ts';
import type { Judged } from './improve.ts';

/** What is measurably better in a tree than it was. */
export function gainsOf(before: Judged, after: Judged): Gain[] {
  return [
    ...findingsGone(before, after),
    ...covered(before.trace, after.trace),
    ...stronger(before.verdict.strengthened.length, after.verdict.strengthened.length),
  ];
}

function findingsGone({ report: before }: Judged, { report: after }: Judged): Gain[] {
  const [was, is] = [countsOf(before.findings), countsOf(after.findings)];
  return [...was].flatMap(([rule, count]): Gain[] => {
    const fewer = count - (is.get(rule) ?? 0);
    return fewer > 0 ? [{ gain: 'finding', rule, count: fewer }] : [];
  });
}

function countsOf(findings: readonly { readonly rule: string }[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}

function covered(before: Trace, after: Trace): Gain[] {
  const policies = better('policy', idsOf(before.policies), idsOf(after.policies));
  const requirements = better(
    'requirement',
    before.requirements.map(({ requirement, cells }) => ({ id: requirement.id, cells })),
    after.requirements.map(({ requirement, cells }) => ({ id: requirement.id, cells })),
  );
  return [...policies, ...requirements];
}

function idsOf(policies: Trace['policies']): Traced[] {
  return policies.map(({ policy, cells }) => ({ id: policy.id, cells }));
}

interface Traced {
  readonly id: string;
  readonly cells: readonly CellTrace[];
}

function better(gain: 'policy' | 'requirement', before: readonly Traced[], after: readonly Traced[]): Gain[] {
  const was = new Map(before.map(({ id, cells }) => [id, carriedIn(cells)]));
  return after.flatMap(({ id, cells }): Gain[] => {
    const [had, has] = [was.get(id) ?? 0, carriedIn(cells)];
    const asked = cells.filter(({ state }) => state !== 'waived' && state !== 'unwanted').length;
    return has > had ? [{ gain, id, before: had, after: has, cells: asked }] : [];
  });
}

function carriedIn(cells: readonly CellTrace[]): number {
  return cells.filter(({ state }) => state === 'covered').length;
}

function stronger(before: number, after: number): Gain[] {
  return after > before ? [{ gain: 'stronger', count: after - before }] : [];
}
