import { choicesIn } from '../core/compare-content.ts';
import { universal, type IsTranslation, type Reason } from '../core/compare-force.ts';
import { contentOf, difference, lexiconOf, wordsIn, type ContentWord } from '../core/force-content.ts';
import { grammarOf, type ForceGrammar } from '../core/force-pack.ts';
import type { Reading } from '../core/force.ts';
import type { JudgeContext } from './judge-pair.ts';
import { heldBy, isMember } from './list-member.ts';
import { namesUnlisted, overridesIn } from './overrides.ts';
import { isSameApart } from './same-apart.ts';
import type { ChangeReason } from './unit-change.ts';

/**
 * Looks once more at what the comparison of two readings has found. A translation may add words and lose some; of two
 * versions of one text every word has been put there or taken away by somebody, so that a word that came need not be a gain.
 */
export function careful(
  before: Reading,
  after: Reading,
  reasons: readonly Reason[],
  { pack, isTranslation }: Pick<JudgeContext, 'pack' | 'isTranslation'>,
): ChangeReason[] {
  const grammar = grammarOf(pack);
  if (!grammar) return [...reasons];
  const words = wordsOf(before, after, grammar, isTranslation);
  const pair: Pair = {
    before,
    after,
    grammar,
    words,
    listed: before.mode === 'forbid' && namesUnlisted(before, grammar),
  };
  const judged = reasons.map((reason) => again(reason, pair));
  return certain(settled([...judged, ...more(pair, reasons)], pair), pair);
}

interface Pair {
  readonly before: Reading;
  readonly after: Reading;
  readonly grammar: ForceGrammar;
  readonly words: Words;
  /** What is forbidden is whatever is not on a list: the list itself is allowed. */
  readonly listed: boolean;
}

interface Words {
  readonly before: readonly ContentWord[];
  readonly after: readonly ContentWord[];
  readonly removed: readonly ContentWord[];
  readonly added: readonly ContentWord[];
}

function wordsOf(before: Reading, after: Reading, grammar: ForceGrammar, isTranslation: IsTranslation): Words {
  const [was, is] = [contentOf(before, grammar), contentOf(after, grammar)];
  return { before: was, after: is, ...difference(was, is, lexiconOf(grammar), isTranslation) };
}

