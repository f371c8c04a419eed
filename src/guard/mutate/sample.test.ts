import { expect, test } from 'vitest';
import type { Mutant } from './mutant.ts';
import { sample } from './sample.ts';

const mutants = ['drop-duty', 'add-hedge', 'drop-only'].flatMap((operator, kind) =>
  // Of the last one there are only two.
  Array.from({ length: kind === 2 ? 2 : 60 }, (_, index) => mutant(operator, `seed-${index % 6}.md`, index)),
);

test('the same seed draws the same mutants', () => {
  expect(sample(mutants, 20, 7)).toEqual(sample(mutants, 20, 7));
});

test('another seed draws others', () => {
  expect(sample(mutants, 20, 7)).not.toEqual(sample(mutants, 20, 8));
});

test('each operator gets as many as the others, as far as it has them', () => {
  const drawn = sample(mutants, 20, 1);
  const counts = ['drop-duty', 'add-hedge', 'drop-only'].map((name) => drawn.filter((one) => one.operator === name));
  expect(counts.map(({ length }) => length)).toEqual([9, 9, 2]);
});

test('they come from as many files as there are', () => {
  const drawn = sample(mutants, 20, 1).filter(({ operator }) => operator === 'drop-duty');
  expect(new Set(drawn.map(({ at }) => at.path)).size).toBe(6);
});

test('the order of the catalogue is kept, and no more are drawn than there are', () => {
  expect(sample(mutants, 1000, 1)).toEqual(mutants);
});

function mutant(operator: string, path: string, line: number): Mutant {
  const at = { path, line, start: line, end: line, column: 1, endLine: line, endColumn: 1 };
  return { operator, at, locale: 'en', before: '', after: '', policies: [], edits: () => new Map() };
}
