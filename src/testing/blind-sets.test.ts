import { expect, test } from 'vitest';
import { readBlindSet, runBlindSet } from './blind.ts';

/*
 * Edits that somebody else wrote, who had seen neither rules nor word lists. What the first run of each found is in docs/parity.md;
 * since then they are fixtures like any other: no weakening that is found, and no silence about a harmless edit, may be lost.
 * Every third edit is tried, to stay short; all of them with SEEDLINT_EVERY_STEP=1.
 */

const all = process.env['SEEDLINT_EVERY_STEP'] === '1';

test.each([
  { name: '1', missed: 4, third: 2, wrong: 0 },
  { name: '2', missed: 10, third: 3, wrong: 0 },
  { name: '3', missed: 17, third: 7, wrong: 0 },
  { name: '4', missed: 8, third: 6, wrong: 0 },
  { name: '5', missed: 6, third: 1, wrong: 0 },
  { name: '6', missed: 4, third: 2, wrong: 1 },
  { name: '7', missed: 13, third: 4, wrong: 0 },
  { name: '8', missed: 10, third: 4, wrong: 0 },
  { name: '9', missed: 4, third: 4, wrong: 0 },
  { name: '10', missed: 8, third: 2, wrong: 1 },
  { name: '11', missed: 7, third: 2, wrong: 0 },
  { name: '12', missed: 9, third: 3, wrong: 0 },
])('blind set $name', { timeout: 240_000 }, async ({ name, missed, third, wrong }) => {
  const { seeds, edits } = readBlindSet(new URL(`../../fixtures/parity/blind-${name}.yaml`, import.meta.url));
  expect([edits.filter(({ drift }) => drift).length >= 60, edits.filter(({ drift }) => !drift).length >= 40]).toEqual([
    true,
    true,
  ]);
  const { results } = await runBlindSet({ seeds, edits: edits.filter((_, index) => all || index % 3 === 0) });
  const weaker = results.filter(({ edit }) => edit.drift);
  const lost = weaker.filter(({ findings }) => findings.length === 0);
  expect(lost.length).toBeLessThanOrEqual(all ? missed : third);
  const harmless = results.filter(({ edit }) => !edit.drift);
  const errors = harmless.filter(({ findings }) => findings.some(({ severity }) => severity === 'error'));
  expect(errors.length).toBeLessThanOrEqual(wrong);
});
