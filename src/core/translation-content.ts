import type { PhraseKind } from './force-pack.ts';
import { scaleWords } from './force-content.ts';
import { divergence, type Divergence } from './divergence.ts';
import { foundIn, isDenied, isHinted, spanOf, unsaid, type Telling, type Told, type ToldWord } from './telling.ts';

/**
 * Words without a counterpart, where the other side has none that could be their translation: a member of a list, a whole phrase,
 * a word that narrows what is forbidden. Translations are free, so this is for a reader.
 */
export function* contentDivergences(left: Telling, right: Telling): Generator<Divergence> {
  // What is forbidden here and ordered there may come to the same in quite other words.
  if (forbids(left) !== forbids(right)) return;
  const mine = tellingWords(left, right);
  const theirs = tellingWords(right, left);
  yield* including(left, right);
  yield* including(right, left);
  yield* counted(left, right);
  yield* counted(right, left);
  for (const [one, other, all, facing] of [
    [left, right, mine, theirs],
    [right, left, theirs, mine],
  ] as const) {
    // «Без ответа» is "unanswered": what a word denies is the business of negations.
    const own = all.filter((word) => !word.light && !isRelated(word, one) && !isDenied(word, one));
    if (own.length <= facing.length) continue;
    const word =
      listed(one, other, own, facing) ??
      excepted(one, own, facing) ??
      phrase(own, facing) ??
      narrowing(one, own, facing) ??
      limiting(one, own, facing);
    if (!word) continue;
    const last = own.findLast(
      ({ reading, from }) => reading === word.reading && from >= word.from && from - word.from < 6,
    );
    const span = spanOf(one, { reading: word.reading, from: word.from, to: (last ?? word).to });
    // Something more that is forbidden is a stronger prohibition; a word that narrows it, a weaker one.
    if (!forbids(one) && word === limiting(one, own, facing)) yield divergence('partial', one.side, 'hint', span);
    else if (forbids(one) && !isListed(word, one)) yield divergence('narrowed', one.side, 'hint', span);
    else yield divergence('dropped', other.side, 'hint', undefined, span);
    return;
  }
}

/** Words without a counterpart that mean something by themselves; those of a scale are compared there. */
function tellingWords(one: Telling, other: Telling): ToldWord[] {
  const scaled = one.readings.map((reading) =>
    scaleWords(reading, one.lexicon).filter(({ to, from }) => to - from > 1),
  );
  return unsaid(one, other).filter(
    (word) =>
      isTelling(word, one) && !scaled[word.reading]?.some(({ from, to }) => from <= word.from && word.from < to),
  );
}

/** "Including a refund and a lost connection": what is meant, too, and is named on one side only. */
function* including(one: Telling, other: Telling): Generator<Divergence> {
  const [opener] = foundIn(one, one.lexicon.included);
  if (!opener || foundIn(other, other.lexicon.included).length > 0) return;
  const named = unsaid(one, other).filter(
    ({ reading, from, known, light }) => reading === opener.reading && from >= opener.to && known && !light,
  );
  const [first, second] = named;
  if (!first || !second || named.length <= tellingWords(other, one).length) return;
  yield divergence('dropped', other.side, 'hint', undefined, spanOf(one, { ...opener, to: second.to }));
}

/** «Дважды», "twice": too small for number-parity to miss. */
function* counted(one: Telling, other: Telling): Generator<Divergence> {
  const word = numbers(one).find(
    ({ reading, value, from }) =>
      value === 2 && one.readings[reading]?.parsed.words[from]?.kind === 'word' && !isExample(one, { reading, from }),
  );
  if (!word || numbers(other).length > 0 || isHinted(word, one, other)) return;
  if (other.readings.some(({ features }) => features.all.length > one.readings.length)) return;
  yield divergence('dropped', other.side, 'hint', undefined, spanOf(one, word));
}

function numbers({ readings }: Telling): (Told & { readonly value: number })[] {
  return readings.flatMap(({ features }, reading) =>
    features.bounds.map(({ value, from, to }) => ({ reading, value, from, to })),
  );
}

/** A word of a list that is longer than its counterpart. */
function listed(
  one: Telling,
  other: Telling,
  own: readonly ToldWord[],
  facing: readonly ToldWord[],
): ToldWord | undefined {
  if (joints(one) > joints(other)) {
    // What no glossary knows counts where nothing is left on the other side that could be its translation.
    if (facing.length === 0 && own[0] && isListed(own[0], one) && !isVerb(own[0], one)) return own[0];
    // "Get rid of the warnings of X" for «запустите X и устраните»: a verb alone is often implied.
    const member = own.find(
      (word) => word.known && isListed(word, one) && (own.length > 1 || forbids(one) || !isVerb(word, one)),
    );
    if (member) return member;
  }
  if (brackets(one) <= brackets(other)) return undefined;
  return own.find((word) => word.known && isBracketed(word, one));
}

/** «Без согласия клиента»: whose consent a way out asks for. */
function excepted(one: Telling, own: readonly ToldWord[], facing: readonly ToldWord[]): ToldWord | undefined {
  if (facing.length > 0) return undefined;
  return own.find(
    ({ known, reading, from }) =>
      known && one.readings[reading]?.features.exceptions.some((way) => way.from < from && from < way.to),
  );
}

