import { h } from './dom.ts';
import { cellElement, headPosition, insert, position, rowElement } from './grid-elements.ts';
import { headRows } from './grid-head.ts';
import { moveOf } from './grid-keys.ts';
import { heightOf, windowOf, type GridModel, type GridSize, type GridWindow } from './grid-model.ts';

export interface Grid {
  readonly element: HTMLElement;
  show(model: GridModel): void;
  /** Scrolls to a cell; with `focus`, the keyboard goes there, too. */
  reveal(row: number, column: number, focus: boolean): void;
  /** Marks the cell whose panel is open; -1: none. */
  mark(row: number, column: number): void;
}

export interface GridOptions {
  readonly label: string;
  readonly size: GridSize;
  /** Somebody wants to see more of a cell. */
  readonly open: (row: number, column: number) => void;
  /** The mouse or the keyboard is at a cell. */
  readonly point: (row: number, column: number) => void;
}

/**
 * A table of any size with heads that stay: only what the viewport shows is in the document. One cell can be reached by Tab,
 * the arrows lead from there; it stays in the document wherever one scrolls, or the focus would be lost with it.
 */
export function createGrid({ label, size, open, point }: GridOptions): Grid {
  const head = h('div', { class: 'heads', role: 'rowgroup' });
  const body = h('div', { class: 'body', role: 'rowgroup' });
  const canvas = h('div', { class: 'canvas' }, head, body);
  const element = h('div', { class: 'grid', role: 'grid', 'aria-label': label, 'aria-readonly': 'true' }, canvas);
  element.style.setProperty('--cell', `${size.cell}px`);
  element.style.setProperty('--row', `${size.row}px`);
  element.style.setProperty('--head', `${size.head}px`);

  let model: GridModel = { levels: [], rows: [], columns: [], cell: () => ({ style: '', text: '', label: '' }) };
  let drawn: GridWindow | undefined;
  let active = { row: 0, column: 0 };
  let opened = { row: -1, column: -1 };
  const rows = new Map<number, { readonly element: HTMLElement; readonly cells: Map<number, HTMLElement> }>();

  const cellAt = (row: number, column: number): HTMLElement | undefined => rows.get(row)?.cells.get(column);

  function draw(): void {
    const view = {
      top: element.scrollTop,
      left: element.scrollLeft,
      width: element.clientWidth,
      height: element.clientHeight,
    };
    const next = windowOf(view, model, size);
    if (drawn?.firstColumn !== next.firstColumn || drawn.lastColumn !== next.lastColumn) {
      head.replaceChildren(...headRows(model, size, next));
    }
    drawn = next;
    for (const [index, row] of rows) {
      if (!within(index, next.firstRow, next.lastRow, active.row)) {
        row.element.remove();
        rows.delete(index);
      }
    }
    const wanted = indices(next.firstRow, next.lastRow, active.row, model.rows.length);
    const columns = indices(next.firstColumn, next.lastColumn, active.column, model.columns.length);
    for (const index of wanted) drawRow(index, columns, next);
  }

  function drawRow(index: number, columns: readonly number[], next: GridWindow): void {
    let row = rows.get(index);
    if (!row) {
      row = { element: rowElement(model, size, index), cells: new Map() };
      insert(
        body,
        row.element,
        index,
        [...rows].map(([other, { element }]) => [other, element]),
      );
      rows.set(index, row);
    }
    for (const [column, cell] of row.cells) {
      if (within(column, next.firstColumn, next.lastColumn, active.column)) continue;
      cell.remove();
      row.cells.delete(column);
    }
    for (const column of columns) {
      if (row.cells.has(column)) continue;
      const cell = cellElement(model, size, index, column);
      if (index === active.row && column === active.column) cell.tabIndex = 0;
      if (index === opened.row && column === opened.column) cell.classList.add('open');
      insert(row.element, cell, column, row.cells);
      row.cells.set(column, cell);
    }
  }

  function activate(row: number, column: number): void {
    const before = cellAt(active.row, active.column);
    if (before) before.tabIndex = -1;
    active = { row, column };
    draw();
    const now = cellAt(row, column);
    if (now) now.tabIndex = 0;
  }

  function reveal(row: number, column: number, focus: boolean): void {
    const top = row * size.row;
    const left = column * size.cell;
    const height = element.clientHeight - heightOf(model.levels) - size.row;
    const width = element.clientWidth - size.head - size.cell;
    if (element.scrollTop > top || element.scrollTop < top - height) element.scrollTop = Math.max(0, top - height / 3);
    if (element.scrollLeft > left || element.scrollLeft < left - width)
      element.scrollLeft = Math.max(0, left - width / 3);
    activate(row, column);
    if (focus) cellAt(row, column)?.focus({ preventScroll: true });
  }

  let asked = 0;
  const later = (): void => {
    cancelAnimationFrame(asked);
    asked = requestAnimationFrame(draw);
  };
  element.addEventListener('scroll', later, { passive: true });
  new ResizeObserver(later).observe(element);
  element.addEventListener('click', ({ target }) => {
    const at = position(target) ?? headPosition(target, model);
    if (!at) return;
    activate(at.row, at.column);
    open(at.row, at.column);
  });
  element.addEventListener('pointerover', ({ target }) => {
    const at = position(target);
    if (at) point(at.row, at.column);
  });
  element.addEventListener('focusin', ({ target }) => {
    const at = position(target);
    if (at) point(at.row, at.column);
  });
  element.addEventListener('keydown', (event) => {
    if (!position(event.target) || event.altKey || event.metaKey) return;
    if (event.key === 'Enter' || event.key === ' ') open(active.row, active.column);
    else {
      const page = Math.max(1, Math.floor((element.clientHeight - heightOf(model.levels)) / size.row) - 1);
      const to = moveOf(event, active, { rows: model.rows.length, columns: model.columns.length, page });
      if (!to) return;
      reveal(to.row, to.column, true);
    }
    event.preventDefault();
  });

  return {
    element,
    show(next) {
      model = next;
      drawn = undefined;
      element.scrollTo(0, 0);
      rows.clear();
      body.replaceChildren();
      active = { row: 0, column: 0 };
      opened = { row: -1, column: -1 };
      element.setAttribute('aria-rowcount', String(next.rows.length + next.levels.length));
      element.setAttribute('aria-colcount', String(next.columns.length + 1));
      canvas.style.width = `${size.head + next.columns.length * size.cell}px`;
      canvas.style.height = `${heightOf(next.levels) + next.rows.length * size.row}px`;
      draw();
    },
    reveal,
    mark(row, column) {
      cellAt(opened.row, opened.column)?.classList.remove('open');
      opened = { row, column };
      cellAt(row, column)?.classList.add('open');
    },
  };
}

function within(index: number, first: number, last: number, kept: number): boolean {
  return index === kept || (index >= first && index < last);
}

function indices(first: number, last: number, kept: number, count: number): number[] {
  const list = Array.from({ length: Math.max(0, last - first) }, (_, index) => first + index);
  if (kept < count && (kept < first || kept >= last)) list.push(kept);
  return list;
}
