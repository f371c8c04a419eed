import { expect, test } from 'vitest';
import { readBlindSet, runBlindSet } from './blind.ts';

/*
 * Edits that somebody else wrote, who had seen neither rules nor word lists. What the first run of each found is in docs/parity.md;
 * since then they are fixtures like any other: no weakening that is found, and no silence about a harmless edit, may be lost.
 */

test.each([
  { name: '1', missed: 7, wrong: 0 },
  { name: '2', missed: 8, wrong: 0 },
  { name: '3', missed: 19, wrong: 2 },
])('blind set $name', { timeout: 180_000 }, async ({ name, missed, wrong }) => {
  const set = readBlindSet(new URL(`../../fixtures/parity/blind-${name}.yaml`, import.meta.url));
  const { results } = await runBlindSet(set);
  const weaker = results.filter(({ edit }) => edit.drift);
  const harmless = results.filter(({ edit }) => !edit.drift);
  expect([weaker.length >= 60, harmless.length >= 40]).toEqual([true, true]);
  expect(weaker.filter(({ findings }) => findings.length === 0).length).toBeLessThanOrEqual(missed);
  const errors = harmless.filter(({ findings }) => findings.some(({ severity }) => severity === 'error'));
  expect(errors.length).toBeLessThanOrEqual(wrong);
});
