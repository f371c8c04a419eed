import type { TraceData, TraceRow } from '../data.ts';
import { entriesOf, unitText, type Entry } from './trace-decode.ts';

/** What a search found: rows, and in them the cells whose file or sentence has the words. */
export interface Found {
  row(row: TraceRow): boolean;
  cell(row: TraceRow, column: number): boolean;
}

export type Search = (query: string) => Found | undefined;

/** Looks for words in ids, titles, paths and sentences; every word has to be somewhere. Undefined for an empty query. */
export function searchIn(data: TraceData): Search {
  const heads = new Map<TraceRow, string>();
  const headOf = (row: TraceRow): string => {
    let head = heads.get(row);
    if (head === undefined) {
      const { id, title, related, where, owner = '' } = row;
      heads.set(row, (head = plain([id, ...Object.values(title), ...related, where, owner].join('\n'))));
    }
    return head;
  };
  // Reading every sentence waits for the first search.
  let texts: { files: string[]; units: string[] } | undefined;

  return (query) => {
    const terms = plain(query).split(/\s+/).filter(Boolean);
    if (terms.length === 0) return undefined;
    texts ??= {
      files: data.files.map(({ path }) => plain(path)),
      units: data.units.map((unit) => plain(unitText(data, unit))),
    };
    const { files, units } = texts;
    const matchers = terms.map((term) => {
      const inFile = files.map((path) => path.includes(term));
      const inUnit = units.map((text) => text.includes(term));
      const inRecord = data.records.map(
        ([, , , file, , ...said]) => (file >= 0 && inFile[file] === true) || said.some((unit) => inUnit[unit] === true),
      );
      const inColumn = data.columns.map(({ file }) => inFile[file] === true);
      const own = data.records.map(([, , , file]) => file === -1);
      return {
        head: (row: TraceRow) => headOf(row).includes(term),
        entry: ({ record }: Entry, column: number) =>
          inRecord[record] === true || (own[record] === true && inColumn[column] === true),
      };
    });
    const cell = (row: TraceRow, column: number): boolean => {
      const entries = entriesOf(row)[column] ?? [];
      const asked = matchers.filter(({ head }) => !head(row));
      return asked.length > 0 && asked.every(({ entry }) => entries.some((one) => entry(one, column)));
    };
    return {
      row: (row) => {
        const asked = matchers.filter(({ head }) => !head(row));
        if (asked.length === 0) return true;
        return entriesOf(row).some((entries, column) =>
          asked.every(({ entry }) => entries.some((one) => entry(one, column))),
        );
      },
      cell,
    };
  };
}

/** Case, accents of ё and the like do not matter to somebody who searches. */
export function plain(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е');
}
