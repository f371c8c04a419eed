import { divergence, type Divergence } from './divergence.ts';
import { scaleWords } from './force-content.ts';
import type { Bound } from './force-features.ts';
import { numeralOf } from './glossary.ts';
import { isNegative } from './translation-negation.ts';
import { isHinted, spanOf, told, type Telling, type Told } from './telling.ts';

/** Only, every, some, at least, or: how much a directive covers. */
export function* scopeDivergences(left: Telling, right: Telling): Generator<Divergence> {
  for (const [one, other] of [
    [left, right],
    [right, left],
  ] as const) {
    yield* only(one, other);
    yield* universal(one, other);
    yield* alternatives(one, other);
  }
  yield* bounds(left, right);
  yield* measured(left, right);
  yield* measured(right, left);
  yield* roughly(left, right);
  yield* roughly(right, left);
}

function* only(one: Telling, other: Telling): Generator<Divergence> {
  const [marker] = told(one, 'only');
  if (!marker || told(other, 'only').length > 0) return;
  if (other.readings.some(({ mode }) => mode === 'restrict')) return;
  // «Не раньше чем», "not unless": nothing else, said by a negation. In a way out of its own it limits that.
  const closed = other.readings.some(
    ({ features: { exceptions, negative }, parsed: { marks, words } }) =>
      (exceptions.length > 0 && negative) ||
      words.some((_, index) => marks.some(({ kind, from }) => from === index && isClosing(kind))) ||
      // «Только потом», "only then": the word is part of another phrase.
      marks.some(
        ({ kind, from, to }) =>
          kind !== 'only' && words.slice(from, to).some(({ text }) => other.grammar.words.phrases.only?.includes(text)),
      ),
  );
  if (closed || limits.some((key) => other.keys.has(key))) return;
  // «Только после проверки» is "before that, check".
  const after = told(one, 'after').some(({ reading, from }) => reading === marker.reading && from >= marker.to);
  if (after && told(other, 'before').length > 0) return;
  yield divergence('only', other.side, marker.to > marker.from ? 'certain' : 'likely', undefined, spanOf(one, marker));
}

function isClosing(kind: string): boolean {
  return kind === 'exactly' || kind === 'restrict';
}

function* universal(one: Telling, other: Telling): Generator<Divergence> {
  const [all] = told(one, 'all');
  // «Ключ агента», "agent key:" is no choice of agents.
  const some = told(one, 'some').find(({ reading, to }) => one.readings[reading]?.parsed.words[to]?.kind === 'word');
  const theirs = { all: told(other, 'all').length + told(other, 'any').length, some: told(other, 'some') };
  if (some && theirs.some.length === 0 && !isHinted(some, one, other)) {
    yield divergence('partial', one.side, 'likely', spanOf(one, some));
    return;
  }
  if (!all || theirs.all > 0 || isHinted(all, one, other)) return;
  // «Ни один документ» is "no document"; "both X and Y" is «и X, и Y».
  if (isNegative(other) && startsWith(all, one, 'negation')) return;
  if (isPair(all, one) && marksOf(other, 'and').length > 0) return;
  const forbids = [one, other].some(({ readings }) => readings.some(({ mode }) => mode === 'forbid'));
  if (forbids) return;
  const degree = !isQuantifier(one, all);
  // "Always" may be «обязательно».
  if (
    degree &&
    (saysFully(other) || other.readings.some(({ parsed }) => parsed.marks.some(({ kind }) => kind === 'must')))
  )
    return;
  yield divergence('universal', other.side, degree ? 'hint' : 'likely', undefined, spanOf(one, all));
}

function startsWith({ reading, from }: Told, { readings, grammar }: Telling, kind: 'negation'): boolean {
  const word = readings[reading]?.parsed.words[from]?.text;
  return word !== undefined && (grammar.words.phrases[kind] ?? []).includes(word);
}

function isPair({ reading, from }: Told, telling: Telling): boolean {
  const word = telling.readings[reading]?.parsed.words[from];
  return word !== undefined && numeralOf(telling.glossary, word.text) === '2' && marksOf(telling, 'and').length > 0;
}

/** «Полностью», "fully" only strengthen; what is counted is said by the others. */
function isQuantifier({ readings, lexicon }: Telling, { reading, from }: Told): boolean {
  const words = readings[reading]?.parsed.words ?? [];
  const named = degrees.some((scale) => lexicon.scales.get(scale)?.at(words, from) !== undefined);
  return !named;
}

