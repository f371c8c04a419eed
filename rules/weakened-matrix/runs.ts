import { axes, type Catalogue } from '../../src/core/catalogue.ts';
import type { Change, Drift } from '../../src/core/change.ts';
import { requiredFiles, runsOf } from '../../src/core/resolve.ts';
import { describeCell, type Cell } from '../../src/core/seed.ts';
import { knobDrift, listed, none, shown } from '../../src/guard/law/knob.ts';

/** Values of axes, runs and required files that head no longer asks for, each told of once. */
export function* fewerRuns(change: Change): Generator<Drift> {
  const { base, head, judged } = change;
  const [was, is] = [base.catalogue.definition, head.catalogue.definition];
  const names = new Set(runsOf(is).map(describeCell));
  let lost = runsOf(was).filter((run) => !names.has(describeCell(run)));
  let files = lostFiles(base.catalogue, head.catalogue);
  for (const axis of axes) {
    for (const value of Object.keys(was.axes[axis])) {
      if (Object.hasOwn(is.axes[axis], value)) continue;
      // A value that is an alias now is known all the same.
      const alias = Object.entries(is.axes[axis]).find(([, aliases]) => aliases.includes(value))?.[0];
      const own = (cell: Cell): boolean => cell[axis] === value;
      const cells = [
        ...lost.filter(own).map(describeCell),
        ...files.filter(({ cell }) => own(cell)).map(({ name }) => name),
      ];
      lost = lost.filter((run) => !own(run));
      files = files.filter(({ cell }) => !own(cell));
      const knob = { name: `axes.${axis}`, at: ['catalogue', 'axes', axis], before: value, after: alias ?? none };
      yield knobDrift(change, 'value', knob, {
        data: { axis, count: cells.length, cells: listed(cells) },
        mend: 'restore',
      });
    }
  }
  if (lost.length > 0) {
    const knob = {
      name: 'runs',
      at: ['catalogue', 'runs'],
      before: String(runsOf(was).length),
      after: String(runsOf(is).length),
    };
    yield knobDrift(change, 'run', knob, {
      data: { count: lost.length, cells: listed(lost.map(describeCell)) },
      mend: 'restore',
    });
  }
  if (files.length > 0) {
    const knob = {
      name: 'required',
      at: ['catalogue', 'required'],
      before: shown(was.required.map(({ name }) => name)),
      after: shown(is.required.map(({ name }) => name)),
    };
    yield knobDrift(change, 'required', knob, {
      data: { count: files.length, cells: listed(files.map(({ name }) => name)) },
      mend: 'restore',
    });
  }
  yield* satisfied(
    change,
    requiredFiles(judged)
      .filter(({ present }) => !present)
      .map(keyOf),
  );
}

/** Required files that head's names find and base's did not. */
function* satisfied(change: Change, missing: readonly string[]): Generator<Drift> {
  const wanted = new Set(missing);
  const found = requiredFiles(change.head.catalogue).filter((file) => file.present && wanted.has(keyOf(file)));
  if (found.length === 0) return;
  const cells = found.map(({ cell, path }) => `${describeCell(cell)} (${path})`);
  const knob = { name: 'axes', at: ['catalogue', 'axes'], before: none, after: listed(found.map(({ path }) => path)) };
  yield knobDrift(change, 'satisfied', knob, { data: { count: cells.length, cells: listed(cells) }, mend: 'restore' });
}

interface Wanted {
  readonly name: string;
  readonly cell: Cell;
}

function lostFiles(base: Catalogue, head: Catalogue): Wanted[] {
  const kept = new Set(requiredFiles(head).map(keyOf));
  return requiredFiles(base)
    .filter((file) => !kept.has(keyOf(file)))
    .map(({ path, cell }) => ({ name: path, cell }));
}

function keyOf({ class: name, cell }: { readonly class: string; readonly cell: Cell }): string {
  return `${name} ${describeCell(cell)}`;
}
