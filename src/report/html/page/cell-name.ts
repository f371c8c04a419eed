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

/** Axes that tell any two of these cells apart. */
export function axesIn(cells: readonly CellName[]): PageAxis[] {
  return pageAxes.filter((axis) => cells.some((cell) => cell[axis] !== undefined));
}

/** Values of an axis, each once, in order. */
export function valuesOf(cells: readonly CellName[], axis: PageAxis): string[] {
  return [...new Set(cells.flatMap((cell) => cell[axis] ?? []))];
}
