import { divergence, type Divergence } from './divergence.ts';
import { isCompletion, isDenied, spanOf, told, type Telling, type Told, type ToldWord } from './telling.ts';

/** What one side negates and the other one does not: the same word, with and without «не». */
export function* negationDivergences(left: Telling, right: Telling): Generator<Divergence> {
  const [mine, theirs] = [negationsIn(left), negationsIn(right)];
  for (const [one, other, all, facing] of [
    [left, right, mine, theirs],
    [right, left, theirs, mine],
  ] as const) {
    const own = all.filter((negation) => !negation.aside);
    const without = [all, facing].map((list) => list.filter(({ kind }) => kind === 'without').length);
    if (forbidsAll(other) || deniesAll(other)) continue;
    // A negation of the other side that finds nothing to match may be how that language says the same.
    // As many ways of saying "without" on both sides are one another's, whatever stands behind them.
    const strange = alone(facing, all).filter(({ kind }) => kind !== 'without' || without[0] !== without[1]);
    if (strange.some((negation) => !negation.aside && (!negation.direct || !turnedTwin(negation, one, all)))) continue;
    let flipped = false;
    for (const negation of alone(own, facing)) {
      const twin = negation.direct ? turnedTwin(negation, other, facing) : undefined;
      // "Never skip or loosen": the second verb is forbidden like the first.
      if (!twin || isForbiddenToo(twin, other) || isDenied(twin, other)) continue;
      const parsed = other.readings[twin.reading]?.parsed;
      const ordered = parsed?.events.some(({ from, to }) => from <= twin.from && twin.from <= to) ?? false;
      const clear = ordered && one.readings.some(({ mode }) => mode === 'forbid');
      const binds = other.readings.some(({ mode }) => mode === 'oblige');
      // «Не отключай, пока …» is "disconnect after …".
      if (ordered && awaits(one) && waits(other)) continue;
      // "Must take 40 ms or less" is «не должно занимать больше 40 мс».
      if (haveSameBound(one, other)) continue;
      const spans = [spanOf(other, twin), spanOf(one, negation.at)] as const;
      if (clear && binds) yield divergence('polarity', other.side, 'certain', ...spans);
      else yield divergence('negation', other.side, 'likely', ...spans);
      flipped = true;
      break;
    }
    if (flipped) return;
    // «Не ставьте» and "give" may be one act in words that no glossary joins; or two that come to the same.
    const forbidden = one.readings.flatMap(({ mode, clauses }, reading) =>
      mode === 'forbid'
        ? clauses.filter(({ head }) => head >= 0).map(({ head }) => ({ reading, from: head, to: head + 2 }))
        : [],
    );
    const ordered = other.readings.every(
      ({ mode, clauses }) => mode === 'oblige' && clauses.some(({ from }) => from === 'imperative'),
    );
    if (forbidden[0] && ordered && facing.every((negation) => negation.aside)) {
      yield divergence('negation', other.side, 'hint', undefined, spanOf(one, forbidden[0]));
      return;
    }
  }
}

function haveSameBound({ readings: mine }: Telling, { readings: theirs }: Telling): boolean {
  const values = new Set(
    mine.flatMap(({ features }) => features.bounds.flatMap(({ value }) => (value > 1 ? [value] : []))),
  );
  return theirs.some(({ features }) => features.bounds.some(({ value }) => values.has(value)));
}

function isForbiddenToo({ reading, from }: ToldWord, { readings }: Telling): boolean {
  const { mode, parsed } = readings[reading] ?? {};
  const marks = parsed?.marks ?? [];
  return (
    mode === 'forbid' &&
    marks.some((mark) => direct.has(mark.kind) && mark.from < from) &&
    !marks.some(({ kind }) => kind === 'contrast')
  );
}

/** "Not until", "not without". */
function awaits({ readings }: Telling): boolean {
  return readings.some(({ features, parsed: { marks } }) =>
    [...marks.map(({ kind }) => kind), ...(features.exceptions.length > 0 ? ['exception'] : [])].some(
      (kind) => kind === 'until' || kind === 'exception',
    ),
  );
}

