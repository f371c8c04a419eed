import { expect, test } from 'vitest';
import { viewOf } from '../testing/view.ts';
import { mayHold } from './evidence-sieve.ts';

test('what a phrase begins with must be there', () => {
  expect(holds('Publish no secrets', ['secret*'])).toBe(true);
  expect(holds('Publish no keys', ['secret*'])).toBe(false);
  expect(holds('Ещё раз', ['еще'])).toBe(true);
});

test('any of a choice is enough, code with blanks too', () => {
  expect(holds('A session that is `not found`', ['`empty`|`not found`|lost'])).toBe(true);
  expect(holds('A session that is lost', ['`empty`|`not found`|lost'])).toBe(true);
  expect(holds('A session', ['`empty`|`not found`|lost'])).toBe(false);
});

test('a phrase that may begin with anything lets everything through', () => {
  expect(holds('Three times', ['<number>'])).toBe(true);
  expect(holds('Three times', ['.. calls'])).toBe(true);
});

test.each(['Se\u00ADcrets', 'Sеcrets', 'Se**crets**', '**Se**crets', 'Se&shy;crets', '[Se](a)crets'])(
  'a text that is not plain is let through: %s',
  (text) => expect(holds(text, ['secret*'])).toBe(true),
);

function holds(text: string, phrases: readonly string[]): boolean {
  const [unit] = viewOf(`- ${text}\n`, 'en').units;
  if (!unit) throw new Error('no directive');
  return mayHold(phrases, unit);
}
