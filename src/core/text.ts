/** The text of one file, decoded once. Offsets are UTF-16 units into `text`; a byte order mark is not part of it. */
export interface TextFile {
  /** Path from the root of the source, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** The file began with a byte order mark; a writer puts it back. */
  readonly bom: boolean;
}

/** A stretch of a file. Offsets from 0, end exclusive; lines and columns from 1, columns in UTF-16 units. */
export interface Place {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Where offsets `start`…`end` of a file are, in lines and columns. */
export function placeAt(file: TextFile, start: number, end: number = start): Place {
  const from = positionAt(file, start);
  const to = positionAt(file, Math.max(start, end));
  return {
    path: file.path,
    start,
    end: Math.max(start, end),
    line: from.line,
    column: from.column,
    endLine: to.line,
    endColumn: to.column,
  };
}

/** The first character of a file: for findings about the file as a whole. */
export function wholeFile(file: TextFile): Place {
  return placeAt(file, 0, 0);
}

/** Line and column (both from 1) of an offset. */
export function positionAt(file: TextFile, offset: number): { line: number; column: number } {
  const starts = lineStarts(file);
  const line = lastStart(starts, offset);
  return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
}

/** Index of the last of some sorted offsets that is not beyond another one; 0 when all are. */
export function lastStart(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The text of a line (from 1) without its line ending. */
export function lineText(file: TextFile, line: number): string {
  const starts = lineStarts(file);
  const from = starts[line - 1];
  if (from === undefined) return '';
  let to = starts[line] ?? file.text.length;
  while (to > from && isLineEnd(file.text.charCodeAt(to - 1))) to--;
  return file.text.slice(from, to);
}

function isLineEnd(character: number): boolean {
  return character === 10 || character === 13;
}

/** Offset of the first character of every line. */
export function lineStarts(file: TextFile): readonly number[] {
  let starts = known.get(file);
  if (!starts) {
    starts = [0];
    for (const match of file.text.matchAll(/\r\n|\r|\n/g)) starts.push(match.index + match[0].length);
    known.set(file, starts);
  }
  return starts;
}

// Only files with findings need their lines counted, so it is not done while reading.
const known = new WeakMap<TextFile, number[]>();
