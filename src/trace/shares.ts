import type { CellTrace, RequirementStatus } from './trace.ts';

/** How much of some cells is covered: what they come to, deep and shallow as shares (0…1). */
export interface Shares {
  readonly status: RequirementStatus;
  readonly deep: number;
  readonly shallow: number;
}

/** Cells that must carry it: nobody let them off, and it does belong there. */
export function inScope<Cell extends Pick<CellTrace, 'state'>>(cells: readonly Cell[]): Cell[] {
  return cells.filter(({ state }) => state !== 'waived' && state !== 'unwanted');
}

/** `none`: what it comes to when nothing has to carry it. */
export function sharesOf(cells: readonly CellTrace[], none: 'missing' | 'waived'): Shares {
  const asked = inScope(cells);
  if (asked.length === 0) {
    const nobody = cells.some(({ state }) => state === 'waived') ? 'waived' : none;
    const share = nobody === 'waived' ? 1 : 0;
    return { status: nobody, deep: share, shallow: share };
  }
  const share = (fits: (cell: CellTrace) => boolean): number => asked.filter(fits).length / asked.length;
  return {
    status: statusOf(asked),
    deep: share(({ deep }) => deep),
    // Too weak, altered or in another section: it is mentioned all the same.
    shallow: share(({ state }) => state !== 'missing'),
  };
}

function statusOf(asked: readonly CellTrace[]): RequirementStatus {
  const missing = asked.filter(({ state }) => state === 'missing').length;
  if (missing === asked.length) return 'missing';
  if (missing > 0) return 'partial';
  return asked.some(({ state }) => state === 'outdated') ? 'outdated' : 'covered';
}
