import fastStringWidth from 'fast-string-width';

/** How many terminal columns a text takes, colour codes not counted. */
export function width(text: string): number {
  const bare = text.includes('\u001b') ? text.replace(colours, '') : text;
  if (!plain.test(bare)) return fastStringWidth(bare);
  return bare.includes('\u00ad') ? bare.replaceAll('\u00ad', '').length : bare.length;
}

/** The text with spaces after it up to a width; a wider text is left as it is. */
export function padEnd(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - width(text)));
}

/** The text with spaces before it up to a width. */
export function padStart(text: string, columns: number): string {
  return ' '.repeat(Math.max(0, columns - width(text))) + text;
}

/** The beginning of a text that fits, with `…` for what was cut. The text must have no colour codes. */
export function cut(text: string, columns: number): string {
  if (width(text) <= columns) return text;
  return `${text.slice(0, reach(text, 0, columns - 1))}…`;
}

/** The end of a text that fits, with `…` before it: of a path, the telling part. No colour codes. */
export function cutStart(text: string, columns: number): string {
  if (width(text) <= columns) return text;
  return `…${text.slice(reachBack(text, text.length, columns - 1))}`;
}

/** Offset that is at most `columns` columns after `from`, never inside a character or before its combining marks. */
export function reach(text: string, from: number, columns: number, measure = width): number {
  let offset = from;
  let left = columns;
  while (offset < text.length) {
    const end = offset + clusterLength(text, offset);
    left -= measure(text.slice(offset, end));
    if (left < 0) return offset;
    offset = end;
  }
  return offset;
}

/** Offset that is at most `columns` columns before `from`. */
export function reachBack(text: string, from: number, columns: number, measure = width): number {
  let offset = from;
  let left = columns;
  while (offset > 0) {
    const start = clusterStart(text, offset);
    left -= measure(text.slice(start, offset));
    if (left < 0) return offset;
    offset = start;
  }
  return offset;
}

// A base character with its combining marks. Intl.Segmenter would know more, at seventy times the price.
function clusterLength(text: string, offset: number): number {
  cluster.lastIndex = offset;
  return cluster.exec(text)?.[0].length ?? 1;
}

function clusterStart(text: string, offset: number): number {
  let start = offset;
  do {
    start -= /[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(Math.max(0, start - 2), start)) ? 2 : 1;
  } while (start > 0 && mark.test(String.fromCodePoint(text.codePointAt(start) ?? 0)));
  return start;
}

const cluster = /[^]\p{M}*/uy;
const mark = /^\p{M}$/u;
const colours = /\u001b\[[0-9;]*m|\u001b\]8;[^\u0007\u001b]*(?:\u0007|\u001b\\)/g;
// Everything here takes one column: ASCII, Latin, Greek, Cyrillic without its combining marks, dashes, arrows, boxes.
const plain =
  /^[\x20-\x7e\u00a0-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u2116\u2190-\u21ff\u2500-\u257f]*$/;
