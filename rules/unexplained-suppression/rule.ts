import { defineRule } from '../../src/core/rule.ts';
import { suggest } from '../../src/core/suggest.ts';
import { suppressionVerbs } from '../../src/core/suppression.ts';

export default defineRule({
  id: 'unexplained-suppression',
  scope: 'suppression',
  category: 'seedlint',
  severity: 'error',
  summary: 'A suppression comment names no rule, gives no reason or ends on no readable date, so it is not honoured.',
  messages: {
    verb: 'There is no comment "seedlint-{verb}", so nothing is suppressed. Write one of {known}.',
    near: 'There is no comment "seedlint-{verb}", so nothing is suppressed. Did you mean "seedlint-{suggestion}"?',
    reason: 'This suppression of {rules} gives no reason and is not honoured. Add one after "--".',
    rules: 'This suppression names no rule and is not honoured. Name the rules it is about.',
    date: 'This suppression of {rules} ends on {until}, which is no date, and is not honoured. Write it as 2027-01-31.',
  },
  *check(suppressions) {
    for (const { rules, reason, misdated, misspelt, place } of suppressions) {
      if (misspelt !== undefined) {
        const suggestion = suggest(misspelt.toLowerCase(), suppressionVerbs);
        if (suggestion === undefined)
          yield { message: 'verb', data: { verb: misspelt, known: suppressionVerbs.join(', ') }, at: place };
        else yield { message: 'near', data: { verb: misspelt, suggestion }, at: place };
      } else if (rules.length === 0) yield { message: 'rules', at: place };
      else if (reason === undefined) yield { message: 'reason', data: { rules: rules.join(', ') }, at: place };
      else if (misdated !== undefined) {
        yield { message: 'date', data: { rules: rules.join(', '), until: misdated }, at: place };
      }
    }
  },
});
