import { defineRule } from '../../src/core/rule.ts';

export default defineRule({
  id: 'unexplained-suppression',
  scope: 'suppression',
  category: 'seedlint',
  severity: 'error',
  summary: 'A suppression comment names no rule, gives no reason or ends on no readable date, so it is not honoured.',
  messages: {
    reason: 'This suppression of {rules} gives no reason and is not honoured. Add one after "--".',
    rules: 'This suppression names no rule and is not honoured. Name the rules it is about.',
    date: 'This suppression of {rules} ends on {until}, which is no date, and is not honoured. Write it as 2027-01-31.',
  },
  *check(suppressions) {
    for (const { rules, reason, misdated, place } of suppressions) {
      if (rules.length === 0) yield { message: 'rules', at: place };
      else if (reason === undefined) yield { message: 'reason', data: { rules: rules.join(', ') }, at: place };
      else if (misdated !== undefined) {
        yield { message: 'date', data: { rules: rules.join(', '), until: misdated }, at: place };
      }
    }
  },
});
