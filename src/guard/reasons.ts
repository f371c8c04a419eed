import type { UnitChange } from './unit-change.ts';

/** Is a change about the words of a directive, or about what surrounds it? All else has a rule of its own. */
export function rewordedBy({ kind, reasons }: UnitChange): boolean {
  const own = reasons.some(({ feature }) => feature === 'obscured' || feature === 'permission-added');
  return kind !== 'rewritten' && kind !== 'moved' && !own;
}
