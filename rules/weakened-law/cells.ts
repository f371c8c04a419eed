import type { Catalogue } from '../../src/core/catalogue.ts';
import type { Change } from '../../src/core/change.ts';
import { runsOf } from '../../src/core/resolve.ts';
import { describeCell, type Cell } from '../../src/core/seed.ts';

/** A place that a policy may concern: a file, or a run, which has no class. */
export interface Spot {
  readonly name: string;
  readonly class?: string;
  readonly cell: Cell;
}

/** The files of head that base knows, and the runs of both: what a law can concern. */
export function spotsOf({ base, head, judged }: Change): readonly Spot[] {
  const files = judged.seeds.map(({ file, class: name, cell }) => ({ name: file.path, class: name, cell }));
  return [...files, ...runSpots(base.catalogue, head.catalogue)];
}

/** The runs that both sides have. */
export function runSpots(base: Catalogue, head: Catalogue): readonly Spot[] {
  const now = new Set(runsOf(head.definition).map(describeCell));
  return runsOf(base.definition)
    .map((cell) => ({ name: describeCell(cell), cell }))
    .filter(({ name }) => now.has(name));
}
