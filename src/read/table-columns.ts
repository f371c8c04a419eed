import type { RaggedRow } from '../core/requirement.ts';
import { placeAt, type Place, type TextFile } from '../core/text.ts';
import type { MarkdownTable, TableCell, TableRow } from './markdown-tables.ts';

/** Which column of a table has one of some names; undefined when none has. */
export function columnOf({ head }: MarkdownTable, names: readonly string[]): number | undefined {
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  const index = head.cells.findIndex((cell) => wanted.has(plain(cell.text).toLowerCase()));
  return index < 0 ? undefined : index;
}

/** What a reader sees of a cell: markup, tags and addresses taken away. */
export function plain(text: string): string {
  return text
    .replace(/<[^<>]*>/g, '')
    .replace(/\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/[*`~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '')
    .trim();
}

/** Does a cell say nothing: empty, a dash, «none»? */
export function isBare(text: string): boolean {
  return /^(?:[-–—?.…]*|n\/a|none|tbd|todo|нет)$/i.test(plain(text));
}

export function placeOfCell(file: TextFile, { start, end }: TableCell | TableRow): Place {
  return placeAt(file, start, end);
}

/** A row whose cells GitHub does not find to be those of the head. */
export function raggedRow(file: TextFile, row: TableRow, { head }: MarkdownTable): RaggedRow | undefined {
  if (row.seen === head.seen) return undefined;
  return { place: placeOfCell(file, row), cells: row.seen, expected: head.seen };
}

/** Inline code of a cell that has no blanks in it: what may be a path. */
export function codeIn(file: TextFile, { start, end }: TableCell): { path: string; place: Place }[] {
  const source = file.text.slice(start, end);
  return [...source.matchAll(/(`+)([^`\s]+)\1/g)].map(({ index, 1: fence = '', 2: path = '' }) => {
    const from = start + index + fence.length;
    return { path, place: placeAt(file, from, from + path.length) };
  });
}