function again(reason: Reason, pair: Pair): ChangeReason {
  const { before, after, words } = pair;
  const { direction, feature } = reason;
  const ask: ChangeReason = { ...reason, direction: 'ask' };
  switch (feature) {
    case 'added':
      // One more thing that is allowed, or one more who has to agree: the words alone do not tell.
      if (direction === 'weaker') return ask;
      return direction === 'stronger' ? addedAgain(reason, pair) : reason;
    case 'dropped':
      return direction === 'weaker' ? droppedAgain(reason, pair) : reason;
    case 'prohibitions':
      // «Не меняйте файлы, не создавайте коммиты» became «не меняйте файлы и не создавайте коммиты»: as much is forbidden.
      return direction === 'weaker' && words.removed.length === 0 && obligations(after) <= obligations(before)
        ? { ...reason, direction: 'stronger' }
        : reason;
    case 'bound':
      // «Если больше 1,5 секунды» where 0,5 stood: how often that is so, the number does not tell.
      if (direction === 'stronger') return inConditions(after, reason.after) ? ask : reason;
      return direction === 'weaker' && (sameNumber(reason, after) || isTurnable(reason)) ? ask : reason;
    case 'order':
      if (direction !== 'weaker') return reason;
      if (after.features.before.length + after.features.after.length > 0) return ask;
      return before.features.after.length > 0 && words.removed.length === 0 ? ask : reason;
    case 'protected':
      return direction === 'weaker' && before.mode === 'permit' ? ask : reason;
    case 'set':
      if (direction === 'ask' && illustratedOnly(reason, pair)) return { ...reason, direction: 'stronger' };
      if (pair.listed && direction !== 'ask')
        return { ...reason, direction: direction === 'weaker' ? 'stronger' : 'weaker' };
      // One name in place of another: a file that moved, or another file.
      return direction === 'weaker' && isReplacedName(reason, pair) ? ask : reason;
    case 'universal':
      // «Принимать критерий, ни один сценарий которого не выполнялся»: fewer things are forbidden.
      return direction === 'stronger' && after.mode === 'forbid' ? ask : reason;
    case 'only':
      // «Запускайте тесты (только для роли `pm`)»: others are let off.
      return direction === 'stronger' && before.mode === 'oblige' && words.added.length > 0 ? ask : reason;
    case 'exception':
      if (direction === 'stronger' && choicesIn(after) > choicesIn(before)) return { ...reason, direction: 'weaker' };
      // "Without telling an engineer" is longer than "without an engineer", and asks less.
      if (direction === 'stronger' && reason.before !== undefined && reason.after !== undefined) return ask;
      if (direction !== 'weaker') return reason;
      // An exception that was there is worded otherwise.
      if (reason.before !== undefined && reason.after !== undefined) return ask;
      return words.added.length > 0 && words.removed.length === 0 ? ask : reason;
    case 'condition':
      return direction === 'weaker' && reason.before !== undefined && reason.after !== undefined ? ask : reason;
    case 'rung':
      return direction === 'weaker' && isUnknownVerb(pair) ? ask : reason;
    case 'polarity':
      return direction === 'weaker' && (isTwiceTurned(before, after) || contrasts(before) || contrasts(after))
        ? ask
        : reason;
    case 'alternative':
      if (
        direction === 'weaker' &&
        words.added.length > 0 &&
        words.added.every(({ index }) => illustrates(index, after, pair.grammar))
      )
        return { ...reason, direction: 'stronger' };
      // «Если А или Б» became «если А и Б»: the condition is met less often.
      return direction === 'stronger' && inCondition(before) > inCondition(after)
        ? { ...reason, direction: 'weaker', feature: 'condition' }
        : reason;
    default:
      return reason;
  }
}

/** «Ни одно возражение не остаётся без ответа» and «у каждого есть ответ»: one of them says no twice. */
function isTwiceTurned(before: Reading, after: Reading): boolean {
  const [negative, positive] = before.mode === 'forbid' ? [before, after] : [after, before];
  const { only, all, any, hedges, conditions, next, after: later } = positive.features;
  const turns = only.length + all.length + any.length + hedges.length + conditions.length + later.length;
  return negative.features.exceptions.length > 0 && (turns > 0 || next);
}

/** As many names came as went. */
function isReplacedName({ before: was, after: is }: Reason, { words }: Pair): boolean {
  return was !== undefined && is === undefined && namesIn(words.added) >= namesIn(words.removed);
}

function namesIn(words: readonly ContentWord[]): number {
  return words.filter(({ code }) => code).length;
}

/** An order whose verb gave way to one that no pack knows for an order: "notify" and "alert". */
function isUnknownVerb({ before, after, words }: Pair): boolean {
  const head = before.clauses.find(({ from }) => from === 'imperative')?.head ?? -1;
  const gone = words.removed.some(({ index }) => index === head);
  return gone && after.parsed.events.length === 0 && words.added.length > 0;
}

/** «Не впечатление, а факт»: which half is denied, the order of the halves does not tell. */
function contrasts({ parsed }: Reading): boolean {
  return parsed.marks.some(({ kind }) => kind === 'contrast');
}

function obligations({ clauses }: Reading): number {
  return clauses.filter(({ mode }) => mode === 'oblige').length;
}

/**
 * A number of which nobody can say which way is stricter: «не раньше чем через 4 часа», «за последние 180 дней», «доля выше
 * 0,5 %». How often something is done, and a number that was exact, tell by themselves.
 */
function isTurnable({ before: was = '', after: is = '' }: Reason): boolean {
  const [one, other] = [was.split(' ')[0] ?? '', is.split(' ')[0] ?? ''];
  return limits.has(one) && limits.has(other);
}

