import type { Catalogue } from '../../src/core/catalogue.ts';
import { addTo } from '../../src/core/group.ts';
import { writeScopeOf, type WriteScope } from '../../src/core/policy.ts';
import { promptsOf } from '../../src/core/prompt.ts';
import { runsOf, type Run } from '../../src/core/resolve.ts';
import { describeCell, type Cell, type Seed, type View } from '../../src/core/seed.ts';

/** A run with what it may write. */
export interface Judged {
  readonly run: string;
  readonly scope: WriteScope;
}

/** Whose law a text is held against. `every`: nobody gets the text now, so all of those who might must be against it. */
export interface Jury {
  readonly judged: readonly Judged[];
  readonly need: 'any' | 'every';
}

/** Finds the runs that a text is for: those that get it, or else those its name speaks of, or else its own cell. */
export function juries(catalogue: Catalogue): (seed: Seed, view: View) => Jury {
  const { law, definition } = catalogue;
  const served = new Map<View, Run[]>();
  for (const { run, parts } of promptsOf(catalogue)) {
    for (const { view } of parts) addTo(served, view, run);
  }
  const layered = new Set(definition.layers.map((layer) => layer.class));
  const byStage = new Map<string, Run[]>();
  const byRole = new Map<string, Run[]>();
  for (const run of runsOf(definition)) {
    for (const [map, value] of [
      [byStage, run.stage],
      [byRole, run.role],
    ] as const) {
      if (value !== undefined) addTo(map, value, run);
    }
  }
  const judge = (cells: readonly Cell[]): Judged[] => {
    const judged = new Map<WriteScope, Judged>();
    for (const cell of cells) {
      const scope = writeScopeOf(law, cell);
      if (scope && !judged.has(scope)) judged.set(scope, { scope, run: describeRun(cell) });
    }
    return [...judged.values()];
  };
  return (seed, view) => {
    const runs = served.get(view);
    if (runs) {
      // Who gets it as a last resort alone has no seed of its own, and that is told elsewhere.
      const own = runs.filter((run) => fits(run, seed.cell));
      return { judged: judge(own.length > 0 ? own : runs), need: 'any' };
    }
    const { stage, role } = seed.cell;
    const near = stage === undefined ? (role === undefined ? [] : byRole.get(role)) : byStage.get(stage);
    const fitting = layered.has(seed.class) ? (near ?? []).filter((run) => fits(run, seed.cell)) : [];
    return { judged: judge(fitting.length > 0 ? fitting : [seed.cell]), need: 'every' };
  };
}

function fits(run: Run, cell: Cell): boolean {
  return (['stage', 'role', 'mode', 'kind', 'locale'] as const).every(
    (axis) => cell[axis] === undefined || run[axis] === cell[axis],
  );
}

/** Languages are in the file, so a run is named without its own. */
function describeRun(cell: Cell): string {
  return describeCell(cell).replace(/ ?locale=\S+$/, '') || '*';
}
