import {
  traceMarks,
  worstFirst,
  type PageFile,
  type PageUnit,
  type TraceData,
  type TraceMark,
  type TraceRow,
} from '../data.ts';

/** One thing a cell holds, by numbers. */
export interface Entry {
  readonly record: number;
  /** Index into `related` of the row; -1: the row itself. */
  readonly policy: number;
}

const marksByLetter = new Map<string, TraceMark>(worstFirst.map((mark) => [traceMarks[mark], mark]));

export function markAt({ marks }: TraceRow, column: number): TraceMark {
  return marksByLetter.get(marks[column] ?? '') ?? 'none';
}

/** What the cells of a row hold, by column; a column where nothing is asked has nothing. */
export function entriesOf(row: TraceRow): readonly (readonly Entry[])[] {
  let entries = decoded.get(row);
  if (!entries) decoded.set(row, (entries = decode(row)));
  return entries;
}

function decode({ marks, cells }: TraceRow): (readonly Entry[])[] {
  const inOrder: (readonly Entry[])[] = [];
  for (const run of cells === '' ? [] : cells.split(',')) {
    const [entry = '', count = '1'] = run.split('*');
    const entries = entry.split('+').map(entryFrom);
    for (let left = Number.parseInt(count, 36); left > 0; left--) inOrder.push(entries);
  }
  let next = 0;
  return Array.from(marks, (letter) => (letter === traceMarks.none ? none : (inOrder[next++] ?? none)));
}

function entryFrom(text: string): Entry {
  const [record = '', policy] = text.split(':');
  return { record: Number.parseInt(record, 36), policy: policy === undefined ? -1 : Number.parseInt(policy, 36) };
}

/** A line of a file, if the page has it. */
export function lineOf({ parts }: PageFile, line: number): string | undefined {
  for (const part of parts) {
    const lines = linesIn(part);
    if (line >= part[0] && line < part[0] + lines.length) return lines[line - part[0]];
  }
  return undefined;
}

/** The words of a directive. */
export function unitText({ files }: Pick<TraceData, 'files'>, unit: PageUnit | undefined): string {
  const file = files[unit?.[0] ?? -1];
  if (!unit || !file) return '';
  const [, line, column, endLine, endColumn] = unit;
  const lines = Array.from({ length: endLine - line + 1 }, (_, index) => lineOf(file, line + index) ?? '');
  // The end first: on a directive of one line the start would shift it.
  const last = lines.length - 1;
  lines[last] = (lines[last] ?? '').slice(0, endColumn - 1);
  lines[0] = (lines[0] ?? '').slice(column - 1);
  return lines.join(' ');
}

function linesIn(part: PageFile['parts'][number]): readonly string[] {
  let lines = split.get(part);
  if (!lines) split.set(part, (lines = part[1].split('\n')));
  return lines;
}

const none: readonly Entry[] = [];
const decoded = new WeakMap<TraceRow, readonly (readonly Entry[])[]>();
const split = new WeakMap<PageFile['parts'][number], readonly string[]>();
