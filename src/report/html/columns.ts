import { axes, type Axis, type CatalogueDefinition } from '../../core/catalogue.ts';
import type { Cell } from '../../core/seed.ts';
import type { CellName } from './data.ts';

/** Every different cell once, in the order of the catalogue's axes: stage or mode, role, kind, locale. */
export function columnsOf(cells: Iterable<Cell>, definition: CatalogueDefinition): CellName[] {
  const columns = new Map<string, CellName>();
  for (const cell of cells) {
    const key = cellKey(cell);
    if (!columns.has(key)) columns.set(key, nameOf(cell));
  }
  const rank = ranksOf([...columns.values()], definition);
  const compare = (a: CellName, b: CellName): number => {
    for (const axis of ['stage', 'mode', 'role', 'kind', 'locale'] as const) {
      const [left, right] = [rank(a, axis), rank(b, axis)];
      if (left !== right) return left < right ? -1 : 1;
    }
    return 0;
  };
  return [...columns.values()].toSorted(compare);
}

/** Where a value stands on its axis. Values the catalogue does not know come last, as they came. */
function ranksOf(cells: readonly CellName[], definition: CatalogueDefinition): (cell: CellName, axis: Axis) => number {
  const orders = new Map(
    axes.map((axis) => {
      const values = [...Object.keys(definition.axes[axis]), ...cells.flatMap((cell) => cell[axis] ?? [])];
      return [axis, new Map([...new Set(values)].map((value, index) => [value, index]))];
    }),
  );
  return (cell, axis) => {
    const value = cell[axis];
    // What names no value of an axis holds for all of them, so it stands before them.
    return value === undefined ? -1 : (orders.get(axis)?.get(value) ?? -1);
  };
}

export function cellKey({ stage, role, mode, kind, locale }: Cell): string {
  return JSON.stringify([stage, role, mode, kind, locale]);
}

/** The axes of a cell, and nothing else a run may carry. */
export function nameOf({ stage, role, mode, kind, locale }: Cell): CellName {
  return {
    ...(stage !== undefined && { stage }),
    ...(role !== undefined && { role }),
    ...(mode !== undefined && { mode }),
    ...(kind !== undefined && { kind }),
    ...(locale !== undefined && { locale }),
  };
}
