import type { Found } from '../../src/core/finding.ts';
import type { Register } from '../../src/core/requirement.ts';
import { defineRule } from '../../src/core/rule.ts';
import { issueMapDrift } from './issue-map.ts';
import { matrixDrift } from './matrix.ts';
import { raggedRows } from './ragged.ts';
import { statusFault } from './status.ts';

export default defineRule({
  id: 'matrix-drift',
  scope: 'catalogue',
  category: 'traceability',
  severity: 'warning',
  summary: 'A traceability matrix or issue map says something else than the register, its own head, or the repository.',
  messages: {
    missing: 'Requirement {id} has no row in {matrix}. Add one, or say in the register that it is retired.',
    twice: 'A row of this matrix is about {id} already. Remove one of them.',
    repeated: 'A row of this map is about {issues} already. Remove one of them.',
    first: 'The first row is here',
    ragged:
      'The row has {cells} {cells|cell|cells}, the head of its table {expected}. Mend it; a pipe within a cell is written "\\|".',
    raggedRows:
      '{count} rows do not have the {expected} cells of the head of their table; the first has {cells}. Mend them; a pipe within a cell is written "\\|".',
    next: 'The next such row, with {cells} cells',
    status: 'The status "{status}" is none of this document: {known}. Correct it, or add it to "statuses".',
    state:
      'Nobody knows whether a requirement holds that is "{status}": {known}. Correct the status, or add it to "statuses".',
    gone: 'The row says "{status}" of {id}, but {path} does not exist. Correct the path, or the status.',
    bare: 'The row says "{status}" of {id}, but names no document. Name it, or correct the status.',
    lost: '{path} does not exist. Correct the path.',
  },
  *check(catalogue): Generator<Found> {
    const { register } = catalogue;
    if (!register) return;
    yield* raggedRows(register.ragged);
    yield* statesIn(register);
    yield* lacking(register);
    for (const matrix of register.matrices) yield* matrixDrift(matrix, catalogue);
    for (const map of register.issueMaps) yield* issueMapDrift(map, catalogue);
  },
});

/** Words of the register that say neither that a requirement holds nor that it does not. */
function* statesIn({ requirements, statuses }: Register): Generator<Found> {
  const known = Object.values(statuses).flat();
  for (const { status, place } of requirements) {
    if (status === undefined || known.includes(status.toLowerCase())) continue;
    yield { ...statusFault('state', { text: status, place }, known), anchor: status };
  }
}

/** What holds has a row in some matrix. */
function* lacking({ requirements, matrices }: Pick<Register, 'requirements' | 'matrices'>): Generator<Found> {
  const [first, ...others] = matrices;
  if (!first) return;
  const there = new Set(matrices.flatMap(({ rows }) => rows.map(({ id }) => id)));
  const matrix = [first, ...others].map(({ file }) => file.path).join(', ');
  for (const { id, state, place } of requirements) {
    if (state !== 'active' || there.has(id)) continue;
    yield { message: 'missing', data: { id, matrix }, at: place, anchor: id };
  }
}
