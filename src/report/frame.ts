import { lineStarts, lineText, type Place, type TextFile } from '../core/text.ts';
import { padStart, reach, reachBack, width } from './width.ts';
import { visible } from './visible.ts';

export interface FrameStyle {
  /** Columns a row may take. */
  readonly width: number;
  /** Drawn under the place, once per column: `^`. */
  readonly sign: string;
  readonly paintSign: (text: string) => string;
  /** Line numbers and rules. */
  readonly paintGutter: (text: string) => string;
  /** Show the line before, too. */
  readonly before: boolean;
}

/**
 * The lines of a place with a mark under exactly its characters, as rows for a terminal.
 * Lines that do not fit are shown around the place; of a place with more than four lines the middle is left out.
 */
export function frame(file: TextFile, place: Place, style: FrameStyle): string[] {
  const shown = linesOf(file, place);
  const first = shown[0] ?? place.line;
  const above = style.before && lineText(file, first - 1).trim() !== '' ? [first - 1] : [];
  const digits = String(shown.at(-1) ?? first).length;
  const room = Math.max(8, style.width - digits - 3);
  const gutter = (label: string): string => style.paintGutter(`${padStart(label, digits)} │`);
  const row = (label: string, text: string): string => (text === '' ? gutter(label) : `${gutter(label)} ${text}`);

  const rows = above.map((line) => row(String(line), windowed(lineText(file, line), 0, 0, room).text));
  let last = 0;
  for (const line of shown) {
    if (last !== 0 && line > last + 1) rows.push(row('⋮', ''));
    last = line;
    const { text, start, length } = marked(file, place, line, room);
    rows.push(row(String(line), text));
    rows.push(row('', `${' '.repeat(start)}${style.paintSign(style.sign.repeat(length))}`));
  }
  return rows;
}

/** Is there something to show? A place of no length at the start of a file means the file as a whole. */
export function hasFrame(file: TextFile | undefined, place: Place): file is TextFile {
  return file !== undefined && place.end > 0 && place.start <= file.text.length && lineText(file, place.line) !== '';
}

function linesOf(file: TextFile, place: Place): number[] {
  // A place that takes the line end along does not reach into the next line.
  const end = place.endLine > place.line && place.endColumn === 1 ? place.endLine - 1 : place.endLine;
  const last = Math.min(end, lineStarts(file).length);
  const count = last - place.line + 1;
  if (count > 4) return [place.line, place.line + 1, last];
  return Array.from({ length: Math.max(1, count) }, (_, index) => place.line + index);
}

/** A line as it is shown, and which of its columns the place takes. */
function marked(file: TextFile, place: Place, line: number, room: number): Marked {
  const text = lineText(file, line);
  const indent = text.length - text.trimStart().length;
  const from = line === place.line ? place.column - 1 : indent;
  const to = line === place.endLine ? place.endColumn - 1 : text.trimEnd().length;
  return windowed(text, Math.min(from, text.length), Math.max(from, Math.min(to, text.length)), room);
}

interface Marked {
  readonly text: string;
  /** Columns before the mark, and of the mark. */
  readonly start: number;
  readonly length: number;
}

/** The part of a line around `from`…`to` that fits into `room` columns, with `…` where it was cut. */
function windowed(line: string, from: number, to: number, room: number): Marked {
  const { start, end } = cutAround(line, from, to, room);
  const left = start > 0 ? '…' : '';
  const right = end < line.length ? '…' : '';
  const before = visible(line.slice(start, from));
  const inside = visible(line.slice(from, Math.min(to, end)));
  return {
    text: `${left}${before}${inside}${visible(line.slice(Math.min(to, end), end))}${right}`.trimEnd(),
    start: width(left) + width(before),
    length: Math.max(1, width(inside)),
  };
}

function cutAround(line: string, from: number, to: number, room: number): { start: number; end: number } {
  // Measuring a line of a megabyte to learn that it is too long would be a waste.
  if (line.length <= room * 4 && shownWidth(line) <= room) return { start: 0, end: line.length };
  const inner = room - 2;
  const mark = Math.min(inner, shownWidth(line.slice(from, Math.min(to, from + inner))));
  const start = reachBack(line, from, Math.floor((inner - mark) / 2), shownWidth);
  if (start === 0) return { start, end: reach(line, 0, room - 1, shownWidth) };
  const end = reach(line, start, inner, shownWidth);
  return end === line.length ? { start: reachBack(line, end, room - 1, shownWidth), end } : { start, end };
}

// Signs for unseen characters are wider than what they stand for.
function shownWidth(text: string): number {
  return width(visible(text));
}
