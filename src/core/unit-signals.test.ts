import { expect, test } from 'vitest';
import { viewOf } from '../testing/view.ts';
import { foldPlaceholder, isNeutral, numbersIn, proseOf } from './unit-signals.ts';

test.each([
  ['не более 3-4 раз', ['3', '4']],
  ['10 000 строк', ['10000']],
  ['10,000 lines', ['10000']],
  ['1,5 секунды', ['1.5']],
  ['1.5 seconds', ['1.5']],
  ['5 раз по 200 строк', ['5', '200']],
  ['строки 10, 20 и 30', ['10', '20', '30']],
])('the numbers of «%s» are %j', (text, numbers) => {
  const [unit] = viewOf(`- ${text}\n`, 'ru').units;
  expect(unit && numbersIn(unit)).toEqual(numbers);
});

test('prose is a text without code, actions, placeholders and addresses', () => {
  expect(proseOf('Пишите **PR** в `main`, `{{ .X }}` и <имя>: https://example.org/a').replace(/\s+/g, ' ')).toBe(
    'Пишите PR в , и : ',
  );
});

test.each([
  ['run_status_report', true],
  ['*.md', true],
  ['## Контекст', false],
  ['QA gap: <short defect>', false],
])('is `%s` the same in every language? %s', (code, neutral) => {
  expect(isNeutral(code)).toBe(neutral);
});

test('placeholders compare without blanks and trim markers', () => {
  expect(foldPlaceholder('{{- .BaseBranch | quote -}}')).toBe(foldPlaceholder('{{ .BaseBranch|quote }}'));
});
