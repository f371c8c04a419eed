import { expect, test } from 'vitest';
import { packsIn } from '../testing/packs.ts';
import { builtInPacks } from './locale-packs.ts';

test('every built-in language has words for the same operators', () => {
  const [en, ru] = ['en', 'ru'].map((tag) => builtInPacks().get(tag)?.mutants);
  const named = (words: typeof en): unknown =>
    Object.entries(words ?? {}).map(([kind, operators]) => [kind, Object.keys(operators).toSorted()]);
  expect(named(en)).toEqual(named(ru));
  expect(named(en)).not.toEqual([]);
});

test('a pack of one’s own adds words to swap, and replaces whole lists', async () => {
  const text = 'swaps: { drop-only: { merely: "" } }\ntails: { add-hedge: [" at times"] }\n';
  const words = (await packsIn({ 'locales/en/mutants.yaml': text })).get('en')?.mutants;
  expect(words?.swaps['drop-only']).toMatchObject({ merely: '', only: '' });
  expect(words?.tails['add-hedge']).toEqual([' at times']);
  expect(words?.tails['add-exception']).toEqual(builtInPacks().get('en')?.mutants?.tails['add-exception']);
});

test.each([
  ['a frame without its directive', 'frames:\n  to-report:\n    order: [In the past]\n', 3],
  ['an unknown kind of words', 'swaps: {}\nsuffixes: {}\n', 2],
  ['a word that is none', 'swaps:\n  drop-only:\n    only: 3\n', 3],
])('%s is refused where it stands', async (_, text, line) => {
  await expect(packsIn({ 'locales/en/mutants.yaml': text })).rejects.toMatchObject({
    at: { path: 'locales/en/mutants.yaml', line },
  });
});