const limits: ReadonlySet<string> = new Set(['min', 'max']);

/** No number where a word may stand for it, «60 минут» and «час»; or a limit that a condition turned round. */
function sameNumber({ before, after }: Reason, { features, parsed }: Reading): boolean {
  if (before === undefined) return false;
  if (after === undefined) return true;
  const value = before.split(' ')[1];
  return value === after.split(' ')[1] && features.bounds.some((bound) => parsed.zones[bound.from] === 'condition');
}

/** Does a number stand in a condition? */
function inConditions({ features, parsed }: Reading, shown = ''): boolean {
  return features.bounds.some(
    ({ kind, value, from }) => parsed.zones[from] === 'condition' && `${kind} ${value}` === shown,
  );
}

/** A word that came: another way out, one more thing of a list, or an attribute that makes something narrower. */
function addedAgain(reason: Reason, { before, after, words, grammar }: Pair): ChangeReason {
  const ends = sameEnds(after, before);
  const kept = new Set([...said(words.after, words.added), ...ends]);
  const own = new Set(words.added.map(({ index }) => index));
  const telling = words.added.filter(
    ({ index }) => !illustrates(index, after, grammar) || qualifies(index, after, ends, grammar),
  );
  if (telling.length === 0) return { ...reason, direction: 'stronger' };
  const members = telling.map((word) => isMember(word, after, kept, own));
  if (members.some((member) => member === 'or') && after.mode !== 'forbid')
    return { ...reason, direction: 'weaker', feature: 'alternative' };
  return members.every((member) => member !== undefined) ? reason : { ...reason, direction: 'ask' };
}

/** What went: a way out, a thing of a list, or words that others took the place of. */
function droppedAgain(reason: Reason, { before, after, words }: Pair): ChangeReason {
  // A thing of a list goes with its comma; a ban that lost another word may forbid more.
  if (before.mode === 'forbid' && jointsIn(after) >= jointsIn(before)) return { ...reason, direction: 'ask' };
  // A word that is part of a phrase now was not dropped.
  const there = new Set(after.parsed.words.map(({ text }) => text.slice(0, 5)));
  if (words.removed.every(({ text, code }) => !code && text.length > 4 && there.has(text.slice(0, 5))))
    return { ...reason, direction: 'ask' };
  const kept = new Set([...said(words.before, words.removed), ...sameEnds(before, after)]);
  const own = new Set(words.removed.map(({ index }) => index));
  const members = words.removed.map((word) => isMember(word, before, kept, own));
  if (members.length > 0 && members.every((member) => member === 'or') && before.mode !== 'forbid')
    return { ...reason, direction: 'stronger', feature: 'alternative' };
  // "Use this language" and "it must be in this language": only the verb that ordered has given way.
  const verbs = new Set(before.clauses.map(({ head }) => head));
  const modal = after.clauses.some(({ from }) => from === 'must' || from === 'must-not');
  if (modal && words.removed.every(({ index }) => verbs.has(index))) return { ...reason, direction: 'ask' };
  return repeats(words.after) > repeats(words.before) ? { ...reason, direction: 'ask' } : reason;
}

/** Indexes of the words that the other side says, too. */
function said(content: readonly ContentWord[], changed: readonly ContentWord[]): number[] {
  return content.filter((word) => !changed.includes(word)).map(({ index }) => index);
}

/** Where one reading is the other and something more in one place: the indexes of all words that are in both, small ones too. */
function sameEnds({ parsed: { words } }: Reading, { parsed: { words: others } }: Reading): ReadonlySet<number> {
  const same = new Set<number>();
  const most = Math.min(words.length, others.length);
  let first = 0;
  while (first < most && words[first]?.text === others[first]?.text) same.add(first++);
  for (let last = 1; last <= most - first && words.at(-last)?.text === others.at(-last)?.text; last++)
    same.add(words.length - last);
  return same.size === most ? same : new Set();
}

