import { expect, test } from 'vitest';
import { sentence, slotsOf } from './sentence.ts';

test.each([
  [1, '1 ошибка'],
  [2, '2 ошибки'],
  [5, '5 ошибок'],
  [11, '11 ошибок'],
  [21, '21 ошибка'],
  [112, '112 ошибок'],
  [0, '0 ошибок'],
])('%i takes its Russian form', (count, text) => {
  expect(sentence('{count} {count|ошибка|ошибки|ошибок}', { count }, 'ru')).toBe(text);
});

test('English has two forms', () => {
  const template = '{count} {count|finding is|findings are} left';
  expect(sentence(template, { count: 1 }, 'en')).toBe('1 finding is left');
  expect(sentence(template, { count: 0 }, 'en')).toBe('0 findings are left');
});

test('a slot without a value stays, and a value is not read for slots', () => {
  expect(sentence('{found} and {missing}', { found: '{missing}' }, 'en')).toBe('{missing} and {missing}');
  expect(sentence('{toString} {constructor|one|many}', {}, 'en')).toBe('{toString} {constructor|one|many}');
});

test('template actions in a sentence are not slots', () => {
  expect(sentence('Use {{ .BaseBranch }}.', { BaseBranch: 'main' }, 'en')).toBe('Use {{ .BaseBranch }}.');
});

test('slots are listed once, whatever their form', () => {
  expect(slotsOf('{path}: {count} {count|file|files} in {path}')).toEqual(['count', 'path']);
});
