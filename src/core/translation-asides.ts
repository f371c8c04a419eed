import { divergence, type Divergence, type DivergenceFeature, type Weight } from './divergence.ts';
import {
  foundIn,
  hasMarks,
  isCompletion,
  isHinted,
  mayBeElsewhere,
  saidShare,
  spanOf,
  told,
  unsaid,
  type Span,
  type Telling,
  type Told,
  type ToldWord,
} from './telling.ts';

/** Hedges, exceptions, conditions and notes that one side has; what comes first and what after. */
export function* asideDivergences(left: Telling, right: Telling): Generator<Divergence> {
  for (const [one, other] of [
    [left, right],
    [right, left],
  ] as const) {
    yield* asides(one, other);
    yield* order(one, other);
    yield* awaited(one, other);
  }
  yield* conceded(left, right);
  yield* swapped(left, right);
  yield* reversed(left, right);
}

function* asides(one: Telling, other: Telling): Generator<Divergence> {
  // One language says as a condition what the other says as an exception: all that qualifies is counted together.
  if (qualifiers(one) <= qualifiers(other)) return;
  const permits = [one, other].every(({ readings }) =>
    readings.every(({ mode }) => mode === 'permit' || mode === 'exempt'),
  );
  const qualified = (feature: DivergenceFeature, weight: Weight, span: Span | undefined): Divergence =>
    // A permission with a condition allows less.
    permits ? divergence('wider', other.side, weight, undefined, span) : divergence(feature, one.side, weight, span);
  const hedge = told(one, 'hedges').at(-1);
  // «Необходимые проверки» are the checks "when needed".
  if (hedge && told(other, 'hedges').length === 0 && !(isHinted(hedge, one, other) && saidWholly(hedge, one, other)))
    yield qualified('hedge', 'likely', spanOf(one, hedge));
  for (const [feature, list] of [
    ['exception', 'exceptions'],
    ['condition', 'conditions'],
  ] as const) {
    const own = told(one, list);
    if (own.length <= told(other, list).length) continue;
    // «Когда вычитка закончена» is after proofreading, «пока растут» is "while they grow".
    const times = (['after', 'before'] as const).some((name) => told(other, name).length > told(one, name).length);
    const none = feature === 'exception' ? 0 : 1;
    // «В том числе покупателям» there, «кроме покупателей» here: what is said is said the other way round.
    const included = feature === 'exception' && includes(other) && !includes(one);
    // «Закрывать, не проверив» there, «закрывать, проверив» here.
    const lost = own.find((stretch) => isRequired(one, stretch) && forbidsAny(one) && !isQualifiedAtAll(other));
    const turned = included || (feature === 'exception' && lost !== undefined);
    const extra = own.findLast(
      (stretch) => turned || ((saidShare(stretch, one, other) ?? none) <= 0.5 && !hasSameNumber(stretch, one, other)),
    );
    if (!extra) continue;
    if (turned) {
      yield qualified(feature, 'likely', spanOf(one, extra));
      continue;
    }
    if (feature === 'condition' && times && (saidShare(extra, one, other) ?? 1) > 0) continue;
    // «Отдельно от» is "apart from".
    if (feature === 'exception' && isHinted(openerOf(extra, one), one, other)) continue;
    if (feature === 'exception' && isQualified(other, isRequired(one, extra) || isAwaited(one, extra))) continue;
    // "Data that were not at hand when …" says which data.
    if (feature === 'condition' && isNested(one, extra) && hasNested(other)) continue;
    // «Не вынеся владельцу» is "without putting it to the owner".
    if (isRequired(one, extra) && negations(other) > negations(one)) continue;
    // Words of the other side that nothing explains may say the same.
    // «Без присмотра» is "unattended".
    if (isRequired(one, extra) && mayBeElsewhere(extra, one, other)) continue;
    const strange = feature === 'condition' && !isKnown(extra, one);
    if (strange && unsaid(other, one).some(({ known }) => !known)) continue;
    yield qualified(feature, mayBeElsewhere(extra, one, other) ? 'hint' : 'likely', spanOf(one, extra));
  }
  if (notes(one) > notes(other)) yield qualified('note', 'likely', undefined);
}

/** "Only then", «лишь затем»: on one side what comes next waits, on the other it does not. */
function* awaited(one: Telling, other: Telling): Generator<Divergence> {
  if (isOrdered(other) || told(other, 'only').length > 0 || told(other, 'conditions').length > 0) return;
  const phrases = one.grammar.words.phrases.only ?? [];
  for (const [reading, { parsed }] of one.readings.entries()) {
    const then = parsed.marks.find(
      ({ kind, from, to }) =>
        kind === 'then' && parsed.words.slice(Math.max(0, from - 1), to).some(({ text }) => phrases.includes(text)),
    );
    if (!then) continue;
    yield divergence(
      'sequence',
      other.side,
      'likely',
      undefined,
      spanOf(one, { reading, from: then.from, to: then.to }),
    );
    return;
  }
}

