import { expect, test } from 'vitest';
import { idsIn } from './id-cell.ts';

const isId = (text: string): boolean => /^(?:FR|NFR)-\d{3}$/.test(text);

test.each([
  ['FR-001', ['FR-001']],
  ['**[FR-001](#fr)**', ['FR-001']],
  ['`FR-001`, FR-002', ['FR-001', 'FR-002']],
  ['FR-001<br/>NFR-002', ['FR-001', 'NFR-002']],
  ['FR-001/NFR-002', ['FR-001', 'NFR-002']],
  ['FR-001 + FR-001', ['FR-001']],
  ['FR-009…FR-011', ['FR-009', 'FR-010', 'FR-011']],
  ['FR-009..011', ['FR-009', 'FR-010', 'FR-011']],
  ['FR-001 (see FR-002)', ['FR-001']],
])('%s is about %j', (text, ids) => {
  expect(idsIn(text, isId)).toEqual(ids);
});

test.each([
  ['FR-01', ['FR-01']],
  ['FR-0O1', ['FR-0O1']],
  ['ФР-001', ['ФР-001']],
])('%s is no id, but was meant for one', (text, ids) => {
  expect(idsIn(text, isId)).toEqual(ids);
});

test.each(['', '—', 'Security', '**Full-text search**', 'read-only', 'FR-009…FR-001', 'FR-000…FR-999999'])(
  '%j is about nothing',
  (text) => {
    expect(idsIn(text, isId)).toEqual([]);
  },
);
