import { visible } from '../../visible.ts';
import { requirementStatusNames, type TraceData, type TraceRow } from '../data.ts';
import { onAddress, readAddress, writeAddress } from './address-bar.ts';
import type { Address } from './address.ts';
import { axesIn, cellAddress, cellText, levelsIn, levelText, valuesOf } from './cell-name.ts';
import { button, choice, h } from './dom.ts';
import { frame, searchField, tabs, type Figure } from './frame.ts';
import { levelsOf } from './grid-head.ts';
import { createGrid } from './grid.ts';
import { createPanel } from './panel.ts';
import { onPrint } from './print.ts';
import { percent, type Say } from './say.ts';
import { entriesOf, markAt } from './trace-decode.ts';
import { filtered, isOutside, type Left } from './trace-filter.ts';
import { tracePanel } from './trace-panel.ts';
import { gapTable } from './trace-print.ts';
import { searchIn, type Found } from './trace-search.ts';
import { markText, signs, titleOf } from './trace-words.ts';

/** The heat map with everything around it. What it shows is in the address alone; a change of the address draws it anew. */
export function traceView(data: TraceData, say: Say): void {
  const axes = axesIn(data.columns);
  const levels = levelsIn(data.columns);
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

  const tabList = tabs(
    data.title,
    [
      ['requirements', `${say('trace.requirements')} ${data.requirements.length}`],
      ['policies', `${say('trace.policies')} ${data.policies.length}`],
    ],
    'map',
    (tab) => change({ tab, cell: '' }),
  );
  const field = searchField(say('page.search'), say('page.search.hint'), (q) => change({ q, cell: '' }));
  const all = say('page.all');
  const statuses = requirementStatusNames.map((name) => [name, say(`trace.status.${name}`)] as const);
  const choices = [
    ['status', say('page.status'), statuses] as const,
    ...axes.map(
      (axis) =>
        [
          axis,
          say(`axis.${axis}`),
          valuesOf(data.columns, axis).map((value) => [value, visible(value)] as const),
        ] as const,
    ),
  ].map(([name, label, values]) => ({
    name,
    ...choice(label, all, values, (value) => change({ [name]: value, cell: '' })),
  }));
  const gaps = h('input', { type: 'checkbox' });
  gaps.addEventListener('change', () => change({ gaps: gaps.checked ? '1' : '', cell: '' }));
  const others = data.requirements.filter(isOutside).length;
  const outside = h('input', { type: 'checkbox' });
  const outsideToo = h('label', { class: 'check' }, outside, say('page.outsideToo', { count: others }));
  outside.addEventListener('change', () => change({ outside: outside.checked ? '1' : '', cell: '' }));
  const reset = button(say('page.reset'), { class: 'quiet' }, () => {
    writeAddress({ tab: address['tab'] ?? '' });
    apply(readAddress());
  });

  const nothing = h('p', { class: 'empty', hidden: true }, say('page.none'));
  const map = h(
    'div',
    { id: 'map', role: 'tabpanel', class: 'map', 'aria-labelledby': 'tab-requirements' },
    grid.element,
    nothing,
  );
  const paper = h('div', { class: 'paper' });
  frame(
    data,
    say,
    figuresOf(data, say),
    keysOf(say),
    h(
      'div',
      { class: 'bar' },
      tabList.element,
      field.element,
      ...choices.map(({ element }) => element),
      h('label', { class: 'check' }, gaps, say('page.gaps')),
      h('label', { class: 'check', hidden: others === 0 }, outside, say('page.outsideToo', { count: others })),
      reset,
    ),
    map,
    h('footer', {}, legend(say), count, status),
    panel.element,
    paper,
  );
  onPrint(() => paper.replaceChildren(gapTable(data, left, say)));
  onAddress(apply);
  apply(readAddress());

  function apply(next: Address): void {
    const cellOnly = JSON.stringify({ ...next, cell: '' }) === JSON.stringify({ ...address, cell: '' });
    const first = left.rows.length === 0;
    const q = next['q'] ?? '';
    if (q !== (address['q'] ?? '') || first) found = search(q);
    address = next;
    const tab = next['tab'] === 'policies' ? 'policies' : 'requirements';
    tabList.set(tab);
    map.setAttribute('aria-labelledby', `tab-${tab}`);
    field.set(q);
    for (const one of choices) one.set(next[one.name] ?? '');
    gaps.checked = next['gaps'] === '1';
    outside.checked = next['outside'] === '1';
    outsideToo.hidden = others === 0 || tab === 'policies';
    reset.hidden = !['q', 'status', 'gaps', 'outside', ...axes].some((name) => next[name]);
    if (!cellOnly || first) draw();
    showCell();
  }

  function draw(): void {
    left = filtered(data, address, found);
    count.textContent = say('page.shown', {
      rows: left.rows.length,
      all: (address['tab'] === 'policies' ? data.policies : data.requirements).length,
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
    const there = data.policies.some((row) => row.id === id) && address['tab'] !== 'policies';
    const cell = (address['cell'] ?? '').slice((address['cell'] ?? '').lastIndexOf('@') + 1);
    change({ tab: there ? 'policies' : 'requirements', q: '', status: '', gaps: '', cell: `${id}@${cell}` });
  }

  function cellLabel(row: TraceRow, column: number): string {
    const record = data.records[entriesOf(row)[column]?.[0]?.record ?? -1];
    const why = record?.[1] ? `: ${say(`trace.why.${record[1]}`)}` : '';
    const state = markText(markAt(row, column), say);
    return `${visible(row.id)}, ${visible(cellText(data.columns[column] ?? {}, say))} – ${state}${why}`;
  }
}

const cellWidth = 32;

function figuresOf({ summary, links }: TraceData, say: Say): Figure[] {
  const { expected, covered, deep, seeds, tracedSeeds } = summary;
  const doubtful = links.filter(({ state }) => state === 'suspect' || state === 'broken').length;
  return [
    { value: `${covered}/${expected}`, label: say('page.figure.covered'), share: shareOf(covered, expected) },
    { value: percent(deep), label: say('page.figure.deep'), share: deep },
    { value: `${tracedSeeds}/${seeds}`, label: say('page.figure.seeds'), share: shareOf(tracedSeeds, seeds) },
    ...(links.length === 0 ? [] : [{ value: `${doubtful}/${links.length}`, label: say('page.figure.links') }]),
  ];
}

function shareOf(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}

function legend(say: Say): HTMLElement {
  const marks = ['deep', 'shallow', 'outdated', 'missing', 'unwanted', 'waived'] as const;
  return h(
    'ul',
    { class: 'legend' },
    ...marks.map((mark) =>
      h('li', {}, h('span', { class: `badge ${mark}`, 'aria-hidden': 'true' }, signs[mark]), markText(mark, say)),
    ),
  );
}

function keysOf(say: Say): (readonly [string, string])[] {
  return [
    ['← ↑ → ↓', say('page.help.move')],
    ['Home End PgUp PgDn', say('page.help.jump')],
    ['Enter', say('page.help.open')],
    ['Esc', say('page.help.close')],
    ['/', say('page.help.search')],
    ['?', say('page.help.help')],
  ];
}