function saysFully({ readings, lexicon }: Telling): boolean {
  return readings.some((reading) =>
    scaleWords(reading, lexicon).some(({ scale, level }) => level === 0 && degrees.includes(scale)),
  );
}

function* alternatives(one: Telling, other: Telling): Generator<Divergence> {
  const mine = marksOf(one, 'or');
  const [first] = mine;
  // Under a negation, "or" and "and" say the same.
  if (!first || hasSlash(other) || isNegative(one) || isNegative(other)) return;
  const theirs = marksOf(other, 'or').length;
  if (mine.length <= theirs) return;
  const turned = marksOf(other, 'and').length > marksOf(one, 'and').length;
  yield divergence('alternative', one.side, turned ? 'likely' : 'hint', spanOf(one, first));
}

function marksOf({ readings }: Telling, wanted: string): Told[] {
  return readings.flatMap(({ parsed: { marks } }, reading) =>
    marks.filter(({ kind }) => kind === wanted).map(({ from, to }) => ({ reading, from, to })),
  );
}

function hasSlash({ readings }: Telling): boolean {
  return readings.some(({ parsed: { words } }) => words.some(({ text }) => text === '/'));
}

/** «Более чем на сутки»: a prohibition that begins at a measure which the other side does not name. */
function* measured(one: Telling, other: Telling): Generator<Divergence> {
  if (!one.readings.every(({ mode }) => mode === 'forbid')) return;
  const measure = [...marksOf(one, 'min'), ...marksOf(one, 'max')].find(({ to, from }) => to - from > 1);
  if (!measure || boundsOf(one).length > 0 || boundsOf(other).length > 0) return;
  if (marksOf(other, 'min').length + marksOf(other, 'max').length > 0 || isHinted(measure, one, other)) return;
  yield divergence('narrowed', one.side, 'hint', spanOf(one, { ...measure, to: measure.to + 2 }));
}

/** The same number with another direction. Other numbers are the business of number-parity. */
function* bounds(left: Telling, right: Telling): Generator<Divergence> {
  const theirs = boundsOf(right);
  for (const bound of boundsOf(left)) {
    const twins = theirs.filter(({ value }) => value === bound.value);
    const [twin] = twins;
    if (!twin || twins.some(({ kind }) => kind === bound.kind)) continue;
    const kinds = new Set([bound.kind, twin.kind]);
    const plain = kinds.has('plain');
    // "At least" against "at most" has no weaker side; the main language is taken at its word.
    const weaker = looseness(bound.kind) > looseness(twin.kind) ? left : right;
    const [here, there] = weaker === left ? [bound, twin] : [twin, bound];
    const strong = weaker === left ? right : left;
    // Comparisons have more words than any list: «за 2 минуты», "wider than 5".
    const directed = [bound, twin].find(({ kind }) => kind !== 'plain');
    // "From three" and «из трёх» may be no bound at all.
    if (plain && directed && directed.to - directed.from < 3) continue;
    const weight = plain || kinds.has('per') ? 'hint' : 'certain';
    yield divergence('bound', weaker.side, weight, spanOf(weaker, here), spanOf(strong, there));
    return;
  }
}

/** «Примерно каждые 3–4 вызова»: about, where the other side has no such word. */
function* roughly(one: Telling, other: Telling): Generator<Divergence> {
  const [about] = marksOf(one, 'about');
  if (!about || marksOf(other, 'about').length > 0 || boundsOf(one).length === 0 || boundsOf(other).length === 0)
    return;
  yield divergence('roughly', one.side, 'likely', spanOf(one, about));
}

function boundsOf({ readings }: Telling): (Told & Pick<Bound, 'kind' | 'value'>)[] {
  return readings.flatMap(({ features, parsed: { marks, markOf, words } }, reading) =>
    features.bounds.map(({ kind, value, from, to }) => {
      let start = from;
      for (let back = from - 1; back >= Math.max(0, from - 4) && words[back]?.kind !== 'mark'; back--) {
        if (marks[markOf[back] ?? -1]?.kind === kind) start = back;
      }
      return { reading, kind, value, from: start, to };
    }),
  );
}

/** Concepts of the glossaries that say "nothing else" as a verb. */
const limits = ['=restrict', '=constraint', '=limit'];

/** Scales of words that only say how much. */
const degrees = ['completeness', 'frequency'];

function looseness(kind: Bound['kind']): number {
  return kind === 'about' ? 2 : kind === 'plain' ? 1 : 0;
}