/** How many commas, «и» and «или» hold a list together. */
function jointsIn({ parsed: { words, marks } }: Reading): number {
  return (
    words.filter(({ text }) => text === ',' || text === '/').length +
    marks.filter(({ kind }) => kind === 'and' || kind === 'or').length
  );
}

/** Does a word stand behind «например», or is it that word? */
function illustrates(index: number, { parsed: { words } }: Reading, grammar: ForceGrammar): boolean {
  const { examples } = lexiconOf(grammar);
  const abbreviations = (grammar.words.words.examples ?? []).filter((phrase) => /^\p{L}(?: \p{L})+$/u.test(phrase));
  for (let at = index; at >= 0; at--) if (examples.at(words, at)) return true;
  const before = words
    .slice(0, index + 2)
    .map(({ text }) => text)
    .join(' ');
  return abbreviations.some((phrase) => before.includes(`${phrase.replaceAll(' ', ' . ')} .`));
}

/** «Например, тесты» became «например, тесты для релизов»: what came is no example, it says something of one that was there. */
function qualifies(index: number, reading: Reading, kept: ReadonlySet<number>, grammar: ForceGrammar): boolean {
  const holder = heldBy(index, -1, reading, kept);
  if (holder === undefined) return false;
  const { examples } = lexiconOf(grammar);
  // The word before it may be «например» itself, unless nothing stood behind that: then it is the noun, "errors, example".
  for (let from = Math.max(0, holder - longestExample); from <= holder; from++)
    if (examples.at(reading.parsed.words, from)?.to === holder + 1)
      return heldBy(index, 1, reading, kept) === undefined;
  return true;
}

/** A name that came as an example. */
function illustratedOnly({ after: name }: Reason, { after, grammar }: Pair): boolean {
  const index = after.parsed.words.findIndex(({ kind, text }) => kind === 'code' && text === name);
  return index !== -1 && illustrates(index, after, grammar);
}

/** How many words are said more than once. */
function repeats(words: readonly ContentWord[]): number {
  return words.length - new Set(words.map(({ stem }) => stem)).size;
}

function inCondition({ parsed }: Reading): number {
  return parsed.marks.filter(({ kind, from }) => kind === 'or' && parsed.zones[from] === 'condition').length;
}

/** What the comparison has no word for. */
function* more({ before, after, grammar }: Pair, reasons: readonly Reason[]): Generator<ChangeReason> {
  if (
    universal(after.features) < universal(before.features) &&
    universal(after.features) > 0 &&
    before.mode === after.mode
  )
    yield { direction: 'ask', feature: 'universal' };
  const verb = before.parsed.words[before.clauses.find(({ from }) => from !== 'section')?.head ?? -1]?.text;
  const keepsVerb = after.parsed.words.some(({ text }) => text === verb);
  const told = reasons.some(({ feature }) => feature === 'report' || feature === 'question' || feature === 'actor');
  if (
    before.mode === 'oblige' &&
    after.mode === 'oblige' &&
    ordersItself(before) &&
    !ordersItself(after) &&
    !keepsVerb &&
    !told
  )
    yield { direction: 'ask', feature: 'actor' };
  if (firstsIn(after) < firstsIn(before) && !reasons.some(({ feature }) => feature === 'order'))
    yield { direction: 'ask', feature: 'order', before: '' };
  if (softEvents(after) > softEvents(before) && !reasons.some(({ direction }) => direction === 'weaker'))
    yield { direction: 'ask', feature: 'rung', before: before.rung, after: 'should' };
  // "Every call that moves money must carry a key": wherever the word stands, a weaker one has taken its place.
  else if (
    marksOf(after, binding) < marksOf(before, binding) &&
    marksOf(after, loose) > marksOf(before, loose) &&
    !reasons.some(({ direction }) => direction === 'weaker')
  )
    yield { direction: 'ask', feature: 'rung', before: before.rung, after: 'should' };
  // "Do not accept more than two of your own": two may be accepted.
  if (
    before.mode === 'forbid' &&
    after.mode === 'forbid' &&
    after.features.bounds.length > before.features.bounds.length
  )
    yield { direction: 'ask', feature: 'bound' };
  const preamble = preambleOf(before, after);
  if (preamble !== undefined) yield { direction: 'ask', feature: 'preamble', after: preamble };
  for (const { text } of after.parsed.words.filter(({ kind }) => kind === 'code')) {
    // `git push` became `git push --force`: less is meant.
    const old = before.parsed.words.find(({ kind, text: was }) => kind === 'code' && text.startsWith(`${was} `));
    if (old && !before.parsed.words.some((word) => word.text === text))
      yield { direction: 'ask', feature: 'set', before: old.text, after: text };
  }
  // «Пока не дойдёте до того, что можно изменить»: behind its comma a condition goes on.
  const [was, is] = [before, after].map((reading) => wordsBehindComma(reading, grammar));
  if (was && is && !reasons.some(({ feature }) => feature === 'condition' || feature === 'exception')) {
    const { removed, added } = difference(was, is, lexiconOf(grammar));
    if (removed.length + added.length > 0)
      yield { direction: 'ask', feature: 'condition', before: shown(removed), after: shown(added) };
  }
  const override = overridesIn(after, grammar)[overridesIn(before, grammar).length];
  if (override !== undefined) yield { direction: 'ask', feature: 'override', after: override };
}

