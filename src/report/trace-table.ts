import { inScope } from '../trace/shares.ts';
import type { RequirementTrace } from '../trace/trace.ts';
import type { TextOptions } from './input.ts';
import type { Paint } from './paint.ts';
import { percent, shallowMark, statusKeys, statusMarks } from './trace-gaps.ts';
import { visible } from './visible.ts';
import { cut, padEnd, padStart, width } from './width.ts';

export interface TraceTextOptions extends TextOptions {
  /** List everything: what is complete, what need not be carried, every place of a gap. */
  readonly all?: boolean;
  /** List requirements that prompts need not carry, though nothing stands for them: somebody asked for them by name. */
  readonly outside?: boolean;
}

/** What every part of a trace on a terminal is written with. */
export interface Page extends TraceTextOptions {
  readonly paint: Paint;
}

/** A requirement or a policy, in figures. */
export interface ShareRow extends Pick<RequirementTrace, 'status' | 'deep' | 'shallow' | 'cells'> {
  readonly id: string;
  readonly title: string;
}

/** Mark, id, title, both shares, and how many cells carry it; the title takes what is left of the width. */
export function shareTable(
  heading: string,
  rows: readonly ShareRow[],
  { words, paint, width: columns }: Page,
): string[] {
  const cells = rows.map(({ id, title, status, deep, shallow, cells: all }) => {
    const asked = inScope(all);
    const met = asked.filter((cell) => cell.deep).length;
    const figures = status === 'waived' ? ['', '', ''] : [percent(shallow), percent(deep), `${met}/${asked.length}`];
    const isShallow = status === 'covered' && deep < 1;
    return { id: visible(id), title: visible(title), status, isShallow, figures };
  });
  const heads = [words.ui('trace.shallow'), words.ui('trace.deep'), words.ui('trace.cells')];
  const widths = heads.map((head, index) =>
    Math.max(width(head), ...cells.map(({ figures }) => width(figures[index] ?? ''))),
  );
  const most = Math.max(12, Math.floor(columns * 0.4));
  const ids = Math.min(most, Math.max(...cells.map(({ id }) => width(id)), 0));
  const figuresWidth = widths.reduce((sum, one) => sum + one + 2, 0);
  const titles = Math.max(0, columns - 2 - ids - 2 - figuresWidth);
  const right = (figures: readonly string[]): string =>
    figures.map((text, index) => `  ${padStart(text, widths[index] ?? 0)}`).join('');
  return [
    paint.strong(`${padEnd(heading, 2 + ids + 2 + titles)}${right(heads)}`),
    ...cells.map(({ id, title, status, isShallow, figures }) => {
      const name = padEnd(cut(id, ids), ids);
      const about = padEnd(titles > 3 ? cut(title, titles) : '', titles);
      const mark = isShallow ? paint.severity.warning(shallowMark) : paintStatus(status, paint)(statusMarks[status]);
      return `${mark} ${name}  ${paint.faint(about)}${right(figures)}`.trimEnd();
    }),
  ];
}

function paintStatus(status: ShareRow['status'], { good, severity, faint }: Paint): (text: string) => string {
  if (status === 'covered') return good;
  if (status === 'waived') return faint;
  return status === 'missing' ? severity.error : severity.warning;
}

/** What the marks mean. */
export function legend({ words, paint, width: columns }: Page): string {
  const status = (['covered', 'outdated', 'partial', 'missing', 'waived'] as const).map(
    (one) => `${paintStatus(one, paint)(statusMarks[one])} ${words.ui(statusKeys[one])}`,
  );
  const shallow = `${paint.severity.warning(shallowMark)} ${words.ui('trace.status.shallow')}`;
  const [first = '', ...rest] = status;
  return lines([first, shallow, ...rest], columns).join('\n');
}

/** As many to a line as fit. */
function lines(parts: readonly string[], columns: number): string[] {
  const found: string[] = [];
  for (const part of parts) {
    const last = found.at(-1);
    if (last !== undefined && width(last) + 3 + width(part) <= columns) found[found.length - 1] = `${last}   ${part}`;
    else found.push(part);
  }
  return found;
}
