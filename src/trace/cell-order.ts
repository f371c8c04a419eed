import type { CellTrace } from './trace.ts';

/** The order of cells that are files: by path, then by language. */
export function byPath(a: CellTrace, b: CellTrace): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  const [one = '', other = ''] = [a.cell.locale, b.cell.locale];
  return one < other ? -1 : one > other ? 1 : 0;
}