/** The words of conditions and exceptions that stand behind a comma in them. */
function wordsBehindComma(reading: Reading, grammar: ForceGrammar): ContentWord[] {
  const { parsed, features } = reading;
  const aside = [...features.conditions, ...features.exceptions];
  return wordsIn(reading, { from: 0, to: parsed.zones.length }, grammar).filter(
    ({ index }) =>
      (parsed.zones[index] === 'condition' || parsed.zones[index] === 'exception') &&
      !aside.some(({ from, to }) => index >= from && index < to),
  );
}

function shown(words: readonly ContentWord[]): string {
  return words.map(({ text }) => text).join(', ');
}

function ordersItself({ clauses }: Reading): boolean {
  return clauses.some(({ from, mode }) => from !== 'section' && mode === 'oblige');
}

/** What only advises, beside something stronger that hides it: «лучше не копировать секрет: назовите файл». */
function softEvents({ parsed }: Reading): number {
  return parsed.events.filter(({ kind }) => soft.has(kind)).length;
}

const soft: ReadonlySet<string> = new Set(['should', 'should-not', 'hedge-verb', 'negated-hedge-verb']);

function marksOf({ parsed }: Reading, kinds: ReadonlySet<string>): number {
  return parsed.marks.filter(({ kind }) => kinds.has(kind)).length;
}

const binding: ReadonlySet<string> = new Set(['must', 'must-not']);
const loose: ReadonlySet<string> = new Set(['should', 'should-not', 'may', 'hedge', 'hedge-verb']);

function firstsIn({ parsed }: Reading): number {
  return parsed.marks.filter(({ kind }) => kind === 'first').length;
}

/** Words before a new colon tell how the rest is meant: «Раньше агентам говорили: прочитайте правила». */
function preambleOf({ parsed: was }: Reading, { parsed: is }: Reading): string | undefined {
  const colon = is.words.findIndex(({ text }) => text === ':');
  if (colon <= 0) return undefined;
  const label = is.words.slice(0, colon).map(({ text }) => text);
  const known = was.words.map(({ text }) => text).join(' ');
  const rest = is.words.slice(colon + 1, colon + 4).map(({ text }) => text);
  // What follows it is what was said before, and it was said without it.
  const isNew = !known.startsWith(label.join(' ')) && known.startsWith(rest.join(' '));
  return isNew ? label.join(' ') : undefined;
}

