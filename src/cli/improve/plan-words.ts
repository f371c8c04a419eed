import { rules } from '../../../rules/index.ts';
import type { Words } from '../../report/words.ts';
import { changeLine } from '../../report/change-line.ts';
import type { FindingWords } from '../../update/plan/findings.ts';
import type { Because } from '../../update/plan/meaning.ts';

/** What a plan says of itself, in the language of the pull request. */
export function planWords(words: Words): FindingWords & { readonly because: Because } {
  return {
    because: {
      names: (what) => words.ui('plan.because.names', { what }),
      like: (policy, share) => words.ui('plan.because.like', { policy, percent: Math.round(share * 100) }),
    },
    summary: (data) => words.ui('plan.findings.summary', data),
    title: (change) => {
      switch (change.change) {
        case 'fix':
          return words.ui('plan.title.fix', { rule: change.rule, count: change.paths.length });
        case 'sync-policy':
          return words.ui('plan.title.sync-policy', { policy: change.policy, count: change.paths.length });
        case 'add-policy':
          return words.ui('plan.title.add-policy', { policy: change.policy, count: change.paths.length });
        default:
          return changeLine(change, words);
      }
    },
    problem({ rule, count, example }) {
      const known = rules.find(({ id }) => id === rule);
      const message = known?.sensitive ? rule : words.finding(known, example.message, example.data);
      return words.ui('plan.problem', { rule, count, message, path: example.at.path, line: example.at.line });
    },
  };
}
