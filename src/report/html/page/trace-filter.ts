import type { TraceData, TraceRow } from '../data.ts';
import type { Address } from './address.ts';
import { pageAxes } from './cell-name.ts';
import { markAt } from './trace-decode.ts';
import type { Found } from './trace-search.ts';

/** Rows and columns that are left when a reader has asked for less. */
export interface Left {
  readonly rows: readonly TraceRow[];
  /** Numbers of columns in the data. */
  readonly columns: readonly number[];
}

export function filtered(data: TraceData, address: Address, found: Found | undefined): Left {
  const all = address['tab'] === 'policies' ? data.policies : data.requirements;
  const fits = data.columns.flatMap((column, index) =>
    pageAxes.every((axis) => !address[axis] || column[axis] === address[axis]) ? [index] : [],
  );
  const named = all.filter(
    (row) => (!address['status'] || row.status === address['status']) && (!found || found.row(row)),
  );
  // A register may speak of much that prompts need not carry; it is shown to who asks for it.
  const asked = address['outside'] === '1' || address['status'] === 'waived' || found !== undefined;
  const narrowed = fits.length < data.columns.length;
  const gaps = address['gaps'] === '1';
  // Who looks at some columns only wants the rows that have something there.
  const rows = named.filter((row) => {
    if (!asked && isOutside(row)) return false;
    if (gaps) return (!narrowed && isBare(row)) || fits.some((column) => isGap(row, column));
    return !narrowed || fits.some((column) => markAt(row, column) !== 'none');
  });
  const columns = fits.filter((column) =>
    rows.some((row) => (gaps ? isGap(row, column) : markAt(row, column) !== 'none')),
  );
  return { rows, columns };
}

/** Is it of no concern to prompts, and says none of it all the same? */
export function isOutside({ waiver, cells }: TraceRow): boolean {
  return waiver === 'outside' && cells === '';
}

/** Should prompts carry it, and does nothing stand for it? */
export function isBare({ status, cells }: TraceRow): boolean {
  return status === 'missing' && cells === '';
}

/** Does something lack here that nobody has let off? */
export function isGap(row: TraceRow, column: number): boolean {
  const mark = markAt(row, column);
  return mark === 'missing' || mark === 'outdated' || mark === 'unwanted' || mark === 'shallow';
}
