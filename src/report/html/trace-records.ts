import { fileAt, type Catalogue } from '../../core/catalogue.ts';
import type { Seed, Unit } from '../../core/seed.ts';
import { lineText } from '../../core/text.ts';
import type { CellTrace, SaidUnit } from '../../trace/trace.ts';
import {
  traceMarks,
  worstFirst,
  type CellName,
  type PageRecord,
  type PageUnit,
  type TraceColumn,
  type TraceData,
  type TraceMark,
} from './data.ts';
import { cellKey } from './columns.ts';
import { collectExcerpts, type Excerpts } from './excerpts.ts';
import { numbered } from './numbered.ts';

/** What the cells of all rows hold, each different thing once. */
export interface Records {
  readonly columns: readonly TraceColumn[];
  readonly units: readonly PageUnit[];
  readonly records: readonly PageRecord[];
  readonly waivers: TraceData['waivers'];
  readonly excerpts: Excerpts;
  /** Number of a directive. */
  unit(unit: Unit): number;
  /** The marks and the cells of a row; `policies` are numbered as the row names them. */
  row(cells: readonly CellTrace[], policies: readonly string[]): { readonly marks: string; readonly cells: string };
}

export function collectRecords(
  catalogue: Catalogue,
  names: readonly CellName[],
  rows: readonly (readonly CellTrace[])[],
): Records {
  const excerpts = collectExcerpts((path) => fileAt(catalogue, path));
  const positions = new Map(names.map((name, index) => [cellKey(name), index]));
  const columns = mainFiles(names, positions, rows).map((path, index) => ({
    ...names[index],
    file: path === undefined ? -1 : excerpts.number(path),
  }));
  const seeds = new Map(catalogue.seeds.map((seed) => [seed.file.path, seed]));
  const units = numbered<PageUnit>();
  const records = numbered<PageRecord>();
  const waivers = numbered<TraceData['waivers'][number]>();

  const unitOf = (said: SaidUnit): number => {
    const file = excerpts.number(said.path);
    const [endLine, column, endColumn] = extent(said, seeds.get(said.path), catalogue);
    excerpts.show(file, said.line, endLine);
    return units.number([file, said.line, column, endLine, endColumn]);
  };
  const recordOf = (cell: CellTrace, column: number): number => {
    const file = excerpts.number(cell.path);
    const said = cell.said.map(unitOf);
    if (said.length === 0) excerpts.show(file, cell.line, cell.line);
    const { reason, owner, until } = cell.waiver ?? {};
    const waiver = reason === undefined ? -1 : waivers.number([reason, owner ?? '', until ?? '']);
    const shown = columns[column]?.file === file ? -1 : file;
    return records.number([markOf(cell), cell.why ?? '', waiver, shown, cell.line, ...said]);
  };

  return {
    columns,
    units: units.items,
    records: records.items,
    waivers: waivers.items,
    excerpts,
    unit({ place }) {
      const file = excerpts.number(place.path);
      excerpts.show(file, place.line, place.endLine);
      return units.number([file, place.line, place.column, place.endLine, place.endColumn]);
    },
    row(cells, policies) {
      const held = new Map<number, { mark: TraceMark; entries: string[] }>();
      for (const cell of cells) {
        const column = positions.get(cellKey(cell.cell));
        if (column === undefined) continue;
        const policy = cell.policy === undefined ? -1 : policies.indexOf(cell.policy);
        const entry = `${recordOf(cell, column).toString(36)}${policy < 0 ? '' : `:${policy.toString(36)}`}`;
        const mark = markOf(cell);
        const known = held.get(column);
        if (!known) held.set(column, { mark, entries: [entry] });
        else {
          known.entries.push(entry);
          if (worstFirst.indexOf(mark) < worstFirst.indexOf(known.mark)) known.mark = mark;
        }
      }
      const marks = names.map((_, index) => traceMarks[held.get(index)?.mark ?? 'none']).join('');
      const inOrder = [...held].toSorted(([a], [b]) => a - b);
      return { marks, cells: runLengths(inOrder.map(([, { entries }]) => entries.join('+'))) };
    },
  };
}

function markOf({ state, deep }: CellTrace): TraceMark {
  if (state !== 'covered') return state;
  return deep ? 'deep' : 'shallow';
}

/** The file that most cells of a column are about. */
function mainFiles(
  names: readonly CellName[],
  positions: ReadonlyMap<string, number>,
  rows: readonly (readonly CellTrace[])[],
): (string | undefined)[] {
  const counts = names.map(() => new Map<string, number>());
  for (const { cell, path } of rows.flat()) {
    const count = counts[positions.get(cellKey(cell)) ?? -1];
    count?.set(path, (count.get(path) ?? 0) + 1);
  }
  return counts.map((count) => [...count].toSorted(([, a], [, b]) => b - a)[0]?.[0]);
}

/** Last line, first column and last column of a directive; the whole line where the directive is not found. */
function extent(
  { path, line, text }: SaidUnit,
  seed: Seed | undefined,
  catalogue: Catalogue,
): [number, number, number] {
  for (const view of seed?.views ?? []) {
    const unit = view.units.find((one) => one.place.line === line && one.text === text);
    if (unit) return [unit.place.endLine, unit.place.column, unit.place.endColumn];
  }
  const file = fileAt(catalogue, path);
  return [line, 1, (file ? lineText(file, line).length : 0) + 1];
}

/** `a, a, b` → `a*2,b`; counts have base 36, too. */
function runLengths(entries: readonly string[]): string {
  const runs: { entry: string; count: number }[] = [];
  for (const entry of entries) {
    const last = runs.at(-1);
    if (last?.entry === entry) last.count++;
    else runs.push({ entry, count: 1 });
  }
  return runs.map(({ entry, count }) => (count === 1 ? entry : `${entry}*${count.toString(36)}`)).join(',');
}
