import type { Edit } from './fix.ts';
import type { ListItem } from './seed.ts';
import { lineStarts, type TextFile } from './text.ts';

/** Gives a list item another marker. When the new one is wider, what stands in the item moves along, so that it stays in it. */
export function replaceMarker(file: TextFile, item: ListItem, marker: string): Edit[] {
  if (marker === item.marker) return [];
  const { start, line } = item.place;
  const edits: Edit[] = [{ path: file.path, start, end: start + item.marker.length, text: marker }];
  const wider = marker.length - item.marker.length;
  if (wider > 0) {
    for (const offset of innerLines(file, line, contentColumn(file, item))) {
      edits.push({ path: file.path, start: offset, end: offset, text: ' '.repeat(wider) });
    }
  }
  return edits;
}

/** Column (from 0) at which the text of an item begins: what is indented as far belongs to it. */
export function contentColumn(file: TextFile, { place, marker }: ListItem): number {
  const rest = file.text.slice(place.start + marker.length, place.end);
  const blanks = rest.length - rest.trimStart().length;
  return place.column - 1 + marker.length + (rest.trim() === '' ? 1 : blanks);
}

/** Offsets of the lines below an item that are indented into it. */
function innerLines(file: TextFile, line: number, column: number): number[] {
  const starts = lineStarts(file);
  const found: number[] = [];
  for (let next = line; next < starts.length; next++) {
    const start = starts[next] ?? 0;
    const text = file.text.slice(start, starts[next + 1]);
    if (text.trim() === '') continue;
    if (indentOf(text) < column) break;
    found.push(start);
  }
  return found;
}

/** Columns of blanks before a text; a tab fills up to the next fourth. */
export function indentOf(text: string): number {
  let column = 0;
  for (const character of text) {
    if (character === ' ') column++;
    else if (character === '\t') column += 4 - (column % 4);
    else break;
  }
  return column;
}