/** "If time allows" is not said by a word for time alone. */
function saidWholly({ reading, from, to }: Told, one: Telling, other: Telling): boolean {
  return one.words
    .filter((word) => word.reading === reading && word.from >= from && word.from < to && !word.light)
    .every(({ keys }) => keys.some((key) => other.keys.has(key)));
}

function* order(one: Telling, other: Telling): Generator<Divergence> {
  if (isOrdered(other) || qualifiers(other) > qualifiers(one)) return;
  for (const marker of [...told(one, 'before'), ...told(one, 'after'), ...firsts(one)]) {
    const share = saidShare(marker, one, other) ?? 0;
    const opener = openerOf(marker, one);
    if (isHinted(opener, one, other)) continue;
    // "The same ids as before", "id, before, after": before what is not said.
    const { kind } = one.readings[marker.reading]?.parsed.marks.find(({ from }) => from === marker.from) ?? {};
    if (kind !== 'first' && opener.to >= marker.to) continue;
    // "After 20 o'clock" is a bound.
    if (one.readings[marker.reading]?.parsed.words[opener.to]?.kind === 'number') continue;
    // «Доведите задачу до PR» orders no steps; what the other side says of the PR may say when, too.
    if (share > 0.5 && isUntil(one, marker)) continue;
    yield divergence('sequence', other.side, share > 0.5 ? 'hint' : 'likely', undefined, spanOf(one, marker));
    return;
  }
}

/** "Even if" on one side, "if" on the other. */
function* conceded(left: Telling, right: Telling): Generator<Divergence> {
  for (const [one, other] of [
    [left, right],
    [right, left],
  ] as const) {
    const condition = told(one, 'conditions').at(-1);
    if (!condition || told(one, 'conditions').length <= told(other, 'conditions').length) continue;
    if (concessions(other) <= concessions(one)) continue;
    yield divergence('condition', one.side, 'likely', spanOf(one, condition));
  }
}

function forbidsAny({ readings }: Telling): boolean {
  return readings.some(({ mode }) => mode === 'forbid');
}

/** Denies, waits for or sets anything aside. */
function isQualifiedAtAll(telling: Telling): boolean {
  return hasMarks(telling, qualifying) || foundIn(telling, telling.lexicon.negative).length > 0;
}

const qualifying: ReadonlySet<string> = new Set([
  'negation',
  'denial',
  'without',
  'exception',
  'condition',
  'until',
  'before',
  'after',
  'only',
  'dont',
]);

/** "Buyers included", "even with the driver's consent". */
function includes({ readings, lexicon }: Telling): boolean {
  return readings.some(
    ({ parsed: { words, marks } }) =>
      words.some((_, index) => lexicon.included.at(words, index)) || marks.some(({ kind }) => kind === 'concession'),
  );
}

function concessions({ readings }: Telling): number {
  return readings.reduce(
    (sum, { parsed: { marks } }) => sum + marks.filter(({ kind }) => kind === 'concession').length,
    0,
  );
}

/** Two orders whose verbs come the other way round, where a word says that the order counts. */
function* reversed(left: Telling, right: Telling): Generator<Divergence> {
  const [mine, theirs] = [headsOf(left), headsOf(right)];
  if (!isRow(left) && !isRow(right)) return;
  const places = mine.map((word) => theirs.findIndex((other) => other.keys.some((key) => word.keys.includes(key))));
  const found = places.filter((place) => place !== -1);
  const turned = found.findIndex((place, index) => place > (found[index + 1] ?? Infinity));
  const [first = -1, second = -1] = found.slice(turned, turned + 2);
  const [one, other] = [mine[places.indexOf(first)], theirs[second]];
  if (turned === -1 || new Set(found).size < found.length || !one || !other) return;
  yield divergence(
    'order',
    right.side,
    isRow(left) && isRow(right) ? 'likely' : 'hint',
    spanOf(right, other),
    spanOf(left, one),
  );
}

function isRow({ readings }: Telling): boolean {
  return readings.some(({ features: { first, next } }) => first || next);
}

/** The verbs that order, with what a glossary knows of them. */
function headsOf({ readings, words }: Telling): ToldWord[] {
  return words.filter(
    ({ reading, from, known }) =>
      known &&
      (readings[reading]?.parsed.events.some(({ kind, from: at }) => at === from && kind === 'imperative') ?? false),
  );
}

/** Before on one side, after on the other, of the same thing. */
function* swapped(left: Telling, right: Telling): Generator<Divergence> {
  for (const [one, other] of [
    [left, right],
    [right, left],
  ] as const) {
    for (const before of told(one, 'before')) {
      // "Before and after the change".
      if (told(one, 'after').length > 0 && told(other, 'before').length > 0) continue;
      const conditions = told(other, 'conditions').filter((stretch) => isCompletion(stretch, other));
      const after = [...told(other, 'after'), ...conditions].find((stretch) =>
        haveCommon(widened(before, one), one, stretch, other),
      );
      const same = told(other, 'before').some((stretch) => haveCommon(before, one, stretch, other));
      if (!after || same) continue;
      const [here, there] = one === right ? [before, after] : [after, before];
      const sure = told(other, 'after').includes(after) || told(other, 'after').some(({ from }) => from === after.from);
      if (!sure && told(one, 'conditions').length >= told(other, 'conditions').length) continue;
      yield divergence('order', right.side, sure ? 'certain' : 'likely', spanOf(right, here), spanOf(left, there));
      return;
    }
  }
}

