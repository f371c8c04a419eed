import { divergence, type Divergence } from './divergence.ts';
import { scaleWords } from './force-content.ts';
import type { Bound } from './force-features.ts';
import { numeralOf } from './glossary.ts';
import { isNegative } from './translation-negation.ts';
import { forbids, hasMarks, isHinted, leftOver, spanOf, told, type Telling, type Told } from './telling.ts';

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
  // «Не более чем на 5 %» is a bound.
  const marker = told(one, 'only').find((found) => !isBound(found, one));
  if (!marker || told(other, 'only').length > 0) return;
  if (other.readings.some(({ mode }) => mode === 'restrict')) return;
  // «Не раньше чем», "not unless": nothing else, said by a negation. In a way out of its own it limits that.
  const closed = other.readings.some(
    ({ features: { exceptions, negative }, parsed: { marks, words } }) =>
      (exceptions.length > 0 && negative) ||
      marks.some(({ kind }) => isClosing(kind)) ||
      words.some((_, index) => other.lexicon.closing.at(words, index)) ||
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
  const sure = marker.to > marker.from && !isLimited(other) && !isGate(marker, one);
  yield divergence('only', other.side, sure ? 'certain' : 'likely', undefined, spanOf(one, marker));
}

/** Denies, sets a condition or an order: «не сжимай с потерями» may be "compress only without losses". */
function isLimited(telling: Telling): boolean {
  return telling.readings.some(({ mode }) => mode === 'forbid') || hasMarks(telling, limiting);
}

/** "Only after", "only if": the other side may order first what is waited for here. */
function isGate({ reading, to }: Told, { readings, lexicon }: Telling): boolean {
  const parsed = readings[reading]?.parsed;
  if (lexicon.gated.at(parsed?.words ?? [], to)) return true;
  return parsed?.marks.some(({ kind, from }) => from >= to && from <= to + 1 && limiting.has(kind)) ?? false;
}

function isBound({ reading, from, to }: Told, { readings }: Telling): boolean {
  const { bounds = [] } = readings[reading]?.features ?? {};
  return bounds.some((bound) => bound.kind === 'max' && from < bound.to && bound.from <= to + 2);
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
  yield* picked(one, other);
  yield* chief(one, other);
  if (!all || theirs.all > 0 || isHinted(all, one, other) || saysAll(other)) return;
  // "At least every 30 minutes" is a bound.
  if (one.readings[all.reading]?.features.bounds.some(({ from }) => from === all.to)) return;
  // «Ни один документ» is "no document"; "both X and Y" is «и X, и Y».
  if (isNegative(other) && startsWith(all, one, 'negation')) return;
  if (isPair(all, one) && marksOf(other, 'and').length > 0) return;
  if ([one, other].some(({ readings }) => readings.some(({ mode }) => mode === 'forbid'))) return;
  const degree = !isQuantifier(one, all);
  // "Always" may be «обязательно».
  if (
    degree &&
    (saysFully(other) || other.readings.some(({ parsed }) => parsed.marks.some(({ kind }) => kind === 'must')))
  )
    return;
  yield divergence('universal', other.side, degree ? 'hint' : 'likely', undefined, spanOf(one, all));
}

/** «Все файлы» here, "the main files" there. */
function* chief(one: Telling, other: Telling): Generator<Divergence> {
  if (told(one, 'all').length <= told(other, 'all').length || told(one, 'some').length > 0) return;
  const { some } = other.lexicon;
  for (const [reading, { parsed }] of other.readings.entries()) {
    const mark = parsed.marks.find(({ kind, to }) => kind === 'neutral' && some.has(parsed.words[to - 1]?.text ?? ''));
    if (!mark) continue;
    yield divergence('partial', other.side, 'likely', spanOf(other, { reading, from: mark.from, to: mark.to }));
    return;
  }
}

/** "Any trail" here, "a bright trail" there. */
function* picked(one: Telling, other: Telling): Generator<Divergence> {
  const [any] = told(one, 'any');
  if (!any || told(other, 'any').length + told(other, 'all').length > 0 || saysAll(other) || isNegative(one)) return;
  const [own, theirs] = [leftOver(other, one), leftOver(one, other)];
  const [word] = own;
  if (!word || own.length <= theirs.length) return;
  yield divergence('partial', other.side, 'hint', spanOf(other, word));
}

