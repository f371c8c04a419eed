import { describe, expect, test } from 'vitest';
import type { Trial } from '../guard/mutate/mutate.ts';
import { mutationJson } from './mutation-json.ts';
import { mutationText, type MutationInput } from './mutation.ts';
import { width } from './width.ts';
import { wordsFor } from './words.ts';

const trials: Trial[] = [
  trial('drop-duty', 'Run the tests.', null, 'weakened', ['unit-parity'], ['tests']),
  trial('add-hedge', 'Run the tests.', 'Run the tests where possible.', 'unclear', [], ['tests']),
  trial(
    'add-hedge',
    'Answer every comment, whoever wrote it.',
    'Answer every comment, if time permits.',
    'survived',
    [],
  ),
];

const input: MutationInput = {
  mutation: { trials, possible: 42 },
  seed: 7,
  operators: ['drop-duty', 'add-hedge', 'drop-only'],
  wordless: new Map([['de', ['add-hedge']]]),
};

describe.each(['en', 'ru'])('in %s', (lang) => {
  test('every row fits the terminal', async () => {
    const text = mutationText(input, { words: await wordsFor(lang), width: 72, colour: 0 });
    expect(Math.max(...text.split('\n').map(width))).toBeLessThanOrEqual(72);
  });

  test('it tells scores, what was not tried, survivors with both texts, and the verdict', async () => {
    expect(mutationText(input, { words: await wordsFor(lang), width: 80, colour: 0 })).toMatchSnapshot();
  });
});

test('the data has stable keys; of what was not tried there is no score', () => {
  const data: unknown = JSON.parse(mutationJson(input));
  expect(data).toEqual({
    seed: 7,
    possible: 42,
    tried: 3,
    weakened: 1,
    unclear: 1,
    survived: 1,
    score: 0.6666,
    operators: [
      { operator: 'drop-duty', tried: 1, weakened: 1, unclear: 0, survived: 0, score: 1, linter: 1 },
      { operator: 'add-hedge', tried: 2, weakened: 0, unclear: 1, survived: 1, score: 0.5, linter: 0 },
      { operator: 'drop-only', tried: 0, weakened: 0, unclear: 0, survived: 0, score: null, linter: null },
    ],
    policies: [{ policy: 'tests', tried: 2, weakened: 1, unclear: 1, survived: 0, score: 1, linter: 1 }],
    linter: { 'unit-parity': 1 },
    wordless: { de: ['add-hedge'] },
    survivors: [
      {
        operator: 'add-hedge',
        path: 'prompts/dev-work_en.md',
        line: 3,
        locale: 'en',
        before: 'Answer every comment, whoever wrote it.',
        after: 'Answer every comment, if time permits.',
        policies: [],
      },
    ],
  });
});

function trial(
  operator: string,
  before: string,
  after: string | null,
  outcome: Trial['outcome'],
  linter: readonly string[],
  policies: readonly string[] = [],
): Trial {
  const at = { path: 'prompts/dev-work_en.md', line: 3, column: 3, start: 12, end: 30, endLine: 3, endColumn: 21 };
  return { mutant: { operator, at, locale: 'en', before, after, policies, edits: () => new Map() }, outcome, linter };
}
