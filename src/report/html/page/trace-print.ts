import { visible } from '../../visible.ts';
import type { TraceData, TraceMark, TraceRow } from '../data.ts';
import { cellText } from './cell-name.ts';
import { h } from './dom.ts';
import { percent, type Say } from './say.ts';
import { entriesOf, markAt } from './trace-decode.ts';
import { isBare, isGap, type Left } from './trace-filter.ts';
import { markText, signs, titleOf, whyText } from './trace-words.ts';

/** The gaps of the rows and columns that are left as a table: a heat map on paper is a riddle. */
export function gapTable(data: TraceData, { rows, columns }: Left, say: Say): HTMLElement {
  const lines = rows.flatMap((row) => {
    if (isBare(row)) return [lineOf(data, row, { mark: 'missing', why: say('page.bare'), cells: [] }, say)];
    const groups = new Map<string, Group>();
    for (const column of columns) {
      if (!isGap(row, column)) continue;
      const mark = markAt(row, column);
      const record = (entriesOf(row)[column] ?? [])
        .map((entry) => data.records[entry.record])
        .find((one) => one?.[0] === mark);
      const why = record ? whyText(record, say) : '';
      const key = `${mark} ${why}`;
      const group = groups.get(key) ?? { mark, why, cells: [] };
      group.cells.push(cellText(data.columns[column] ?? {}, say));
      groups.set(key, group);
    }
    return [...groups.values()].map((group) => lineOf(data, row, group, say));
  });
  const head = ['page.print.what', 'page.print.state', 'trace.deep', 'page.print.cells'] as const;
  return h(
    'table',
    {},
    h('caption', {}, say('page.print.gaps', { count: lines.length })),
    h('thead', {}, h('tr', {}, ...head.map((key) => h('th', { scope: 'col' }, say(key))))),
    h('tbody', {}, ...lines.map((cells) => h('tr', {}, ...cells))),
  );
}

interface Group {
  readonly mark: TraceMark;
  readonly why: string;
  readonly cells: string[];
}

function lineOf(data: TraceData, row: TraceRow, { mark, why, cells }: Group, say: Say): HTMLElement[] {
  return [
    h('td', {}, h('b', {}, visible(row.id)), ' ', visible(titleOf(row, data.lang))),
    h('td', {}, `${signs[mark]} ${markText(mark, say)}`, ...(why === '' ? [] : [h('br'), why])),
    h('td', {}, percent(row.deep)),
    h('td', {}, listed(cells, say)),
  ];
}

/** More than a reader of paper would follow is only counted. */
function listed(cells: readonly string[], say: Say): string {
  const limit = 24;
  const rest = cells.length > limit ? [say('page.more', { count: cells.length - limit })] : [];
  return visible([...cells.slice(0, limit), ...rest].join('; '));
}
