import { visible } from '../../visible.ts';
import type { PageRecord, TraceData, TraceRow } from '../data.ts';
import { cellText, pageAxes } from './cell-name.ts';
import { button, h, type Child } from './dom.ts';
import { excerpt } from './excerpt.ts';
import { percent, type Say } from './say.ts';
import { entriesOf, markAt } from './trace-decode.ts';
import { isBare } from './trace-filter.ts';
import { linkText, markText, signs, titleOf, waiverText, whyText } from './trace-words.ts';

/** What a cell holds, in every language beside each other, and what the row is linked to. `column` is a number of the data. */
export function tracePanel(
  data: TraceData,
  row: TraceRow,
  column: number,
  say: Say,
  jump: (row: string) => void,
): HTMLElement[] {
  return [
    h('h2', { id: 'panel-title', tabindex: -1 }, h('b', {}, visible(row.id)), ' ', visible(titleOf(row, data.lang))),
    h('dl', { class: 'facts' }, ...facts(data, row, say, jump)),
    ...(isBare(row) ? [h('p', { class: 'nothing' }, say('page.bare'))] : []),
    h('div', { class: 'sides' }, ...siblings(data, column).map((side) => sidePane(data, row, side, say))),
  ];
}

function facts(data: TraceData, row: TraceRow, say: Say, jump: (row: string) => void): HTMLElement[] {
  const others = Object.entries(row.title).filter(([, title]) => title !== titleOf(row, data.lang));
  const parts: (readonly [string, readonly Child[]])[] = [
    ...others.map(([lang, title]) => [lang, [h('span', { lang }, visible(title))]] as const),
    [say('page.status'), [h('span', { class: `status ${row.status}` }, say(`trace.status.${row.status}`))]],
    [say('trace.deep'), [percent(row.deep)]],
    [say('trace.shallow'), [percent(row.shallow)]],
    [say('page.where'), row.where === '' ? [] : [h('code', {}, visible(row.where))]],
    [say('page.owner'), row.owner === undefined ? [] : [visible(row.owner)]],
    [say('trace.status.waived'), waiver(row, say)],
    [
      say(data.policies.includes(row) ? 'trace.requirements' : 'trace.policies'),
      row.related.map((id) => button(visible(id), { class: 'link' }, () => jump(id))),
    ],
    [
      say('page.links'),
      row.links.flatMap((index) => {
        const link = data.links[index];
        if (!link) return [];
        return h(
          'span',
          { class: `tracelink ${link.state}` },
          visible(`${link.from} → ${link.to}`),
          h('i', {}, linkText(link.state, say)),
          h('code', {}, visible(link.where)),
        );
      }),
    ],
  ];
  return parts.flatMap(([name, content]) =>
    content.length === 0 ? [] : [h('div', {}, h('dt', {}, name), h('dd', {}, ...content))],
  );
}

function waiver({ waiver }: TraceRow, say: Say): Child[] {
  if (waiver === undefined) return [];
  if (waiver === 'outside') return [say('page.outside')];
  return [waiverText(waiver, say)];
}

interface Side {
  readonly locale: string;
  /** Number of the column; undefined: no such cell. */
  readonly column: number | undefined;
}

/** The cell in every language of the catalogue, in its order. */
function siblings({ columns, locales }: TraceData, column: number): Side[] {
  const own = columns[column];
  if (!own) return [];
  const sides = [...new Set([...locales, ...(own.locale === undefined ? [] : [own.locale])])];
  if (own.locale === undefined) return [{ locale: '', column }];
  return sides.map((locale) => {
    const at = columns.findIndex((other) =>
      pageAxes.every((axis) => (axis === 'locale' ? other.locale === locale : other[axis] === own[axis])),
    );
    return { locale, column: at < 0 ? undefined : at };
  });
}

function sidePane(data: TraceData, row: TraceRow, { locale, column }: Side, say: Say): HTMLElement {
  const mark = column === undefined ? 'none' : markAt(row, column);
  const name = column === undefined ? locale : cellText(data.columns[column] ?? {}, say);
  const pane = h(
    'section',
    { class: 'side', 'aria-label': name, 'data-locale': locale },
    h(
      'h3',
      {},
      h('b', {}, locale),
      ' ',
      h('span', { class: `badge ${mark}` }, `${signs[mark]} ${markText(mark, say)}`.trim()),
      h('small', {}, name),
    ),
  );
  const entries = column === undefined ? [] : (entriesOf(row)[column] ?? []);
  for (const { record, policy } of entries) {
    const held = data.records[record];
    if (!held) continue;
    const box = entryBox(data, held, column ?? -1, row.related[policy], locale, say);
    // Of a single thing the head of the pane has said the state.
    box.classList.toggle('single', entries.length === 1);
    pane.append(box);
  }
  return pane;
}

function entryBox(
  data: TraceData,
  record: PageRecord,
  column: number,
  policy: string | undefined,
  locale: string,
  say: Say,
): HTMLElement {
  const [mark, , waived, own, line, ...units] = record;
  const [reason, owner = '', until = ''] = data.waivers[waived] ?? [];
  const file = data.files[own === -1 ? (data.columns[column]?.file ?? -1) : own];
  const why = whyText(record, say);
  const box = h('div', { class: 'entry' });
  const told = [
    h('span', { class: `badge ${mark}` }, `${signs[mark]} ${markText(mark, say)}`),
    ...(policy === undefined ? [] : [h('span', { class: 'policy' }, say('page.by', { policy: visible(policy) }))]),
    ...(why === '' ? [] : [h('span', { class: 'why' }, why)]),
    ...(reason === undefined ? [] : [h('span', { class: 'why' }, waiverText({ reason, owner, until }, say))]),
  ];
  box.append(h('p', {}, ...told));
  if (units.length === 0 && file) {
    const nothing =
      mark === 'missing' && line === 1 && why === '' ? [h('p', { class: 'nothing' }, say('page.nothing'))] : [];
    box.append(...nothing, whereLine(file.path, line), excerpt(file, { line }, locale));
  }
  for (const index of units.slice(0, shown)) {
    const unit = data.units[index];
    const at = data.files[unit?.[0] ?? -1];
    if (!unit || !at) continue;
    const [, from, column, endLine, endColumn] = unit;
    box.append(whereLine(at.path, from), excerpt(at, { line: from, column, endLine, endColumn }, locale));
  }
  if (units.length > shown) box.append(h('p', { class: 'more' }, say('page.more', { count: units.length - shown })));
  return box;
}

/** A policy of many parts is said in many places; the first few tell how. */
const shown = 6;

function whereLine(path: string, line: number): HTMLElement {
  return h('p', { class: 'where' }, h('code', {}, visible(`${path}:${line}`)));
}
