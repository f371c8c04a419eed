import { h } from './dom.ts';
import type { GridLevel, GridModel, GridSize, GridWindow } from './grid-model.ts';

type Columns = GridModel['columns'];

/** The levels of a head with their heights: where a label does not fit across, it stands upright. */
export function levelsOf(names: readonly string[], columns: Columns, cell: number): GridLevel[] {
  return names.map((name, level) => {
    let longest = 0;
    for (const [start, end] of groups(columns, level, 0, columns.length)) {
      const label = columns[start]?.[level] ?? '';
      if (!fits(label, (end - start) * cell, level)) longest = Math.max(longest, label.length);
    }
    return { name, height: longest === 0 ? 22 : Math.min(110, longest * letter + 12) };
  });
}

/** The rows of column heads: neighbours that share a label and everything above it have one head together. */
export function headRows({ levels, columns }: GridModel, size: GridSize, window: GridWindow): HTMLElement[] {
  return levels.map(({ name, height }, level) => {
    const row = h(
      'div',
      { role: 'row', class: 'level', 'aria-rowindex': level + 1 },
      h('div', { role: 'columnheader', class: 'corner', 'aria-colindex': 1 }, h('span', {}, name)),
    );
    row.style.height = `${height}px`;
    for (const [start, end] of groups(columns, level, window.firstColumn, window.lastColumn)) {
      row.append(headOf(columns[start]?.[level] ?? '', size, { start, end, level }));
    }
    return row;
  });
}

function headOf(
  label: string,
  size: GridSize,
  { start, end, level }: { readonly start: number; readonly end: number; readonly level: number },
): HTMLElement {
  const width = (end - start) * size.cell;
  const element = h(
    'div',
    {
      role: 'columnheader',
      class: fits(label, width, level) ? 'head' : 'head upright',
      'aria-colindex': start + 2,
      'aria-colspan': end - start,
      title: label,
    },
    h('span', {}, label === '' ? '·' : label),
  );
  element.style.left = `${size.head + start * size.cell}px`;
  element.style.width = `${width}px`;
  return element;
}

/** Widths are guessed: measuring thousands of labels would cost a layout each. The first level is bold. */
function fits(label: string, width: number, level: number): boolean {
  return label.length * (level === 0 ? letter + 1.4 : letter) + 8 <= width;
}

const letter = 6.9;

/** Stretches of columns with the same labels down to a level, as far as they touch `first`…`last`; ends are exclusive. */
function* groups(
  columns: Columns,
  level: number,
  first: number,
  last: number,
): Generator<[start: number, end: number]> {
  for (let column = first; column < last;) {
    const start = edge(columns, level, column, -1);
    const end = edge(columns, level, column, 1) + 1;
    yield [start, end];
    column = end;
  }
}

/** The last column in a direction that shares the head. */
function edge(columns: Columns, level: number, column: number, step: 1 | -1): number {
  const labels = columns[column] ?? [];
  let at = column;
  for (;;) {
    const next = columns[at + step];
    if (!next || labels.some((label, index) => index <= level && next[index] !== label)) return at;
    at += step;
  }
}