/** "After", "only", "once": says of itself what comes first. */
function waits(telling: Telling): boolean {
  return (
    telling.readings.some(
      ({ features: { after, only, first, next } }) => after.length + only.length > 0 || first || next,
    ) || told(telling, 'conditions').some((condition) => isCompletion(condition, telling))
  );
}

/** Does anything on this side deny, forbid or let off? */
export function isNegative(telling: Telling): boolean {
  return (
    forbidsAll(telling) ||
    telling.readings.some(({ mode }) => mode === 'forbid') ||
    negationsIn(telling).some((negation) => !negation.aside)
  );
}

interface Negation {
  readonly at: Told;
  /** What it negates, as far as that can be told. */
  readonly word: ToldWord | undefined;
  /** A plain «не» before the word, not a word that denies by its meaning. */
  readonly direct: boolean;
  /** Stands in a condition or a way out. */
  readonly aside: boolean;
  readonly kind?: string;
}

function negationsIn(telling: Telling): Negation[] {
  return telling.readings.flatMap(({ parsed: { marks, words, sentences } }, reading) => {
    const found: Negation[] = [];
    const taken = new Set<number>();
    for (const { kind, from, to } of marks) {
      if (!negatives.has(kind)) continue;
      // «Пока владелец не одобрит» is "until the owner approves".
      const isAside =
        direct.has(kind) &&
        marks.some((mark) => aside.has(mark.kind) && mark.from < from && sentences[mark.from] === sentences[from]);
      for (let index = from; index < to; index++) taken.add(index);
      // "No new PR is created" denies what happens, not that it is new.
      const plain = direct.has(kind) && (kind !== 'denial' || to - from > 1);
      found.push({ ...negationAt(telling, { reading, from, to }, plain), aside: isAside, kind });
    }
    for (let index = 0; index < words.length; index++) {
      const match = taken.has(index) ? undefined : telling.lexicon.negative.at(words, index);
      if (match) found.push(negationAt(telling, { reading, from: index, to: match.to }, false));
    }
    return found;
  });
}

function negationAt(telling: Telling, { reading, from, to }: Told, isDirect: boolean): Negation {
  const word = telling.words.find(
    (one) => one.reading === reading && one.kind === 'word' && one.from >= to && one.from <= to + 1,
  );
  const next = word && telling.readings[reading]?.parsed.words[word.from];
  const isVerb = (['imperative', 'infinitive', 'present'] as const).some((form) => telling.grammar.isForm(form, next));
  const plain = word?.known === true && word.mark === undefined && isVerb;
  return { at: { reading, from, to: word?.to ?? to }, word, direct: isDirect && plain, aside: false };
}

/** Negations of words that the other side does not negate. */
function alone(own: readonly Negation[], facing: readonly Negation[]): Negation[] {
  const keys = new Set(facing.flatMap(({ word }) => word?.keys ?? []));
  return own.filter(({ word }) => !word?.keys.some((key) => keys.has(key)));
}

/** The negated word on the other side, where nothing negates it. */
function turnedTwin({ word }: Negation, other: Telling, facing: readonly Negation[]): ToldWord | undefined {
  if (!word) return undefined;
  const negated = new Set(facing.map((negation) => negation.word));
  return other.words.find(
    (one) =>
      one.kind === 'word' &&
      one.mark === undefined &&
      !negated.has(one) &&
      one.keys.some((key) => key.startsWith('=') && word.keys.includes(key)),
  );
}

/** "Publish neither secrets nor tokens", "nothing is sent": one word denies the whole clause. */
function deniesAll({ readings }: Telling): boolean {
  return readings.some(({ parsed: { marks } }) =>
    marks.some(({ kind, from, to }) => kind === 'denial' && to - from === 1),
  );
}

function forbidsAll({ readings }: Telling): boolean {
  return readings.some(({ section: { force } }) => force === 'must-not' || force === 'should-not');
}

const direct: ReadonlySet<string> = new Set(['negation', 'dont', 'must-not', 'denial', 'should-not']);
const aside: ReadonlySet<string> = new Set(['until', 'exception', 'condition']);
const negatives: ReadonlySet<string> = new Set([
  ...direct,
  'without',
  'exception',
  'double-negation',
  'exempt',
  'neutral',
  'contrast',
]);
