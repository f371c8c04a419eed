import { differencesIn } from '../../src/core/difference.ts';
import { defineRule } from '../../src/core/rule.ts';
import { placeholderDifference } from './placeholders.ts';

export default defineRule({
  id: 'placeholder-parity',
  scope: 'catalogue',
  category: 'parity',
  severity: 'error',
  summary: 'A directive has a template output or a placeholder in one language and not in the other.',
  messages: {
    missing: '{here} stands in the {locale} text only. Put it into the {other} one, too, or remove it here.',
    differ: 'The {locale} text has {here}, the {other} one {there}. Use the same in both.',
    other: 'The same directive in {other}: {text}',
  },
  check: (catalogue) =>
    differencesIn(catalogue, (pair, { alignment }) => placeholderDifference(pair, alignment), {
      alone: 'missing',
      both: 'differ',
      twin: 'other',
    }),
});
