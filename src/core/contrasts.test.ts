import { expect, test } from 'vitest';
import { builtInPacks } from '../read/locale-packs.ts';
import { contrasts } from './contrasts.ts';

const concepts = contrasts.flatMap((row) => row.flatMap((member) => member.split(' ')));

test.each([...builtInPacks().values()])('$tag has words for every concept of the rows', ({ glossary }) => {
  expect(concepts.filter((concept) => !glossary?.terms[concept])).toEqual([]);
});

test('a row holds each concept once, and two members at the least', () => {
  for (const row of contrasts) {
    const own = row.flatMap((member) => member.split(' '));
    expect(new Set(own).size).toBe(own.length);
    expect(row.length).toBeGreaterThan(1);
  }
});
