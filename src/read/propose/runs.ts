import { groupBy } from '../../core/group.ts';
import type { Cell } from '../../core/seed.ts';
import type { WrittenRun } from '../written.ts';

/** The runs that the prompts seem to be for: one per cell there is, those of the same kinds told together. */
export function runsFrom(cells: readonly Cell[], kinds: readonly string[]): WrittenRun[] {
  const wanted = cells.filter(({ stage, role, mode }) => (stage ?? role ?? mode) !== undefined);
  const runs = [...groupBy(wanted, ({ stage, role, mode }) => JSON.stringify([stage, role, mode])).values()].map(
    (group) => {
      const { stage, role, mode } = group[0] ?? {};
      // A file that tells no kind serves all of them.
      const found = group.some(({ kind }) => kind === undefined)
        ? kinds
        : kinds.filter((kind) => group.some((cell) => cell.kind === kind));
      return { stage, role, mode, kinds: found };
    },
  );
  const together = groupBy(runs, ({ stage, role, mode, kinds: found }) => {
    // Stages, roles and modes by themselves can be listed; pairs of them cannot.
    const alone = [stage, role, mode].filter((value) => value !== undefined).length === 1;
    const axis = stage !== undefined ? 'stage' : role !== undefined ? 'role' : 'mode';
    return JSON.stringify([found, alone ? axis : [stage, role, mode]]);
  });
  return [...together.values()].map((group) => {
    const [first] = group;
    const value = (axis: 'stage' | 'role' | 'mode') => {
      const values = [...new Set(group.flatMap((run) => run[axis] ?? []))];
      return values.length === 0 ? {} : { [axis]: values.length === 1 ? values[0] : values };
    };
    const some = first && first.kinds.length < kinds.length ? { kinds: first.kinds } : {};
    return { ...value('stage'), ...value('role'), ...value('mode'), ...some };
  });
}
