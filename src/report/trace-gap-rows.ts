import { cellStates, type CellTrace } from '../trace/trace.ts';
import type { Paint } from './paint.ts';
import { table } from './table.ts';
import { addressOf, cellMark, doubtWords, type Gap } from './trace-gaps.ts';
import type { Page } from './trace-table.ts';
import { visible } from './visible.ts';
import { cut, cutStart, width } from './width.ts';

/** One gap: what it is about, how many lack it, and the first of them with their reasons. */
export function gapRows({ name, title, cells, asked, ofRuns }: Gap, page: Page): string[] {
  const { words, paint, width: columns, all } = page;
  const shown = all === true ? cells : cells.slice(0, most);
  const counts = cellStates.flatMap((state) => {
    const count = cells.filter((cell) => cell.state === state).length;
    return count === 0 ? [] : [words.ui(`trace.count.${state}`, { count, asked })];
  });
  const folder = ofRuns ? '' : folderOf(shown.map(({ path }) => path));
  const rows = shown.map((cell) => [
    paintCell(cell, paint)(cellMark(cell)),
    visible(addressOf(cell, ofRuns).slice(folder.length)),
    cell.state === 'missing' && !cell.why ? '' : doubtWords(cell, words),
  ]);
  // A long path leaves its reason no room: of a path, the end tells most.
  const reasons = Math.max(0, ...rows.map(([, , reason = '']) => Math.min(width(reason), 30)));
  const paths = Math.max(20, columns - 6 - reasons);
  return [
    `${paint.strong(visible(name))}  ${counts.join(', ')}`,
    ...(title === '' ? [] : [`  ${paint.faint(cut(visible(title), columns - 2))}`]),
    ...(folder === '' ? [] : [`  ${paint.faint(cutStart(visible(folder), columns - 2))}`]),
    ...table(
      rows.map(([mark = '', address = '', reason = '']) => [mark, cutStart(address, paths), reason]),
      { width: columns, indent: '  ', paint: [undefined, undefined, paint.faint] },
    ),
    ...(shown.length < cells.length
      ? [`  ${paint.faint(words.ui('trace.more', { count: cells.length - shown.length }))}`]
      : []),
  ];
}

/** The folder that some paths share, with its slash. */
function folderOf(paths: readonly string[]): string {
  const [first = '', ...rest] = paths;
  let folder = first.slice(0, first.lastIndexOf('/') + 1);
  for (const path of rest) {
    while (!path.startsWith(folder)) folder = folder.slice(0, folder.lastIndexOf('/', folder.length - 2) + 1);
  }
  return folder;
}

function paintCell({ state }: CellTrace, { severity }: Paint): (text: string) => string {
  return state === 'missing' ? severity.error : severity.warning;
}

/** The first few places tell which kind of gap it is. */
export const most = 3;
