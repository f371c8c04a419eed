import { SeedlintError } from '../core/errors.ts';
import type { RegisterSource } from '../core/requirement-sources.ts';
import type { TextFile } from '../core/text.ts';
import { tablesIn, type MarkdownTable, type TableRow } from './markdown-tables.ts';
import { checkId, isId, rowOf, type RegisterRow } from './register-rows.ts';
import { columnOf, placeOfCell, plain, raggedRow } from './table-columns.ts';

/** The requirements that tables of a Markdown document have a row for. Throws SeedlintError at the first row that cannot be one. */
export function tableRequirements(file: TextFile, source: RegisterSource): RegisterRow[] {
  const rows = tablesIn(file.text).flatMap((table) => requirementsOf(table, file, source));
  if (rows.length > 0) return rows;
  throw new SeedlintError(
    'no-table',
    { columns: source.columns.id.join(', ') },
    { path: file.path, line: 1, column: 1 },
  );
}

function requirementsOf(table: MarkdownTable, file: TextFile, source: RegisterSource): RegisterRow[] {
  const column = columnOf(table, source.columns.id);
  if (column === undefined) return [];
  const idIn = ({ cells }: TableRow): string => plain(cells[column]?.text ?? '');
  // Decisions and risks have ids of their own, in tables of their own.
  if (!table.rows.some((row) => isId(idIn(row), source.id))) return [];
  const expected = table.head.cells.length;
  const columns = {
    titles: Object.entries(source.columns.title).map(([tag, names]) => ({ tag, index: columnOf(table, names) })),
    owner: columnOf(table, source.columns.owner),
    status: columnOf(table, source.columns.status),
  };
  return table.rows.map((row) => {
    const cells = row.cells.length;
    if (cells !== expected) {
      throw new SeedlintError('requirement-ragged', { cells, expected }, placeOfCell(file, row));
    }
    const ragged = raggedRow(file, row, table);
    const id = row.cells[column];
    const place = placeOfCell(file, id ?? row);
    checkId(idIn(row), source, place);
    const text = (index: number | undefined): string => (index === undefined ? '' : (row.cells[index]?.text ?? ''));
    const titles = columns.titles.filter(({ index }) => index !== undefined && index !== column);
    return rowOf(
      idIn(row),
      {
        title: Object.fromEntries(titles.map(({ tag, index }) => [tag, text(index)])),
        owner: plain(text(columns.owner)),
        status: plain(text(columns.status)),
      },
      { place, file, ...(ragged ? { ragged } : {}) },
    );
  });
}
