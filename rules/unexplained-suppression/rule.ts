import { defineRule } from '../../src/core/rule.ts';

export default defineRule({
  id: 'unexplained-suppression',
  scope: 'suppression',
  category: 'seedlint',
  severity: 'error',
  summary: 'A suppression comment names no rule or gives no reason, so it is not honoured.',
  messages: {
    reason: 'This suppression of {rules} gives no reason and is not honoured. Add one after "--".',
    rules: 'This suppression names no rule and is not honoured. Name the rules it is about.',
  },
  *check(suppressions) {
    for (const { rules, reason, place } of suppressions) {
      if (rules.length === 0) yield { message: 'rules', at: place };
      else if (reason === undefined) yield { message: 'reason', data: { rules: rules.join(', ') }, at: place };
    }
  },
});
