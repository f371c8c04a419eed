import { defineRule } from '../../src/core/rule.ts';

export default defineRule({
  id: 'expired-suppression',
  scope: 'suppression',
  category: 'seedlint',
  severity: 'error',
  summary: 'A suppression comment is past its date, so it hides nothing any more.',
  messages: {
    expired: 'This suppression of {rules} ended on {until}. Mend what it hid, or agree on a new date.',
  },
  *check(suppressions) {
    for (const { rules, until, expired, place } of suppressions) {
      if (expired && until !== undefined)
        yield { message: 'expired', data: { rules: rules.join(', '), until }, at: place };
    }
  },
});
