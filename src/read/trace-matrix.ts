import { SeedlintError } from '../core/errors.ts';
import type { MatrixRow, RaggedRow, TraceMatrix } from '../core/requirement.ts';
import type { MatrixSource } from '../core/requirement-sources.ts';
import type { TextFile } from '../core/text.ts';
import { idsIn } from './id-cell.ts';
import { tablesIn } from './markdown-tables.ts';
import { codeIn, columnOf, isBare, placeOfCell, plain, raggedRow } from './table-columns.ts';

/** The rows of a document that says where requirements are met. `isId` tells ids from what else stands in such a column. */
export function readMatrix(file: TextFile, source: MatrixSource, isId: (text: string) => boolean): TraceMatrix {
  const rows: MatrixRow[] = [];
  const ragged: RaggedRow[] = [];
  let found = false;
  for (const table of tablesIn(file.text)) {
    const column = columnOf(table, source.columns.id);
    if (column === undefined) continue;
    const ids = table.rows.map(({ cells }) => idsIn(cells[column]?.text ?? '', isId));
    // Risks and decisions have ids of their own, in tables of their own.
    if (!ids.flat().some(isId)) continue;
    found = true;
    const expected = table.head.cells.length;
    const [documents, status] = [columnOf(table, source.columns.documents), columnOf(table, source.columns.status)];
    for (const [index, row] of table.rows.entries()) {
      // What stands in which column of a ragged row, nobody knows; its id is most likely still at its place.
      const isRagged = row.cells.length !== expected;
      const cut = raggedRow(file, row, table);
      if (cut) ragged.push(cut);
      const cell = documents === undefined || isRagged ? undefined : row.cells[documents];
      const state = status === undefined || isRagged ? undefined : row.cells[status];
      const said = {
        place: placeOfCell(file, row.cells[column] ?? row),
        documents: cell ? codeIn(file, cell) : [],
        bare: cell !== undefined && isBare(cell.text),
        ...(state ? { status: { text: plain(state.text), place: placeOfCell(file, state) } } : {}),
      };
      for (const id of ids[index] ?? []) rows.push({ id, ...said });
    }
  }
  if (!found) {
    throw new SeedlintError(
      'no-table',
      { columns: source.columns.id.join(', ') },
      { path: file.path, line: 1, column: 1 },
    );
  }
  return { file, rows, ragged, ...(source.statuses ? { statuses: source.statuses } : {}) };
}
