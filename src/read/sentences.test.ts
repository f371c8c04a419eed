import { expect, test } from 'vitest';
import { sentences } from './sentences.ts';

test.each([
  ['Прочитайте Issue. Затем план.', ['Прочитайте Issue.', 'Затем план.']],
  ['См. п. 4 и рис. 2. Дальше сами.', ['См. п. 4 и рис. 2.', 'Дальше сами.']],
  ['Проверьте всё, т.е. Issue и PR. Готово.', ['Проверьте всё, т.е. Issue и PR.', 'Готово.']],
  ['Тесты, линтеры и т.д. запускайте сами.', ['Тесты, линтеры и т.д. запускайте сами.']],
  ['Тесты, линтеры и т.д. Затем сборка.', ['Тесты, линтеры и т.д.', 'Затем сборка.']],
  ['Шаг 1. Прочитайте файл. Шаг 2. Исправьте.', ['Шаг 1. Прочитайте файл.', 'Шаг 2. Исправьте.']],
  ['Лимит 50. Больше нельзя.', ['Лимит 50.', 'Больше нельзя.']],
  ['Готово? да, готово! Сдавайте.', ['Готово? да, готово!', 'Сдавайте.']],
  ['Ждите… потом отвечайте.', ['Ждите… потом отвечайте.']],
])('Russian: %s', (text, expected) => {
  expect(cut(text, 'ru')).toEqual(expected);
});

test.each([
  ['Run the checks, e.g. Vitest. Then push.', ['Run the checks, e.g. Vitest.', 'Then push.']],
  ['Use one tool, i.e. Git. Never two.', ['Use one tool, i.e. Git.', 'Never two.']],
  ['Answer yes or no. Then stop.', ['Answer yes or no.', 'Then stop.']],
  ['Step 2. Read the file.', ['Step 2. Read the file.']],
  ['Bump to 1.5 first. Done.', ['Bump to 1.5 first.', 'Done.']],
])('English: %s', (text, expected) => {
  expect(cut(text, 'en')).toEqual(expected);
});

test('a locale that is no language tag is read like any other', () => {
  expect(cut('Do. Stop.', 'основной')).toEqual(['Do.', 'Stop.']);
  expect(cut('Do. Stop.', 'en_US')).toEqual(['Do.', 'Stop.']);
});

test('offsets count from the beginning of the text, not of the stretch', () => {
  const text = 'Цель.  Делай. Стой. ';
  expect(sentences(text, { from: 5, to: text.length }, 'ru')).toEqual([
    { from: 7, to: 13 },
    { from: 14, to: 19 },
  ]);
});

function cut(text: string, locale: string): string[] {
  return sentences(text, { from: 0, to: text.length }, locale).map(({ from, to }) => text.slice(from, to));
}
