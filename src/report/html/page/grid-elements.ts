import { h } from './dom.ts';
import { heightOf, type GridModel, type GridSize } from './grid-model.ts';
import { percent } from './say.ts';

/** A row with its head; its cells come as they are seen. */
export function rowElement({ rows, levels }: GridModel, size: GridSize, index: number): HTMLElement {
  const { id = '', text = '', share, style = '', note = '' } = rows[index] ?? {};
  const head = h(
    'div',
    {
      role: 'rowheader',
      class: 'rowhead',
      'data-head': index,
      'aria-colindex': 1,
      title: `${id} ${text}\n${note}`.trim(),
    },
    h('b', {}, id),
    h('span', {}, text),
  );
  if (share !== undefined) head.append(h('em', { class: `share ${style}` }, percent(share)));
  const row = h('div', { role: 'row', class: 'row', 'aria-rowindex': index + levels.length + 1 }, head);
  row.style.top = `${heightOf(levels) + index * size.row}px`;
  return row;
}

/** Made by thousands while one scrolls, so it is copied and not built. */
export function cellElement(model: GridModel, size: GridSize, row: number, column: number): HTMLElement {
  const { style, text, label, hit = false } = model.cell(row, column);
  const cell = emptyCell.cloneNode();
  if (!(cell instanceof HTMLElement)) throw new TypeError('a copied cell is a cell');
  cell.className = hit ? `cell ${style} hit` : `cell ${style}`;
  cell.ariaColIndex = String(column + 2);
  cell.ariaLabel = label;
  cell.dataset['cell'] = `${row} ${column}`;
  cell.textContent = text;
  cell.style.left = `${size.head + column * size.cell}px`;
  return cell;
}

const emptyCell = h('div', { role: 'gridcell', tabindex: -1 });

/** The cell an event happened in. */
export function position(target: EventTarget | null): { row: number; column: number } | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-cell]') : null;
  const [row, column] = cell?.dataset['cell']?.split(' ').map(Number) ?? [];
  return row === undefined || column === undefined ? undefined : { row, column };
}

/** The head of a row stands for the first of its cells that has something in it. */
export function headPosition(
  target: EventTarget | null,
  model: GridModel,
): { row: number; column: number } | undefined {
  const head = target instanceof Element ? target.closest<HTMLElement>('[data-head]') : null;
  if (!head || model.columns.length === 0) return undefined;
  const row = Number(head.dataset['head']);
  const column = model.columns.findIndex((_, index) => model.cell(row, index).text !== '');
  return { row, column: Math.max(0, column) };
}

/** Adds an element among its numbered neighbours, so that what is read aloud has the order of what is seen. */
export function insert(
  parent: HTMLElement,
  element: HTMLElement,
  number: number,
  others: Iterable<[number, HTMLElement]>,
): void {
  let next: HTMLElement | null = null;
  let nearest = Infinity;
  for (const [other, one] of others) {
    if (other <= number || other >= nearest) continue;
    nearest = other;
    next = one;
  }
  parent.insertBefore(element, next);
}
