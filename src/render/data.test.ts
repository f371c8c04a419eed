import { expect, test } from 'vitest';
import { testConfig } from '../testing/config.ts';
import { dataOf, mergeData, withValue } from './data.ts';

function dataFor(data: unknown, run: Parameters<typeof dataOf>[1]): object {
  return dataOf(testConfig({ catalogue: { data } }).catalogue, run);
}

const run = { stage: 'dev', role: 'dev', kind: 'work', locale: 'ru' };

test('the locale is there by itself', () => {
  expect(dataFor([], run)).toEqual({ PromptLocale: 'ru' });
});

test('entries that fit a run are laid over each other, maps key by key, lists as a whole', () => {
  const data = [
    { values: { Run: { Stage: 'any', Role: 'any' }, Docs: ['a', 'b'] } },
    { match: { stage: 'dev' }, values: { Run: { Stage: 'dev' }, Docs: ['c'] } },
    { match: { stage: 'qa' }, values: { Run: { Stage: 'qa' } } },
  ];
  expect(dataFor(data, run)).toEqual({ PromptLocale: 'ru', Run: { Stage: 'dev', Role: 'any' }, Docs: ['c'] });
});

test('strings hold axes of the run, at any depth; an axis it does not name is empty', () => {
  const values = {
    Label: 'run:{stage}',
    Deep: [{ Name: '{role}-{kind}_{locale}{mode}' }],
    Other: '{name} {{stage}}',
    N: 1,
  };
  expect(dataFor({ values }, run)).toEqual({
    PromptLocale: 'ru',
    Label: 'run:dev',
    Deep: [{ Name: 'dev-work_ru' }],
    Other: '{name} {dev}',
    N: 1,
  });
});

test('values may be amended over those of a preset', () => {
  const data = { add: [{ values: { BaseBranch: 'main' } }] };
  expect(dataFor(data, run)).toEqual({ PromptLocale: 'ru', BaseBranch: 'main' });
});

test('an unknown value in a match is an error with its place', () => {
  expect(() => dataFor([{ match: { stage: 'nope' }, values: {} }], run)).toThrow('"nope" is not a stage');
});

test('names of JavaScript’s own are names like others', () => {
  const data = withValue({}, ['__proto__', 'constructor'], 1);
  expect(Object.keys(data)).toEqual(['__proto__']);
  expect(mergeData(data, withValue({}, ['__proto__', 'b'], 2))).toEqual(
    JSON.parse('{"__proto__":{"constructor":1,"b":2}}'),
  );
  expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
});
