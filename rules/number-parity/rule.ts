import { differencesIn } from '../../src/core/difference.ts';
import { defineRule } from '../../src/core/rule.ts';
import { numberDifference } from './numbers.ts';

export default defineRule({
  id: 'number-parity',
  scope: 'catalogue',
  category: 'parity',
  severity: 'error',
  summary: 'A directive gives a number in one language and another one, or none, in the other.',
  messages: {
    missing: 'The number {here} stands in the {locale} text only. Say it in {other}, too, or remove it here.',
    differ: 'The {locale} text says {here}, the {other} one {there}. Make them equal.',
    other: 'The same directive in {other}: {text}',
  },
  check: (catalogue) => differencesIn(catalogue, numberDifference, { alone: 'missing', both: 'differ', twin: 'other' }),
});
