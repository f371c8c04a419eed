import type { Alignment, Pair } from '../../src/core/align.ts';
import { unlessNearby, type Difference } from '../../src/core/difference.ts';
import { facing } from '../../src/core/lost.ts';
import type { Side } from '../../src/core/pairing.ts';
import type { Token, Unit } from '../../src/core/seed.ts';
import { textOf } from '../../src/core/twins.ts';
import { foldPlaceholder } from '../../src/core/unit-signals.ts';

/** The placeholders that only one side of a pair has. */
export function placeholderDifference(pair: Pair, alignment: Alignment): Difference {
  const left = missing(pair, 'left');
  const right = missing(pair, 'right');
  // `<short goal>` and `<краткая цель>`: what is to be filled in may be said in words, one for one.
  const words = Math.min(
    left.filter(isAngled).length,
    right.filter(isAngled).length,
    Math.max(left.filter(isTranslated).length, right.filter(isTranslated).length),
  );
  const found = { left: withoutWords(left, words), right: withoutWords(right, words) };
  return unlessNearby(found, pair, alignment, (token, unit) => has(unit, token));
}

function missing(pair: Pair, side: Side): Token[] {
  return pair[side]
    .flatMap(({ placeholders }) => placeholders)
    .filter((token) => !isInclusion(token))
    .filter((token) => !pair[facing(side)].some((unit) => has(unit, token)));
}

function has(unit: Unit, { text }: Token): boolean {
  const wanted = foldPlaceholder(text);
  if (unit.placeholders.some((token) => foldPlaceholder(token.text) === wanted)) return true;
  // A placeholder of another kind (`<id>` within code that the reader of placeholders skipped) is one, too.
  return textOf([unit]).replace(/\s+/g, '').toLowerCase().includes(text.replace(/\s+/g, '').toLowerCase());
}

// `{{ template "rules_ru" . }}` is text of its own language, kept elsewhere; what it says is compared there.
function isInclusion({ text }: Token): boolean {
  return /^\{\{-?\s*(?:template|block)\s/.test(text);
}

function isAngled({ text }: Token): boolean {
  return text.startsWith('<');
}

function isTranslated(token: Token): boolean {
  return isAngled(token) && /[^\p{Script=Latin}\P{L}]/u.test(token.text);
}

function withoutWords(tokens: readonly Token[], count: number): Token[] {
  let left = count;
  return tokens.filter((token) => !isAngled(token) || left-- <= 0);
}
