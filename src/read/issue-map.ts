import { SeedlintError } from '../core/errors.ts';
import type { IssueMap, RaggedRow } from '../core/requirement.ts';
import type { IssueMapSource } from '../core/requirement-sources.ts';
import type { TextFile } from '../core/text.ts';
import { tablesIn, type MarkdownTable, type TableRow } from './markdown-tables.ts';
import { codeIn, columnOf, placeOfCell, plain, raggedRow } from './table-columns.ts';

/** The rows of a document that says what is written about which issue. */
export function readIssueMap(file: TextFile, source: IssueMapSource): IssueMap {
  const rows: IssueMap['rows'][number][] = [];
  const ragged: RaggedRow[] = [];
  let found = false;
  for (const table of tablesIn(file.text)) {
    const column = columnOf(table, source.columns.issue);
    if (column === undefined) continue;
    found = true;
    const expected = table.head.cells.length;
    const status = columnOf(table, source.columns.status);
    for (const row of table.rows) {
      const isRagged = row.cells.length !== expected;
      const cut = raggedRow(file, row, table);
      if (cut) ragged.push(cut);
      const state = status === undefined || isRagged ? undefined : row.cells[status];
      rows.push({
        issues: issuesIn(row.cells[column]?.text ?? ''),
        place: placeOfCell(file, row.cells[column] ?? row),
        documents: documentCells(row, table, column, source).flatMap((cell) => codeIn(file, cell)),
        ...(state ? { status: { text: plain(state.text), place: placeOfCell(file, state) } } : {}),
      });
    }
  }
  if (!found) {
    throw new SeedlintError(
      'no-table',
      { columns: source.columns.issue.join(', ') },
      { path: file.path, line: 1, column: 1 },
    );
  }
  return { file, rows, ragged, ...(source.statuses ? { statuses: source.statuses } : {}) };
}

/** A row that does not fit its head may have its documents anywhere. */
function documentCells(row: TableRow, table: MarkdownTable, issue: number, source: IssueMapSource): TableRow['cells'] {
  const names = source.columns.documents;
  const isRagged = row.cells.length !== table.head.cells.length;
  if (names === undefined || isRagged) return row.cells.filter((_, index) => index !== issue);
  const wanted = new Set(names.map((name) => columnOf(table, [name])));
  return row.cells.filter((_, index) => wanted.has(index));
}

/** `#12`, `owner/repo#12`, `…/issues/12`, or a number by itself. */
function issuesIn(text: string): number[] {
  const named = [...text.matchAll(/(?:#|\/(?:issues|pull)\/)(\d{1,9})(?!\d)/g)].map(({ 1: number }) => Number(number));
  return named.length > 0 || !/^\d{1,9}$/.test(plain(text)) ? named : [Number(plain(text))];
}
