import { visible } from '../../visible.ts';
import type { CellName } from '../data.ts';
import type { Say } from './say.ts';

export const pageAxes = ['stage', 'mode', 'role', 'kind', 'locale'] as const;
export type PageAxis = (typeof pageAxes)[number];

/** `dev · work · ru`; of what names no axis, the word for everything. */
export function cellText(cell: CellName, say: Say): string {
  const values = pageAxes.flatMap((axis) => cell[axis] ?? []);
  return values.length === 0 ? say('page.everywhere') : values.join(' · ');
}

/** The same cell in the address of the page. */
export function cellAddress(cell: CellName): string {
  return pageAxes.flatMap((axis) => (cell[axis] === undefined ? [] : [`${axis}:${cell[axis]}`])).join(',');
}

/** A cell in whatever language. */
export function withoutLocale(cell: CellName): CellName {
  return Object.fromEntries(Object.entries(cell).filter(([axis]) => axis !== 'locale'));
}

/** Axes that tell any two of these cells apart. */
export function axesIn(cells: readonly CellName[]): PageAxis[] {
  return pageAxes.filter((axis) => cells.some((cell) => cell[axis] !== undefined));
}

/** The levels of a head: of stage and mode a cell has one, so they share the first. */
export function levelsIn(cells: readonly CellName[]): PageAxis[][] {
  const axes = axesIn(cells);
  const first = axes.filter((axis) => axis === 'stage' || axis === 'mode');
  const rest = axes.filter((axis) => axis !== 'stage' && axis !== 'mode').map((axis) => [axis]);
  return first.length === 0 ? rest : [first, ...rest];
}

/** What a cell is called on a level. */
export function levelText(cell: CellName | undefined, level: readonly PageAxis[]): string {
  return visible(level.flatMap((axis) => cell?.[axis] ?? []).join(' · '));
}

/** Values of an axis, each once, in order. */
export function valuesOf(cells: readonly CellName[], axis: PageAxis): string[] {
  return [...new Set(cells.flatMap((cell) => cell[axis] ?? []))];
}
