import type { Change, Drift } from '../../src/core/change.ts';
import { isHere } from '../../src/core/known-path.ts';
import type { MatrixRow, Register, TraceMatrix } from '../../src/core/requirement.ts';
import { wholeFile } from '../../src/core/text.ts';
import { knobDrift, listed, none } from '../../src/guard/law/knob.ts';
import { lostFrom } from '../../src/guard/law/same.ts';

/** Rows that say of a requirement that it is met although nothing shows it, or say no more where. */
export function* weakerRows(was: Register, is: Register, change: Change): Generator<Drift> {
  const ids = new Set(is.requirements.map(({ id }) => id));
  for (const before of was.matrices) {
    const after = is.matrices.find(({ file }) => file.path === before.file.path);
    if (!after) {
      const knob = {
        name: 'requirements.matrices',
        at: { base: wholeFile(before.file) },
        before: before.file.path,
        after: none,
      };
      yield knobDrift(change, 'matrix', knob, { mend: 'restore' });
      continue;
    }
    const rows = new Map(after.rows.map((row) => [row.id, row]));
    const seen = new Set<string>();
    for (const row of before.rows) {
      if (seen.has(row.id)) continue;
      seen.add(row.id);
      yield* weakerRow(row, rows.get(row.id), { before, after, change, isKnown: ids.has(row.id) });
    }
  }
}

interface Where {
  readonly before: TraceMatrix;
  readonly after: TraceMatrix;
  readonly change: Change;
  /** The requirement is still there. */
  readonly isKnown: boolean;
}

function* weakerRow(
  before: MatrixRow,
  row: MatrixRow | undefined,
  { before: matrix, after, change, isKnown }: Where,
): Generator<Drift> {
  const data = { id: before.id, matrix: after.file.path };
  const options = { data, mend: 'restore' } as const;
  const at = { base: before.place, head: row?.place ?? wholeFile(after.file) };
  if (!row) {
    const knob = { name: before.id, at, before: before.status?.text ?? 'row', after: none };
    if (isKnown) yield knobDrift(change, 'row', knob, options);
    return;
  }
  const [was, is] = [before.status?.text ?? none, row.status?.text ?? none];
  if (claims(row, after) && !claims(before, matrix) && !isShown(row, after, change))
    yield knobDrift(change, 'covered', { name: before.id, at, before: was, after: is }, options);
  // A document that moved is named where it lies now; one that stays and is named no more did show it.
  const lost = lostFrom(paths(before), paths(row)).filter((path) => isThere(path, after, change));
  if (lost.length > 0 && claims(before, matrix))
    yield knobDrift(
      change,
      'row-target',
      { name: before.id, at, before: listed(lost), after: listed(paths(row)) },
      { ...options, verdict: 'unclear' },
    );
}

function paths({ documents }: MatrixRow): string[] {
  return documents.map(({ path }) => path);
}

/** Does a row say that its requirement is met? */
function claims({ status }: MatrixRow, { statuses }: TraceMatrix): boolean {
  const text = status?.text.toLowerCase() ?? '';
  return statuses
    ? statuses.covered.some((one) => one.toLowerCase() === text)
    : /^(?:covered|done|met|implemented|покрыто|выполнено)$/.test(text);
}

function isShown({ documents }: MatrixRow, matrix: TraceMatrix, change: Change): boolean {
  return documents.some(({ path }) => isThere(path, matrix, change));
}

function isThere(path: string, { file }: TraceMatrix, { head }: Change): boolean {
  return isHere(path, file.path.split('/').slice(0, -1).join('/'), head.catalogue);
}
