import type { Catalogue } from '../../src/core/catalogue.ts';
import type { Found } from '../../src/core/finding.ts';
import type { MatrixRow, TraceMatrix } from '../../src/core/requirement.ts';
import { lostPath } from './document.ts';
import { raggedRows } from './ragged.ts';
import { statusFault } from './status.ts';

/** What is wrong in one matrix, apart from rows that it lacks. */
export function* matrixDrift({ rows, ragged, statuses }: TraceMatrix, catalogue: Catalogue): Generator<Found> {
  yield* raggedRows(ragged);
  const known = statuses && [...statuses.covered, ...statuses.open];
  const covered = new Set((statuses?.covered ?? coveredWords).map((word) => word.toLowerCase()));
  const seen = new Map<string, MatrixRow>();
  for (const row of rows) {
    const { id, place, status } = row;
    const first = seen.get(id);
    if (first) {
      yield { message: 'twice', data: { id }, at: place, related: [{ at: first.place, message: 'first' }], anchor: id };
    } else seen.set(id, row);
    if (!status) continue;
    if (covered.has(status.text.toLowerCase())) yield* promised(row, status.text, catalogue);
    else if (known && !includes(known, status.text)) yield statusFault('status', status, known);
  }
}

/** A row that says its requirement is met: what it names must be there. */
function* promised({ id, bare, place, documents }: MatrixRow, status: string, catalogue: Catalogue): Generator<Found> {
  if (bare) yield { message: 'bare', data: { id, status }, at: place, anchor: id };
  for (const document of documents) {
    const path = lostPath(document, catalogue);
    if (path === undefined) continue;
    yield { message: 'gone', data: { id, status, path }, at: document.place, anchor: `${id} ${path}` };
  }
}

export function includes(known: readonly string[], status: string): boolean {
  return known.some((word) => word.toLowerCase() === status.toLowerCase());
}

/** What says that a requirement is met, where a configuration does not. */
const coveredWords = [
  'covered',
  'done',
  'implemented',
  'complete',
  'completed',
  'покрыто',
  'выполнено',
  'реализовано',
  'готово',
];
