import type { Passage } from './passage.ts';
import type { LineOrigin, Piece } from './rendered.ts';

/** Line of an offset in a file, both as the file has them. */
export type LineOf = (path: string, offset: number) => number;

/** Where each line of a passage comes from. */
export function lineOrigins({ text, pieces }: Passage, lineOf: LineOf): LineOrigin[] {
  const lines: LineOrigin[] = [];
  let index = 0;
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    const at = firstVisible(text, start, end) ?? Math.min(end, text.length - 1);
    while ((pieces[index]?.to ?? Infinity) <= at) index++;
    const piece = pieces[index];
    if (piece) lines.push(originOf(piece, at, lineOf));
    start = end + 1;
  }
  return lines;
}

function firstVisible(text: string, start: number, end: number): number | undefined {
  blank.lastIndex = start;
  blank.test(text);
  return blank.lastIndex < end ? blank.lastIndex : undefined;
}

function originOf(piece: Piece, at: number, lineOf: LineOf): LineOrigin {
  const { path, layer, start, from, literal } = piece;
  return { path, layer, line: lineOf(path, literal ? start + at - from : start) };
}

const blank = /[^\S\n]*/y;
