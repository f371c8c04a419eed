import { visible } from '../../visible.ts';
import type { CellName, MatrixData, MatrixRun } from '../data.ts';
import { onAddress, readAddress, writeAddress } from './address-bar.ts';
import type { Address } from './address.ts';
import { axesIn, cellAddress, cellText, levelText, valuesOf } from './cell-name.ts';
import { choice, h } from './dom.ts';
import { frame, searchField, tabs } from './frame.ts';
import { levelsOf } from './grid-head.ts';
import { createGrid } from './grid.ts';
import { layersOf, missingList, runsTable, unreachableList } from './matrix-lists.ts';
import { listOf } from './list.ts';
import { legend, runSigns, servedBy, winnerOf } from './matrix-signs.ts';
import { createPanel } from './panel.ts';
import { onPrint } from './print.ts';
import type { Say } from './say.ts';
import { plain } from './trace-search.ts';

/** Which prompt every run gets: a table of runs, and the files that none gets or that are missing. */
export function matrixView(data: MatrixData, say: Say): void {
  const rowAxes = axesIn(data.rows);
  const columnAxes = axesIn(data.columns);
  let address: Address = {};
  let rows: readonly number[] = [];
  let columns: readonly number[] = [];

  const change = (changes: Address): void => {
    const next = { ...address, ...changes };
    writeAddress(next);
    apply(next);
  };
  const pointed = h('p', { class: 'pointed', 'aria-hidden': 'true' });
  const count = h('p', { class: 'count', role: 'status' });
  const runAt = (row: number, column: number): MatrixRun | null =>
    data.runs[rows[row] ?? -1]?.[columns[column] ?? -1] ?? null;
  const cellAt = (row: number, column: number): CellName => ({
    ...data.rows[rows[row] ?? -1],
    ...data.columns[columns[column] ?? -1],
  });
  const labelAt = (row: number, column: number): string => {
    const run = runAt(row, column);
    const name = visible(cellText(cellAt(row, column), say));
    if (!run) return `${name} – ${say('page.noRun')}`;
    return [`${name} – ${say(`state.${run.state}`)}`, visible(servedBy(run))].filter(Boolean).join(': ');
  };
  const grid = createGrid({
    label: data.title,
    size: { cell: cellWidth, row: 30, head: Math.min(340, Math.max(200, innerWidth * 0.3)) },
    open: (row, column) => {
      if (!runAt(row, column)) return;
      change({ cell: cellAddress(cellAt(row, column)) });
      panel.element.querySelector<HTMLElement>('#panel-title')?.focus();
    },
    point: (row, column) => {
      pointed.textContent = labelAt(row, column);
    },
  });
  const panel = createPanel(say, () => {
    const at = opened();
    change({ cell: '' });
    if (at) grid.reveal(at.row, at.column, true);
  });

  const lists = {
    unreachable: h('div', { class: 'list' }),
    missing: h('div', { class: 'list' }),
  };
  const tabList = tabs(
    data.title,
    [
      ['runs', `${say('page.tab.runs')} ${data.figures.runs}`],
      ['unreachable', `${say('page.tab.unreachable')} ${data.unreachable.length}`],
      ['missing', `${say('page.tab.missing')} ${data.missing.length}`],
    ],
    'map',
    (tab) => change({ tab, cell: '' }),
  );
  const field = searchField(say('page.search'), say('page.search.paths'), (q) => change({ q, cell: '' }));
  const states = (['present', 'fallback', 'missing'] as const).map((state) => [state, say(`state.${state}`)] as const);
  const choices = [
    ['state', say('page.status'), states] as const,
    ...[...new Set([...rowAxes, ...columnAxes])].map((axis) => {
      const values = valuesOf([...data.rows, ...data.columns], axis);
      return [axis, say(`axis.${axis}`), values.map((value) => [value, visible(value)] as const)] as const;
    }),
  ].map(([name, label, values]) => ({
    name,
    ...choice(label, say('page.all'), values, (value) => change({ [name]: value, cell: '' })),
  }));

  const nothing = h('p', { class: 'empty', hidden: true }, say('page.none'));
  const map = h(
    'div',
    { id: 'map', role: 'tabpanel', class: 'map' },
    grid.element,
    lists.unreachable,
    lists.missing,
    nothing,
  );
  const paper = h('div', { class: 'paper' });
  const shownRuns = (): { name: string; run: MatrixRun }[] =>
    [...rows.keys()].flatMap((row) =>
      [...columns.keys()].flatMap((column) => {
        const run = runAt(row, column);
        return run ? [{ name: cellText(cellAt(row, column), say), run }] : [];
      }),
    );
  frame(
    data,
    say,
    [
      { value: String(data.figures.runs), label: say('page.figure.runs', { count: data.figures.runs }) },
      ...(['present', 'fallback', 'missing'] as const).map((state) => ({
        value: String(data.figures[state]),
        label: say(`state.${state}`),
        share: data.figures.runs === 0 ? 1 : data.figures[state] / data.figures.runs,
      })),
    ],
    [
      ['← ↑ → ↓', say('page.help.move')],
      ['Home End PgUp PgDn', say('page.help.jump')],
      ['Enter', say('page.help.open')],
      ['Esc', say('page.help.close')],
      ['/', say('page.help.search')],
      ['?', say('page.help.help')],
    ],
    h('div', { class: 'bar' }, tabList.element, field.element, ...choices.map(({ element }) => element)),
    map,
    h('footer', {}, legend(say), count, pointed),
    panel.element,
    paper,
  );
  onPrint(() => paper.replaceChildren(...(grid.element.hidden ? [] : [runsTable(shownRuns(), say)])));
  onAddress(apply);
  apply(readAddress());

  function apply(next: Address): void {
    const first = rows.length === 0;
    const same = JSON.stringify({ ...next, cell: '' }) === JSON.stringify({ ...address, cell: '' });
    address = next;
    const tab = next['tab'] === 'unreachable' || next['tab'] === 'missing' ? next['tab'] : 'runs';
    tabList.set(tab);
    map.setAttribute('aria-labelledby', `tab-${tab}`);
    field.set(next['q'] ?? '');
    for (const one of choices) {
      one.set(next[one.name] ?? '');
      one.element.hidden = tab !== 'runs';
    }
    if (!same || first) draw(tab);
    showCell();
  }

  function draw(tab: 'runs' | 'unreachable' | 'missing'): void {
    const terms = plain(address['q'] ?? '')
      .split(/\s+/)
      .filter(Boolean);
    const has = (text: string): boolean => terms.every((term) => plain(text).includes(term));
    grid.element.hidden = tab !== 'runs';
    lists.unreachable.hidden = tab !== 'unreachable';
    lists.missing.hidden = tab !== 'missing';
    if (tab !== 'runs') {
      const all = tab === 'unreachable' ? data.unreachable : data.missing;
      const entries =
        tab === 'unreachable' ? unreachableList(data.unreachable, has, say) : missingList(data.missing, has);
      listOf(lists[tab], entries);
      count.textContent = say('page.shownList', { rows: entries.length, all: all.length });
      nothing.hidden = entries.length > 0;
      return;
    }
    const fits = (cell: CellName, axes: readonly (keyof CellName)[]): boolean =>
      axes.every((axis) => !address[axis] || cell[axis] === address[axis]);
    columns = data.columns.flatMap((column, index) => (fits(column, columnAxes) ? [index] : []));
    rows = data.rows.flatMap((row, index) => {
      const runs = columns.flatMap((column) => data.runs[index]?.[column] ?? []);
      const wanted = runs.some(({ state }) => !address['state'] || state === address['state']);
      const text = `${Object.values(row).join(' ')} ${runs.flatMap(({ layers }) => layers.map(winnerOf)).join(' ')}`;
      return wanted && fits(row, rowAxes) && has(text) ? [index] : [];
    });
    count.textContent = say('page.shown', { rows: rows.length, all: data.rows.length, columns: columns.length });
    nothing.hidden = rows.length > 0 && columns.length > 0;
    grid.element.hidden = !nothing.hidden;
    const labels = columns.map((index) => columnAxes.map((axis) => levelText(data.columns[index], [axis])));
    grid.show({
      levels: levelsOf(
        columnAxes.map((axis) => say(`axis.${axis}`)),
        labels,
        cellWidth,
      ),
      rows: rows.map((index) => {
        const [id = say('page.everywhere'), ...rest] = rowAxes.flatMap((axis) => data.rows[index]?.[axis] ?? []);
        return { id: visible(id), text: visible(rest.join(' · ')) };
      }),
      columns: labels,
      cell: (row, column) => {
        const run = runAt(row, column);
        const text = run ? `${runSigns[run.state]} ${visible(servedBy(run)) || say(`state.${run.state}`)}` : '';
        return { style: run ? `run ${run.state}` : 'none', text, label: labelAt(row, column) };
      },
    });
  }

  function showCell(): void {
    const at = opened();
    const run = at ? runAt(at.row, at.column) : null;
    if (!at || !run) {
      panel.close();
      grid.mark(-1, -1);
      return;
    }
    panel.open(layersOf(cellText(cellAt(at.row, at.column), say), run, say), false);
    grid.reveal(at.row, at.column, false);
    grid.mark(at.row, at.column);
  }

  function opened(): { row: number; column: number } | undefined {
    if (!address['cell'] || grid.element.hidden) return undefined;
    for (const row of rows.keys()) {
      for (const column of columns.keys()) {
        if (runAt(row, column) && cellAddress(cellAt(row, column)) === address['cell']) return { row, column };
      }
    }
    return undefined;
  }
}

const cellWidth = 196;
