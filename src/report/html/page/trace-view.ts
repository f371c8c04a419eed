import { visible } from '../../visible.ts';
import type { TraceData, TraceRow } from '../data.ts';
import { onAddress, readAddress, writeAddress } from './address-bar.ts';
import type { Address } from './address.ts';
import { axesIn, cellAddress, cellText, levelsIn, levelText } from './cell-name.ts';
import { h } from './dom.ts';
import { frame } from './frame.ts';
import { levelsOf } from './grid-head.ts';
import { createGrid } from './grid.ts';
import { listOf } from './list.ts';
import { createPanel } from './panel.ts';
import { onPrint } from './print.ts';
import type { Say } from './say.ts';
import { tabOf, traceControls } from './trace-controls.ts';
import { entriesOf, markAt } from './trace-decode.ts';
import { filtered, isOutside, type Left } from './trace-filter.ts';
import { tracePanel } from './trace-panel.ts';
import { gapTable } from './trace-print.ts';
import { searchIn, type Found } from './trace-search.ts';
import { seedItem, seedsLeft } from './trace-seeds.ts';
import { figuresOf, keysOf, legend } from './trace-summary.ts';
import { markText, signs, titleOf } from './trace-words.ts';

/** The heat map with everything around it. What it shows is in the address alone; a change of the address draws it anew. */
export function traceView(data: TraceData, say: Say): void {
  const axes = axesIn(data.columns);
  const levels = levelsIn(data.columns);
  const noAxes = Object.fromEntries(axes.map((axis) => [axis, '']));
  const search = searchIn(data);
  let address: Address = {};
  let left: Left = { rows: [], columns: [] };
  let found: Found | undefined;

  const change = (changes: Address): void => {
    const next = { ...address, ...changes };
    writeAddress(next);
    apply(next);
  };
  const status = h('p', { class: 'pointed', 'aria-hidden': 'true' });
  const count = h('p', { class: 'count', role: 'status' });
  const grid = createGrid({
    label: data.title,
    size: { cell: cellWidth, row: 28, head: Math.min(380, Math.max(200, innerWidth * 0.3)) },
    open: (row, column) => {
      const [one, at] = [left.rows[row], left.columns[column]];
      if (!one || at === undefined) return;
      change({ cell: `${one.id}@${cellAddress(data.columns[at] ?? {})}` });
      panel.element.querySelector<HTMLElement>('#panel-title')?.focus();
    },
    point: (row, column) => {
      const [one, at] = [left.rows[row], left.columns[column]];
      if (one && at !== undefined) status.textContent = cellLabel(one, at);
    },
  });
  const panel = createPanel(say, () => {
    const at = opened();
    change({ cell: '' });
    if (at) grid.reveal(at.row, at.column, true);
  });

  const controls = traceControls(data, axes, say, change);
  const list = h('div', { class: 'list' });
  const nothing = h('p', { class: 'empty', hidden: true }, say('page.none'));
  const map = h(
    'div',
    { id: 'map', role: 'tabpanel', class: 'map', 'aria-labelledby': 'tab-requirements' },
    grid.element,
    list,
    nothing,
  );
  const paper = h('div', { class: 'paper' });
  frame(
    data,
    say,
    figuresOf(data, say),
    keysOf(say),
    controls.element,
    map,
    h('footer', {}, legend(say), count, status),
    panel.element,
    paper,
  );
  onPrint(() => paper.replaceChildren(...(list.hidden ? [gapTable(data, left, say)] : [])));
  onAddress(apply);
  apply(readAddress());

  function apply(next: Address): void {
    const cellOnly = JSON.stringify({ ...next, cell: '' }) === JSON.stringify({ ...address, cell: '' });
    const first = left.rows.length === 0;
    const q = next['q'] ?? '';
    if (q !== (address['q'] ?? '') || first) found = search(q);
    address = next;
    map.setAttribute('aria-labelledby', `tab-${tabOf(next)}`);
    controls.set(next);
    if (!cellOnly || first) draw();
    showCell();
  }

  function draw(): void {
    const tab = tabOf(address);
    list.hidden = tab !== 'files';
    if (tab === 'files') {
      const seeds = seedsLeft(data, address);
      left = { rows: [], columns: [] };
      listOf(
        list,
        seeds.map((seed) => seedItem(data, seed, say, jump)),
      );
      count.textContent = say('page.shownList', { rows: seeds.length, all: data.seeds.length });
      nothing.hidden = seeds.length > 0;
      grid.element.hidden = true;
      return;
    }
    left = filtered(data, address, found);
    count.textContent = say('page.shown', {
      rows: left.rows.length,
      all: data[tab].length,
      columns: left.columns.length,
    });
    nothing.hidden = left.rows.length > 0;
    grid.element.hidden = !nothing.hidden;
    const columns = left.columns.map((index) => levels.map((level) => levelText(data.columns[index], level)));
    grid.show({
      levels: levelsOf(
        levels.map((level) => level.map((axis) => say(`axis.${axis}`)).join(' / ')),
        columns,
        cellWidth,
      ),
      rows: left.rows.map((row) => ({
        id: visible(row.id),
        text: visible(titleOf(row, data.lang)),
        // Of what nobody has to carry no share says anything.
        ...(row.status === 'waived' ? {} : { share: row.deep }),
        style: row.status === 'covered' && row.deep < 1 ? 'shallow' : row.status,
        note: say(`trace.status.${row.status}`),
      })),
      columns,
      cell: (row, column) => {
        const [one, at] = [left.rows[row], left.columns[column]];
        if (!one || at === undefined) return { style: 'none', text: '', label: '' };
        const mark = markAt(one, at);
        const hit = found?.cell(one, at) ?? false;
        return { style: mark, text: signs[mark], label: cellLabel(one, at), hit };
      },
    });
  }

  function showCell(): void {
    const at = opened();
    if (!at) {
      panel.close();
      grid.mark(-1, -1);
      return;
    }
    const [row, column] = [left.rows[at.row], left.columns[at.column]];
    if (!row || column === undefined) return;
    panel.open(tracePanel(data, row, column, say, jump), false);
    grid.reveal(at.row, at.column, false);
    grid.mark(at.row, at.column);
  }

  /** Where the cell that the address names is now; undefined when none, or when the filters hide it. */
  function opened(): { row: number; column: number } | undefined {
    const name = address['cell'] ?? '';
    const cut = name.lastIndexOf('@');
    if (cut < 0) return undefined;
    const row = left.rows.findIndex(({ id }) => id === name.slice(0, cut));
    const column = left.columns.findIndex((index) => cellAddress(data.columns[index] ?? {}) === name.slice(cut + 1));
    return row < 0 || column < 0 ? undefined : { row, column };
  }

  function jump(id: string): void {
    const tab =
      tabOf(address) === 'requirements' && data.policies.some((row) => row.id === id) ? 'policies' : 'requirements';
    const row = data[tab].find((one) => one.id === id);
    if (!row) return;
    // The same cell of the other row, or the first that has something.
    const same = (address['cell'] ?? '').split('@').at(-1) ?? '';
    const first = data.columns.find((_, index) => markAt(row, index) !== 'none') ?? data.columns[0];
    const cell = `${id}@${same === '' ? cellAddress(first ?? {}) : same}`;
    change({ tab, q: '', status: '', gaps: '', outside: isOutside(row) ? '1' : '', ...noAxes, cell });
  }

  function cellLabel(row: TraceRow, column: number): string {
    const record = data.records[entriesOf(row)[column]?.[0]?.record ?? -1];
    const why = record?.[1] ? `: ${say(`trace.why.${record[1]}`)}` : '';
    const state = markText(markAt(row, column), say);
    return `${visible(row.id)}, ${visible(cellText(data.columns[column] ?? {}, say))} – ${state}${why}`;
  }
}

const cellWidth = 32;
