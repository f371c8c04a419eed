import { SeedlintError } from '../core/errors.ts';
import { positionAt, type TextFile } from '../core/text.ts';

/**
 * How deep lists and quotes may nest. remark needs 20 ms for a staircase of 50 levels, 2 s for 400 and half a minute
 * for 1,000; no prompt is written with more than a handful.
 */
export const deepestNesting = 100;

/**
 * Marks whose number remark's time grows with the square of: 1,000 underlined headings take .2 s and 4,000 take 3 s,
 * 16,000 brackets that might begin links take 2 s. A prompt has a handful.
 */
const crowds = [
  { mark: '===', pattern: /^ {0,3}(?:=+|-+)[ \t]*$/gm, limit: 1_000 },
  { mark: '](', pattern: /\]\(/g, limit: 10_000 },
] as const;

/** Refuses a text that would keep the Markdown parser busy for minutes, before it is parsed. */
export function assertParsable(file: TextFile): void {
  const { depth, line } = nestingDepth(file.text);
  if (depth > deepestNesting) {
    throw new SeedlintError('file-nesting', { depth, limit: deepestNesting }, { path: file.path, line });
  }
  for (const { mark, pattern, limit } of crowds) {
    let count = 0;
    for (const { index } of file.text.matchAll(pattern)) {
      if (++count <= limit) continue;
      throw new SeedlintError('file-crowded', { mark, limit }, { path: file.path, ...positionAt(file, index) });
    }
  }
}

/** How deep lists and quotes nest, judged by markers and indentation alone, and the first line (from 1) that deep. Linear. */
export function nestingDepth(text: string): { depth: number; line: number } {
  let deepest = 0;
  let deepestLine = 1;
  let line = 0;
  const contentColumns: number[] = [];
  for (let start = 0; start < text.length;) {
    const end = lineEnd(text, start);
    line++;
    const depth = depthOfLine(text, start, end, contentColumns);
    if (depth > deepest) {
      deepest = depth;
      deepestLine = line;
    }
    start = end + 1;
  }
  return { depth: deepest, line: deepestLine };
}

function lineEnd(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end === -1 ? text.length : end;
}

/** Containers around the content of one line. `contentColumns`: where the content of each open list item begins; kept from line to line. */
function depthOfLine(text: string, start: number, end: number, contentColumns: number[]): number {
  let quotes = 0;
  let column = 0;
  let at = start;
  let seenText = false;
  while (at < end) {
    const character = text.charCodeAt(at);
    if (character === space || character === carriageReturn) {
      at++;
      column++;
      continue;
    }
    if (character === tab) {
      at++;
      column += 4 - (column % 4);
      continue;
    }
    if (!seenText) {
      // `- - - -` is a line across the page, not four lists.
      if (isThematicBreak(text, at, end)) return quotes;
      seenText = true;
    }
    const width = markerWidth(text, at, end);
    if (width === 0) break;
    if (character === greaterThan) quotes++;
    else {
      closeFrom(contentColumns, column);
      contentColumns.push(column + width + 1);
    }
    at += width;
    column += width;
  }
  if (!seenText) return 0;
  closeFrom(contentColumns, column);
  return quotes + contentColumns.length;
}

/** Items whose content begins right of a column are over when a line begins there. */
function closeFrom(contentColumns: number[], column: number): void {
  while ((contentColumns.at(-1) ?? 0) > column) contentColumns.pop();
}

/** Length of a list or quote marker at an offset; 0 when there is none. */
function markerWidth(text: string, at: number, end: number): number {
  const character = text.charCodeAt(at);
  if (character === greaterThan) return 1;
  let width = 0;
  if (character === dash || character === asterisk || character === plus) width = 1;
  else {
    while (width < 9 && isDigit(text.charCodeAt(at + width))) width++;
    const delimiter = text.charCodeAt(at + width);
    if (width === 0 || (delimiter !== dot && delimiter !== bracket)) return 0;
    width++;
  }
  const next = at + width;
  return next >= end || text.charCodeAt(next) <= space ? width : 0;
}

function isThematicBreak(text: string, at: number, end: number): boolean {
  const character = text.charCodeAt(at);
  if (character !== dash && character !== asterisk) return false;
  let count = 0;
  for (let index = at; index < end; index++) {
    const next = text.charCodeAt(index);
    if (next === character) count++;
    else if (next > space) return false;
  }
  return count >= 3;
}

function isDigit(character: number): boolean {
  return character >= 48 && character <= 57;
}

const tab = 9;
const carriageReturn = 13;
const space = 32;
const bracket = 41;
const asterisk = 42;
const plus = 43;
const dash = 45;
const dot = 46;
const greaterThan = 62;
