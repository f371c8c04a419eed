import { padEnd, width } from './width.ts';
import { wrap } from './wrap.ts';

export interface TableOptions {
  /** Columns the whole table may take. */
  readonly width: number;
  /** How each column is painted; a column without one stays plain. */
  readonly paint?: readonly (((text: string) => string) | undefined)[];
  readonly indent?: string;
}

/** Lines of a table of plain text: columns as wide as their widest cell, the last one wrapped into what is left. */
export function table(rows: readonly (readonly string[])[], options: TableOptions): string[] {
  return tableRows(rows, options).flat();
}

/** The same, the lines of each row by themselves. */
export function tableRows(rows: readonly (readonly string[])[], options: TableOptions): string[][] {
  const { paint = [], indent = '' } = options;
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: count - 1 }, (_, column) =>
    Math.max(...rows.map((row) => width(row[column] ?? ''))),
  );
  const before = widths.reduce((sum, column) => sum + gapped(column), width(indent));
  const room = options.width - before;
  // Wrapping into a few columns would be worse than running over.
  const roomy = room >= 20 ? room : Infinity;
  return rows.map((row) => {
    const fixed = widths.map((column, index) => {
      const text = row[index] ?? '';
      return `${(paint[index] ?? plain)(text)}${padEnd('', gapped(column) - width(text))}`;
    });
    const last = paint[count - 1] ?? plain;
    const [first = '', ...rest] = wrap(row[count - 1] ?? '', roomy);
    return [
      `${indent}${fixed.join('')}${last(first)}`.trimEnd(),
      ...rest.map((line) => `${padEnd('', before)}${last(line)}`),
    ];
  });
}

function plain(text: string): string {
  return text;
}

// A column that is empty in every row takes no room at all.
function gapped(column: number): number {
  return column === 0 ? 0 : column + 2;
}
