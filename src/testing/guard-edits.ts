/** An edit of a catalogue, made to try the guard: does it weaken what prompts demand? Lines are those of the untouched file, from 1. */
export interface GuardEdit extends EditStep {
  readonly id: string;
  readonly file: string;
  readonly lang: string;
  readonly category: string;
  readonly expected: 'weakened' | 'neutral' | 'strengthened';
  readonly why?: string;
  /** Further edits of the same case. */
  readonly more?: readonly EditStep[];
}

export interface EditStep {
  readonly file?: string;
  readonly op: 'replace' | 'delete-line' | 'insert-after' | 'wrap' | 'create-file' | 'delete-file' | 'rename-file';
  /** `insert-after`: 0 is the start of the file, -1 its end. */
  readonly line?: number;
  readonly line_end?: number;
  readonly from?: string;
  readonly to?: string;
  readonly text?: string;
  readonly before?: string;
  readonly after?: string;
}

/** JSON lines. */
export function readEdits(text: string): GuardEdit[] {
  const edits: GuardEdit[] = [];
  for (const line of text.split('\n')) if (line.trim() !== '') edits.push(JSON.parse(line));
  return edits;
}

/** The files an edit changes, with their new text; null for one that is gone. Throws where the edit does not fit the files. */
export function applyEdit(edit: GuardEdit, textOf: (path: string) => string): Map<string, string | null> {
  const changed = new Map<string, string | null>();
  /** Per file and line of the untouched text: the lines that stand there now. */
  const rows = new Map<string, string[][]>();
  const rowsOf = (path: string): string[][] => {
    let known = rows.get(path);
    if (!known)
      rows.set(
        path,
        (known = textOf(path)
          .split('\n')
          .map((line) => [line])),
      );
    return known;
  };
  for (const step of [edit, ...(edit.more ?? [])]) {
    const file = step.file ?? edit.file;
    if (step.op === 'create-file') changed.set(file, step.text ?? step.to ?? '');
    else if (step.op === 'delete-file') changed.set(file, null);
    else if (step.op === 'rename-file') {
      changed.set(step.to ?? file, textOf(file));
      changed.set(file, null);
    } else editLines(rowsOf(file), step, edit.id);
  }
  for (const [path, lines] of rows) changed.set(path, lines.flat().join('\n'));
  return changed;
}

function editLines(
  rows: string[][],
  { op, line = 0, line_end: end, from = '', to = '', text, before, after }: EditStep,
  id: string,
): void {
  const row = rows[line === -1 ? rows.length - 1 : Math.max(0, line - 1)];
  if (!row) throw new Error(`${id}: there is no line ${line}`);
  switch (op) {
    case 'replace': {
      const index = row.findIndex((one) => one.includes(from));
      if (index === -1) throw new Error(`${id}: line ${line} does not hold «${from}»`);
      row[index] = (row[index] ?? '').replace(from, () => to);
      break;
    }
    case 'delete-line':
      row.length = 0;
      break;
    case 'insert-after':
      if (line === 0) row.unshift(text ?? to);
      else row.push(text ?? to);
      break;
    case 'wrap':
      row.unshift(before ?? '');
      rows[(end ?? line) - 1]?.push(after ?? '');
      break;
    default:
      throw new Error(`${id}: ${op} is no edit of lines`);
  }
}