/** Says "all" or "any" in a place where nothing hangs on it, or as part of another phrase. */
function saysAll({ readings, lexicon: { all } }: Telling): boolean {
  return readings.some(({ parsed }) => parsed.words.some(({ text, kind }) => kind === 'word' && all.has(text)));
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
  // Under a negation, "or" and "and" say the same.
  const mine = marksOf(one, 'or').filter((mark) => !isUnderNegation(mark, one));
  const [first] = mine;
  if (!first || hasSlash(other)) return;
  const theirs = marksOf(other, 'or').length;
  if (mine.length <= theirs) return;
  const joined = marksOf(other, 'and').filter((mark) => !isUnderNegation(mark, other)).length;
  const turned = joined > marksOf(one, 'and').filter((mark) => !isUnderNegation(mark, one)).length;
  // «По телефону, а не письмом» beside "by phone or mail".
  const [mineDenied, theirsDenied] = [hasMarks(one, denying), hasMarks(other, denying)];
  const opened = theirsDenied && !mineDenied;
  const negative = mineDenied || theirsDenied;
  if ([one, other].some(forbids) || (negative && !turned && !opened)) return;
  const sure = turned && !isNegative(one) && !isNegative(other);
  yield divergence('alternative', one.side, sure || opened ? 'likely' : 'hint', spanOf(one, first));
}

/** Is something denied between the last mark and a place? */
function isUnderNegation({ reading, from }: Told, { readings }: Telling): boolean {
  const { words = [], marks = [] } = readings[reading]?.parsed ?? {};
  let start = from;
  while (start > 0 && !/^[.:;!?—–]$/.test(words[start - 1]?.text ?? '')) start--;
  return marks.some((mark) => denying.has(mark.kind) && mark.from >= start && mark.from < from);
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
  // «Не открывай при влажности выше 85 %» is "at more than 85 % it stays closed".
  const turned = forbids(left) !== forbids(right);
  for (const bound of boundsOf(left)) {
    const twins = theirs.filter(({ value }) => value === bound.value);
    const [twin] = twins;
    if (!twin || twins.some(({ kind }) => kind === bound.kind)) continue;
    // «Не позднее чем за 24 часа» is "at least 24 hours ahead", «за последние 90 дней» "the last 90 days".
    if (isDated(bound, left) || isDated(twin, right)) continue;
    const kinds = new Set([bound.kind, twin.kind]);
    const plain = kinds.has('plain');
    if (plain && turned) continue;
    // "At least" against "at most" has no weaker side; the main language is taken at its word.
    const weaker = looseness(bound.kind) > looseness(twin.kind) ? left : right;
    const [here, there] = weaker === left ? [bound, twin] : [twin, bound];
    const strong = weaker === left ? right : left;
    // Comparisons have more words than any list: «за 2 минуты», "wider than 5".
    const directed = [bound, twin].find(({ kind }) => kind !== 'plain');
    // "From three" and «из трёх» may be no bound at all.
    if (plain && directed && directed.to - directed.from < 3) continue;
    if (kinds.has('per')) continue;
    const doubtful = plain || isBeside(bound, left) || isBeside(twin, right);
    const weight = doubtful ? 'hint' : isNegative(left) ? 'likely' : 'certain';
    yield divergence('bound', weaker.side, weight, spanOf(weaker, here), spanOf(strong, there));
    return;
  }
}

/** Does a bound lie before or behind a point in time? "More" is then earlier or later, as each language puts it. */
function isDated({ reading, from, to }: Told, { readings, lexicon }: Telling): boolean {
  const words = readings[reading]?.parsed.words ?? [];
  for (let at = from; at < Math.min(words.length, to + 2); at++) if (lexicon.dated.at(words, at)) return true;
  return false;
}

/** "From 1 to 4": one of two numbers that go together. */
function isBeside({ reading, from, to }: Told, { readings }: Telling): boolean {
  const { bounds = [] } = readings[reading]?.features ?? {};
  return bounds.some((other) => other.from < from + 3 && other.to > from - 4 && (other.to < to || other.from > to));
}

/** «Примерно каждые 3–4 вызова»: about, where the other side has no such word. */
function* roughly(one: Telling, other: Telling): Generator<Divergence> {
  // "Warn about the 3 days" is no estimate.
  const about = marksOf(one, 'about').find((mark) =>
    boundsOf(one).some(
      ({ reading, from, to }) => reading === mark.reading && mark.from <= to + 2 && mark.to >= from - 1,
    ),
  );
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

/** What says otherwise that nothing else is meant. */
const limiting: ReadonlySet<string> = new Set([
  'negation',
  'denial',
  'dont',
  'must-not',
  'should-not',
  'without',
  'exception',
  'condition',
  'until',
  'before',
  'after',
  'first',
  'then',
  'contrast',
]);

const denying: ReadonlySet<string> = new Set([
  'negation',
  'denial',
  'dont',
  'must-not',
  'should-not',
  'without',
  'double-negation',
]);

/** Scales of words that only say how much. */
const degrees = ['completeness', 'frequency'];

function looseness(kind: Bound['kind']): number {
  return kind === 'about' ? 2 : kind === 'plain' ? 1 : 0;
}