/** «Не запускайте без необходимости» and «запускайте только при необходимости»: where the sign turned, nothing else can be counted. */
function settled(reasons: readonly ChangeReason[], pair: Pair): ChangeReason[] {
  const has = (feature: ChangeReason['feature'], direction: ChangeReason['direction']): boolean =>
    reasons.some((reason) => reason.feature === feature && reason.direction === direction);
  const isTurned = has('polarity', 'ask');
  const isOther = isMostlyOther(pair);
  // "Never …, unless …" and "only if …", «нет теста – нет исправления» and «без теста не начинай»: what one of them excepts, the other demands.
  const isExchanged = (['exception', 'prohibitions', 'permission', 'hedge'] as const).some((one) =>
    has(one, 'stronger'),
  );
  return reasons.map((reason) => {
    const { direction, feature } = reason;
    if (direction !== 'weaker') return reason;
    const isOpen =
      (isTurned && turning.has(feature)) || (isOther && !plain.has(feature)) || (isExchanged && exchanged.has(feature));
    return isOpen ? { ...reason, direction: 'ask' } : reason;
  });
}

/**
 * What is less is certain where the two texts are the same apart from it, and what was lost has nothing in its place that may say it
 * again. Elsewhere somebody has to read both.
 */
function certain(reasons: readonly ChangeReason[], { before, after, grammar, words }: Pair): ChangeReason[] {
  const isSame = isSameApart(before, after, grammar);
  // "Every two hours" and "every hour": with a number more or less its words are others, too.
  const isRecounted = before.features.bounds.length !== after.features.bounds.length;
  // «Всегда включена» tells no story: it is a rule told as a fact.
  const isRule = reasons.some((reason) => reason.feature === 'universal' && reason.after !== undefined);
  return reasons.map((reason) => {
    if (reason.direction !== 'weaker') return reason;
    if (structural.has(reason.feature) && !(isRule && reason.feature === 'report')) return reason;
    const isReplaced =
      (lost.has(reason.feature) && words.added.length > 0) ||
      (come.has(reason.feature) && words.removed.length > 0) ||
      (counted.has(reason.feature) && isRecounted);
    return isSame && !isReplaced ? reason : { ...reason, direction: 'ask' };
  });
}

// Of these the words themselves tell: a question, a report and a note order nothing, and names in code are exact.
const structural: ReadonlySet<ChangeReason['feature']> = new Set(['question', 'report', 'guard', 'note', 'set']);

// What is not there any more may be said by other words.
const lost: ReadonlySet<ChangeReason['feature']> = new Set([
  'universal',
  'only',
  'order',
  'dropped',
  'gate',
  'polarity',
  'prohibitions',
]);

// What limits a directive may stand for words that limited it before.
const come: ReadonlySet<ChangeReason['feature']> = new Set(['exception', 'condition']);

const counted: ReadonlySet<ChangeReason['feature']> = new Set(['universal', 'dropped']);

/** Most words gave way to others: then it is another sentence, and single words of it tell little. */
function isMostlyOther({ words }: Pair): boolean {
  return (
    words.removed.length > 1 && share(words.removed, words.before) > mostly && share(words.added, words.after) > mostly
  );
}

function share(some: readonly ContentWord[], all: readonly ContentWord[]): number {
  return some.length / Math.max(1, all.length);
}

const mostly = 0.5;

/** Words of a phrase like "such as", but one. */
const longestExample = 3;

const plain: ReadonlySet<ChangeReason['feature']> = new Set([
  'rung',
  'question',
  'report',
  'guard',
  'permission',
  'set',
  'gate',
]);

const exchanged: ReadonlySet<ChangeReason['feature']> = new Set(['exception', 'condition', 'dropped']);

const turning: ReadonlySet<ChangeReason['feature']> = new Set([
  'universal',
  'prohibitions',
  'exception',
  'hedge',
  'condition',
  'dropped',
  'scale',
  'order',
  'only',
  'polarity',
]);
