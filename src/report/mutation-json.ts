import { killed, scoreOf, scoresBy, type Score } from '../guard/mutate/score.ts';
import { linterCounts, policyScores, type MutationInput } from './mutation.ts';

/** The same as data, indented by two: stable keys, shares from 0 to 1. */
export function mutationJson({ mutation, seed, operators, wordless }: MutationInput): string {
  const { trials, possible } = mutation;
  const all = scoreOf('', trials);
  const scores = scoresBy(trials, ({ mutant }) => [mutant.operator]);
  const data = {
    seed,
    possible,
    tried: all.tried,
    weakened: all.weakened,
    unclear: all.unclear,
    survived: all.survived,
    score: share(all),
    operators: operators.map((name) => {
      const score = scores.find((one) => one.name === name) ?? scoreOf(name, []);
      return { operator: name, ...figures(score) };
    }),
    policies: policyScores(trials).map((score) => ({ policy: score.name, ...figures(score) })),
    linter: Object.fromEntries(linterCounts(trials)),
    wordless: Object.fromEntries(wordless),
    survivors: trials
      .filter(({ outcome }) => outcome === 'survived')
      .map(({ mutant: { operator, at, locale, before, after, policies } }) => ({
        operator,
        path: at.path,
        line: at.line,
        locale,
        before,
        after,
        policies,
      })),
  };
  return `${JSON.stringify(data, undefined, 2)}\n`;
}

function figures(score: Score): object {
  const { tried, weakened, unclear, survived, linter = null } = score;
  // Of what was not tried, nothing is known.
  return { tried, weakened, unclear, survived, score: tried === 0 ? null : share(score), linter };
}

function share(score: Score): number {
  return Math.floor(killed(score) * 10_000) / 10_000;
}
