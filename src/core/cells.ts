import type { Cell } from './seed.ts';

export const axes = ['stage', 'role', 'mode', 'kind', 'locale'] as const;
export type Axis = (typeof axes)[number];

/**
 * Axis → value, list of values, `!value` or a list of such (any other, none included), `*` (named at all) or null (not named).
 * An axis left out matches anything.
 */
export type CellPattern = Readonly<Partial<Record<Axis, string | readonly string[] | null>>>;

/** Does a cell fit a pattern? */
export function matches(cell: Cell, pattern: CellPattern): boolean {
  return axes.every((axis) => {
    const wanted = pattern[axis];
    const value = cell[axis];
    if (wanted === undefined) return true;
    if (wanted === null) return value === undefined;
    if (wanted === '*') return value !== undefined;
    const list = typeof wanted === 'string' ? [wanted] : wanted;
    if (list[0]?.startsWith('!')) return !list.includes(`!${value}`);
    return value !== undefined && list.includes(value);
  });
}