/** Two known words and more, where the other side has hardly any of its own. */
function phrase(own: readonly ToldWord[], facing: readonly ToldWord[]): ToldWord | undefined {
  const known = own.filter((word) => word.known);
  if (known.length - facing.length >= 2) return known[0];
  if (facing.length > 0) return undefined;
  return known.find((word) =>
    own.some(({ reading, from }) => reading === word.reading && Math.abs(from - word.from) === 1),
  );
}

/** An attribute in a prohibition; whether the glossary knows it or not, nothing on the other side is left for it. */
function narrowing(one: Telling, own: readonly ToldWord[], facing: readonly ToldWord[]): ToldWord | undefined {
  if (!forbids(one)) return undefined;
  const { attributes } = one.lexicon;
  // Each word that is left on the other side must be left for another one, which no glossary knows either.
  const strange = own.filter((word) => !word.known);
  return own.find(
    (word) =>
      (strange.filter((other) => other !== word).length >= facing.length &&
        attributes.some((ending) => word.text.length > ending.length + 2 && word.text.endsWith(ending))) ||
      (facing.length === 0 && isLast(word, one) && !isNested(word, one)),
  );
}

/** One word too many, of those that say which ones: «крупные», "distant". */
function limiting(one: Telling, own: readonly ToldWord[], facing: readonly ToldWord[]): ToldWord | undefined {
  const [word] = own;
  if (!word || own.length > 1 || facing.length > 0) return undefined;
  const words = one.readings[word.reading]?.parsed.words ?? [];
  return one.lexicon.limits.at(words, word.from) ? word : undefined;
}

function forbids({ readings }: Telling): boolean {
  return readings.every(({ mode }) => mode === 'forbid');
}

/** In a clause that only says which one: "deadlines that the rules do not give". */
function isNested({ reading, from }: ToldWord, { readings }: Telling): boolean {
  return readings[reading]?.parsed.zones[from] === 'subordinate';
}

/** The last word of its clause, behind what is forbidden. */
function isLast({ reading, to }: ToldWord, { readings }: Telling): boolean {
  const next = readings[reading]?.parsed.words[to];
  return next === undefined || (next.kind === 'mark' && next.text !== ',' && next.text !== '-');
}

function isVerb({ reading, from }: ToldWord, { readings }: Telling): boolean {
  return readings[reading]?.parsed.events.some((event) => event.from === from) ?? false;
}

function isListed({ reading, from, to }: ToldWord, { readings }: Telling): boolean {
  const parsed = readings[reading]?.parsed;
  if (!parsed) return false;
  const kindAt = (at: number): PhraseKind | undefined => parsed.marks[parsed.markOf[at] ?? -1]?.kind;
  // A comma alone parts clauses, too.
  const lists = parsed.words.some((_, at) => kindAt(at) === 'and' || kindAt(at) === 'or');
  const joins = (at: number): boolean =>
    kindAt(at) === 'and' || kindAt(at) === 'or' || (lists && parsed.words[at]?.text === ',');
  for (let step = 1; step <= 3; step++) if (joins(from - step) || (step < 3 && joins(to - 1 + step))) return true;
  return false;
}

function isBracketed({ reading, from }: ToldWord, { readings }: Telling): boolean {
  const words = readings[reading]?.parsed.words ?? [];
  for (let back = from - 1; back >= Math.max(0, from - farthest); back--) {
    const text = words[back]?.text;
    if (text === '(' || text === ')') return text === '(';
  }
  return false;
}

function brackets({ readings }: Telling): number {
  return readings.reduce((sum, { parsed: { words } }) => sum + words.filter(({ text }) => text === '(').length, 0);
}

/** How many commas, and, or a telling has. */
function joints({ readings }: Telling): number {
  return readings.reduce(
    (sum, { parsed: { words, marks } }) =>
      sum +
      words.filter(({ text }) => text === ',' || text === '/' || text === ';').length +
      marks.filter(({ kind }) => kind === 'and' || kind === 'or').length,
    0,
  );
}

/** Says something of its own, and not for an example. */
function isTelling(word: ToldWord, telling: Telling): boolean {
  const words = telling.readings[word.reading]?.parsed.words ?? [];
  if (telling.lexicon.examples.at(words, word.from)) return false;
  return (word.mark === undefined || word.mark === 'other') && !isExample(telling, word);
}

/** The verb of a relative clause, «по которому проводился аудит», "that are spoken of": often said otherwise, or by a noun. */
function isRelated({ reading, from }: ToldWord, { readings }: Telling): boolean {
  const parsed = readings[reading]?.parsed;
  const mark = parsed?.marks[parsed.markOf[from - 1] ?? -1];
  return mark?.kind === 'subordinate';
}

function isExample({ readings, lexicon }: Telling, { reading, from }: Pick<Told, 'reading' | 'from'>): boolean {
  const words = readings[reading]?.parsed.words ?? [];
  for (let back = from - 1; back >= Math.max(0, from - farthest); back--) {
    if (sentenceEnd.test(words[back]?.text ?? '')) return false;
    if (lexicon.examples.at(words, back)) return true;
  }
  return false;
}

const farthest = 12;
const sentenceEnd = /^[;.!?…()]$/;
