import type { Found } from '../../src/core/finding.ts';
import type { RaggedRow } from '../../src/core/requirement.ts';

/** Rows that do not fit their head: a few each by itself, a whole table of them as the one thing to mend that it is. */
export function* raggedRows(rows: readonly RaggedRow[]): Generator<Found> {
  const [first, ...others] = rows;
  if (!first) return;
  if (rows.length <= 3) {
    for (const { place, cells, expected } of rows) yield { message: 'ragged', data: { cells, expected }, at: place };
    return;
  }
  const { place, cells, expected } = first;
  yield {
    message: 'raggedRows',
    data: { count: rows.length, cells, expected },
    at: place,
    related: others.slice(0, 2).map((row) => ({ at: row.place, message: 'next', data: { cells: row.cells } })),
    anchor: 'ragged',
  };
}
