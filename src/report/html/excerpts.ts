import { lineStarts, lineText, type TextFile } from '../../core/text.ts';
import type { PageFile } from './data.ts';

/** Files of a page by number, and of each the lines that will be shown. */
export interface Excerpts {
  /** Number of a file. */
  number(path: string): number;
  /** Wants lines `first`…`last` of a file and some around them. */
  show(file: number, first: number, last: number): void;
  files(): PageFile[];
}

/** Lines above and below a directive that are shown with it. */
export const around = 5;

export function collectExcerpts(fileAt: (path: string) => TextFile | undefined): Excerpts {
  const numbers = new Map<string, number>();
  const wanted: Map<number, number>[] = [];
  return {
    number(path) {
      let number = numbers.get(path);
      if (number === undefined) {
        numbers.set(path, (number = numbers.size));
        wanted.push(new Map());
      }
      return number;
    },
    show(file, first, last) {
      const ends = wanted[file];
      if (ends && (ends.get(first) ?? 0) < last) ends.set(first, last);
    },
    files: () =>
      [...numbers].map(([path, number]) => {
        const file = fileAt(path);
        return { path, parts: file ? partsOf(file, wanted[number] ?? new Map()) : [] };
      }),
  };
}

function partsOf(file: TextFile, wanted: ReadonlyMap<number, number>): PageFile['parts'] {
  const total = lineStarts(file).length;
  const parts: { first: number; last: number }[] = [];
  for (const [line, end] of [...wanted].toSorted(([a], [b]) => a - b)) {
    const first = Math.max(1, line - around);
    const last = Math.min(total, end + around);
    const open = parts.at(-1);
    if (open && first <= open.last + 1) open.last = Math.max(open.last, last);
    else if (first <= last) parts.push({ first, last });
  }
  return parts.map(({ first, last }) => {
    const lines = Array.from({ length: last - first + 1 }, (_, index) => lineText(file, first + index));
    return [first, lines.join('\n')] as const;
  });
}
