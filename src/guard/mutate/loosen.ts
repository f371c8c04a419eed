import type { Bound } from '../../core/force-features.ts';
import { replaced, type Operator } from './mutation.ts';
import { forbids, type Target } from './target.ts';

/** A bound is set where it costs less: at least fewer, at most more, less often. */
export const loosenNumber: Operator = {
  name: 'loosen-number',
  *mutate(target) {
    // Under a prohibition the direction turns round.
    if (forbids(target)) return;
    const { features, parsed } = target.reading;
    for (const bound of features.bounds) {
      const looser = loosen(bound, target);
      const word = parsed.words
        .slice(bound.from, bound.to)
        .find(({ kind, text }) => kind === 'number' && Number(text) === bound.value);
      if (!word || looser === undefined || parsed.zones[bound.from] !== 'main') continue;
      yield replaced(target, word.start, word.end, String(looser));
    }
  },
};

function loosen({ kind, value }: Bound, target: Target): number | undefined {
  if (!Number.isInteger(value) || value < 1) return undefined;
  if (kind === 'min') return value > 1 ? Math.floor(value / 2) : undefined;
  if (kind === 'max' || kind === 'per') return value * 3;
  // Nothing in the sentence says which way is stricter; a policy may.
  return kind === 'plain' || kind === 'exactly' ? declared(value, target) : undefined;
}

function declared(value: number, { catalogue, unit }: Target): number | undefined {
  for (const { parameters, texts } of catalogue.law.policies) {
    if (!Object.values(texts).some(({ view }) => view.units.some(({ text }) => text === unit.text))) continue;
    for (const { value: stated, stricter } of parameters) {
      // The end that sets the limit: of 3–4 calls, 4 where fewer is stricter.
      if (stricter === 'lower' && stated?.[1] === value) return value * 3;
      if (stricter === 'higher' && stated?.[0] === value && value > 1) return Math.floor(value / 2);
    }
  }
  return undefined;
}