/** «Прежде, чем выполнять команду»: where a comma ends what stands before, with the words behind it. */
function widened(stretch: Told, one: Telling): Told {
  if (wordsIn(stretch, one).length > 0) return stretch;
  const { words = [], sentences = [] } = one.readings[stretch.reading]?.parsed ?? {};
  let to = stretch.to;
  while (to < words.length && to < stretch.to + widest && sentences[to] === sentences[stretch.from]) to++;
  return { ...stretch, to };
}

const widest = 7;

function haveCommon(stretch: Told, one: Telling, facing: Told, other: Telling): boolean {
  const keys = new Set(wordsIn(facing, other).flatMap((word) => word.keys));
  return wordsIn(stretch, one).some((word) => word.keys.some((key) => keys.has(key)));
}

function wordsIn({ reading, from, to }: Told, { words }: Telling) {
  return words.filter(
    (word) =>
      word.reading === reading &&
      word.from >= from &&
      word.from < to &&
      (word.mark === undefined || word.mark === 'other'),
  );
}

/** The phrase a stretch begins with. */
function openerOf({ reading, from, to }: Told, { readings }: Telling): Told {
  const mark = readings[reading]?.parsed.marks.find((one) => one.from === from);
  return { reading, from, to: mark?.to ?? to };
}

/** Something there is without something, or only before or after it. */
function isQualified({ readings }: Telling, required: boolean): boolean {
  return readings.some(
    ({ features: { only }, parsed: { marks } }) =>
      (required && only.length > 0) ||
      marks.some(({ kind }) => kind === 'exception' || (required && (kind === 'without' || kind === 'until'))),
  );
}

/** «Доля выше 5 % — остановитесь» says without an "if" what happens when it is. */
function hasSameNumber({ reading, from, to }: Told, one: Telling, other: Telling): boolean {
  const values = new Set(other.readings.flatMap(({ features }) => features.bounds.map(({ value }) => value)));
  const own = one.readings[reading]?.features.bounds ?? [];
  return own.some((bound) => bound.from >= from && bound.from < to && values.has(bound.value));
}

/** «Без одобрения Owner»: what must be there first, not what is let off. */
function isRequired({ readings }: Telling, { reading, from }: Told): boolean {
  return readings[reading]?.features.exceptions.some((one) => one.from === from && one.requires) ?? false;
}

/** «Пока не одобрят»: the word that opens it may say "until", too. */
function isAwaited({ readings, grammar }: Telling, { reading, from }: Told): boolean {
  const word = readings[reading]?.parsed.words[from]?.text;
  return word !== undefined && (grammar.words.phrases.until ?? []).includes(word);
}

function isNested({ readings }: Telling, { reading, from }: Told): boolean {
  return readings[reading]?.parsed.zones[from - 1] === 'subordinate';
}

/** Names a condition in a clause that only tells: «данные, которых не было при подготовке». */
function hasNested({ readings }: Telling): boolean {
  return readings.some(({ parsed: { marks, zones } }) =>
    marks.some(({ kind, from }) => kind === 'condition-noun' && zones[from] === 'subordinate'),
  );
}

function negations({ readings }: Telling): number {
  return readings.reduce(
    (sum, { parsed: { marks } }) => sum + marks.filter(({ kind }) => kind === 'negation').length,
    0,
  );
}

function isKnown(stretch: Told, one: Telling): boolean {
  return wordsIn(stretch, one).some(({ known }) => known);
}

function isUntil({ readings }: Telling, { reading, from }: Told): boolean {
  const parsed = readings[reading]?.parsed;
  return parsed?.marks.some((mark) => mark.kind === 'until' && (mark.from === from || mark.to === from)) ?? false;
}

function isOrdered({ readings }: Telling): boolean {
  return readings.some(
    ({ features: { first, next, before, after } }) => first || next || before.length > 0 || after.length > 0,
  );
}

function firsts({ readings }: Telling): Told[] {
  return readings.flatMap(({ parsed: { marks } }, reading) =>
    marks.filter(({ kind }) => kind === 'first').map(({ from, to }) => ({ reading, from, to })),
  );
}

function qualifiers({ readings }: Telling): number {
  return readings.reduce(
    (sum, { features: { hedges, exceptions, conditions, notes } }) =>
      sum + hedges.length + exceptions.length + conditions.length + notes,
    0,
  );
}

function notes({ readings }: Telling): number {
  return readings.reduce((sum, { features }) => sum + features.notes, 0);
}
