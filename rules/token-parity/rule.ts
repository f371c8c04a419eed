import { differencesIn } from '../../src/core/difference.ts';
import { defineRule } from '../../src/core/rule.ts';
import { tokenDifference } from './tokens.ts';

interface Options {
  /** Also report code that the other language says as a plain word. */
  readonly plainWords: boolean;
}

export default defineRule<Options>({
  id: 'token-parity',
  scope: 'catalogue',
  category: 'parity',
  severity: 'error',
  summary: 'A directive names a file, command or identifier in one language and not in the other.',
  messages: {
    missing: '`{here}` stands in the {locale} text only. Name it in {other}, too, or remove it here.',
    differ: 'The {locale} text names `{here}`, the {other} one `{there}`. Name the same in both.',
    other: 'The same directive in {other}: {text}',
  },
  options: { plainWords: false },
  schema: {
    type: 'object',
    additionalProperties: false,
    properties: { plainWords: { type: 'boolean' } },
  },
  stricter: { plainWords: 'on' },
  check: (catalogue, { options }) =>
    differencesIn(catalogue, (pair, context) => tokenDifference(pair, { ...context, ...options }), {
      alone: 'missing',
      both: 'differ',
      twin: 'other',
    }),
});
