/** A table of a Markdown document, as GitHub understands one: a head, a line of dashes, and rows up to the next block. */
export interface MarkdownTable {
  readonly head: TableRow;
  readonly rows: readonly TableRow[];
}

/** Offsets into the document, without the blanks around. */
export interface TableRow {
  /** Where that makes the row fit its head, a pipe in code does not end a cell: so it was meant. */
  readonly cells: readonly TableCell[];
  /** How many cells GitHub sees: there only a backslash keeps a pipe in its cell. */
  readonly seen: number;
  readonly start: number;
  readonly end: number;
}

export interface TableCell {
  /** Markup as written; `\|` is a pipe. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The tables of a document, in order; what stands in fences and comments is none. Goes over the text once: a matrix may
 * have megabytes, and remark reads tables only with a plugin and in several times the time.
 */
export function tablesIn(text: string): MarkdownTable[] {
  const tables: MarkdownTable[] = [];
  let table: { readonly head: TableRow; readonly rows: TableRow[] } | undefined;
  let before: Line | undefined;
  let block: Block | undefined;
  for (const line of linesOf(text)) {
    if (block) {
      if (block.ends(line.text)) block = undefined;
      before = undefined;
      continue;
    }
    block = blockOf(line.text);
    if (block || line.text.trim() === '' || beginsBlock.test(line.text)) {
      table = undefined;
      before = undefined;
    } else if (table) table.rows.push(rowOf(line, table.head.cells.length));
    else if (before && isDelimiter(line.text)) {
      const head = rowOf(before);
      if (head.seen === rowOf(line).seen) tables.push((table = { head, rows: [] }));
      before = undefined;
    } else before = line;
  }
  return tables;
}

interface Line {
  readonly text: string;
  readonly start: number;
}

function* linesOf(text: string): Generator<Line> {
  const end = /\r\n|\r|\n/g;
  let start = 0;
  for (let found = end.exec(text); found; found = end.exec(text)) {
    yield { text: text.slice(start, found.index), start };
    start = end.lastIndex;
  }
  yield { text: text.slice(start), start };
}

/** Something that goes on until a line ends it, tables or not. */
interface Block {
  readonly ends: (line: string) => boolean;
}

function blockOf(line: string): Block | undefined {
  const fence = /^[ \t]{0,3}(`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[1];
  if (fence !== undefined) {
    return {
      ends: (other) => {
        const closing = other.trim();
        return closing.length >= fence.length && closing === (fence[0] ?? '').repeat(closing.length);
      },
    };
  }
  const comment = line.lastIndexOf('<!--');
  // A comment within a row belongs to it: a row ends with its line.
  const isOpen = comment >= 0 && !line.includes('-->', comment) && !/^[ \t]*\|/.test(line);
  return isOpen ? { ends: (other) => other.includes('-->') } : undefined;
}

// Headings, quotes, lists, lines across the page, HTML and indented code end a table.
const beginsBlock =
  /^(?: {4}|\t)|^ {0,3}(?:#{1,6}(?:[ \t]|$)|>|[-*+](?:[ \t]|$)|\d{1,9}[.)][ \t]|<[a-z/!?]|([-*_])[ \t]*(?:\1[ \t]*){2,}$)/i;

function isDelimiter(line: string): boolean {
  return line.includes('|') && /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/.test(line);
}

function rowOf({ text, start }: Line, expected?: number): TableRow {
  const cells = cellsOf(text, start, false);
  const meant =
    expected === undefined || cells.length === expected || !text.includes('`') ? cells : cellsOf(text, start, true);
  return {
    cells: meant.length === expected ? meant : cells,
    seen: cells.length,
    start: start + (text.length - text.trimStart().length),
    end: start + text.trimEnd().length,
  };
}

/** The cells of a line. A backslash keeps a pipe in its cell; so does code, for those who take it so. */
function cellsOf(text: string, start: number, mindsCode: boolean): TableCell[] {
  const from = text.length - text.trimStart().length;
  const to = text.trimEnd().length;
  const cells: TableCell[] = [];
  const code = mindsCode ? codeIn(text) : undefined;
  let begin = text[from] === '|' ? from + 1 : from;
  for (let index = begin; index <= to; index++) {
    if (text[index] === '\\' && index + 1 < to) index++;
    else if (code?.has(index)) index = code.get(index) ?? index;
    else if (index === to || text[index] === '|') {
      // Nothing stands behind the last pipe.
      if (index === to && begin === to && cells.length > 0) break;
      cells.push(cellOf(text, begin, index, start));
      begin = index + 1;
    }
  }
  return cells;
}

/** Where code begins → its last backtick. Backticks that nothing closes begin none. */
function codeIn(text: string): ReadonlyMap<number, number> {
  const code = new Map<number, number>();
  const next = new Map<number, number>();
  for (const { index, 0: fence } of [...text.matchAll(/`+/g)].toReversed()) {
    const end = next.get(fence.length);
    if (end !== undefined) code.set(index, end);
    next.set(fence.length, index + fence.length - 1);
  }
  return code;
}

function cellOf(line: string, from: number, to: number, offset: number): TableCell {
  const source = line.slice(from, to);
  const begin = from + (source.length - source.trimStart().length);
  const text = source.trim();
  return { text: text.replaceAll('\\|', '|'), start: offset + begin, end: offset + begin + text.length };
}
