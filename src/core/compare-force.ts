import { boundReasons } from './compare-bounds.ts';
import type { Mark } from './clauses.ts';
import { codeReasons, wordReasons } from './compare-content.ts';
import { contentOf, difference, lexiconOf, wordsIn, type ContentWord } from './force-content.ts';
import type { Stretch } from './force-features.ts';
import { grammarOf, type ForceGrammar } from './force-pack.ts';
import { strength, type Clause, type Reading, type Rung } from './force.ts';
import type { LocalePack } from './locale-pack.ts';

/** What became of a directive: `ask` where only a reader can tell. */
export type Verdict = 'weaker' | 'stronger' | 'equal' | 'ask';

/** One feature that differs. */
export interface Reason {
  readonly direction: Exclude<Verdict, 'equal'>;
  readonly feature: ReasonFeature;
  /** What it was and what it is, where words can be named. */
  readonly before?: string;
  readonly after?: string;
}

export type ReasonFeature =
  | 'rung'
  | 'question'
  | 'report'
  | 'polarity'
  | 'permission'
  | 'prohibitions'
  | 'exception'
  | 'hedge'
  | 'condition'
  | 'universal'
  | 'partial'
  | 'only'
  | 'bound'
  | 'order'
  | 'actor'
  | 'alternative'
  | 'gate'
  | 'protected'
  | 'scale'
  | 'set'
  | 'dropped'
  | 'added'
  | 'reworded'
  | 'note'
  | 'guard';

export interface Comparison {
  readonly verdict: Verdict;
  readonly reasons: readonly Reason[];
}

/** Do two words of different languages mean the same? «Задача» may stand where an English "issue" stood. */
export type IsTranslation = (one: string, other: string) => boolean;

/**
 * Compares two versions of a directive in one language, feature by feature. One weaker feature makes it weaker: a strengthening elsewhere does not pay for it.
 */
export function compareReadings(
  before: Reading,
  after: Reading,
  pack: LocalePack,
  isTranslation?: IsTranslation,
): Comparison {
  const grammar = grammarOf(pack);
  if (!grammar) return { verdict: 'ask', reasons: [] };
  const reasons = [...reasonsOf(before, after, grammar, isTranslation)];
  return { verdict: verdictOf(reasons), reasons };
}

/** The gravest direction of some reasons; `equal` where there is none. */
export function verdictOf(reasons: readonly Pick<Reason, 'direction'>[]): Verdict {
  for (const direction of ['weaker', 'ask', 'stronger'] as const) {
    if (reasons.some((reason) => reason.direction === direction)) return direction;
  }
  return 'equal';
}

function* reasonsOf(
  before: Reading,
  after: Reading,
  grammar: ForceGrammar,
  isTranslation?: IsTranslation,
): Generator<Reason> {
  const [was, is] = withoutSwap(before, after, grammar);
  const content = { before: contentOf(was.reading, grammar, was.told), after: contentOf(is.reading, grammar, is.told) };
  const permits = before.mode === 'permit' || before.mode === 'exempt';
  const flipped = yield* force(before, after, content, grammar);
  yield* asides(was.reading, is.reading, grammar, permits);
  yield* scope(before, after, permits);
  yield* boundReasons(before.features.bounds, after.features.bounds);
  if (before.features.bounds.length > 0 && marked(after, 'about') > marked(before, 'about'))
    yield { direction: 'weaker', feature: 'bound' };
  yield* order(was.reading, is.reading, content);
  yield* actor(before, after);
  yield* guards(before, after);
  if (flipped === 'equal') return;
  const pair = { before, after, lexicon: lexiconOf(grammar), permits };
  const { removed, added } = difference(content.before, content.after, pair.lexicon, isTranslation);
  const isMixed = removed.some(({ code }) => code !== added[0]?.code);
  if (before.mode === 'forbid' && added.length > 0 && isMixed) {
    // «В общие ветки» became «в `main`»: whether that is less, words alone do not tell.
    yield {
      direction: 'ask',
      feature: 'reworded',
      before: removed.map((word) => word.text).join(', '),
      after: added.map((word) => word.text).join(', '),
    };
    return;
  }
  yield* codeReasons({ ...pair, removed: ofKind(removed, true), added: ofKind(added, true) });
  yield* wordReasons({ ...pair, removed: ofKind(removed, false), added: ofKind(added, false), content });
}

interface Contents {
  readonly before: readonly ContentWord[];
  readonly after: readonly ContentWord[];
}

/** A reading without what the other one says in other words: `told`. */
interface Trimmed {
  readonly reading: Reading;
  readonly told: readonly Stretch[];
}

/** «После сборки» and «когда сборка завершится» say the same: such a pair is taken out of both. */
function withoutSwap(before: Reading, after: Reading, grammar: ForceGrammar): readonly [Trimmed, Trimmed] {
  const forth = swapped(before, after, grammar);
  if (forth) return forth;
  const back = swapped(after, before, grammar);
  if (back) return [back[1], back[0]];
  return [
    { reading: before, told: [] },
    { reading: after, told: [] },
  ];
}

function swapped(one: Reading, other: Reading, grammar: ForceGrammar): readonly [Trimmed, Trimmed] | undefined {
  const { after } = one.features;
  const { conditions } = other.features;
  const [time] = after;
  const condition = conditions.at(-1);
  if (!time || after.length <= other.features.after.length) return undefined;
  if (!condition || conditions.length <= one.features.conditions.length) return undefined;
  const words = wordsIn(one, time, grammar);
  const { removed } = difference(words, wordsIn(other, condition, grammar), lexiconOf(grammar));
  if (words.length === 0 || removed.length > 0) return undefined;
  return [
    { reading: { ...one, features: { ...one.features, after: after.slice(1) } }, told: [time] },
    { reading: { ...other, features: { ...other.features, conditions: conditions.slice(0, -1) } }, told: [condition] },
  ];
}

/** Rung, mode and polarity. Returns `equal` when the same is said with the opposite sign. */
function* force(
  before: Reading,
  after: Reading,
  content: Contents,
  grammar: ForceGrammar,
): Generator<Reason, 'equal' | undefined> {
  const from = plainStrength(before.rung);
  const to = plainStrength(after.rung);
  const named = { before: before.rung, after: after.rung };
  if (after.mode === 'question' && before.mode !== 'question') yield { direction: 'weaker', feature: 'question' };
  else if (after.mode === 'report' && before.mode !== 'report') yield { direction: 'weaker', feature: 'report' };
  else if (becameReport(before, after)) yield { direction: 'weaker', feature: 'report' };
  else if (to < from) yield { direction: 'weaker', feature: 'rung', ...named };
  else if (to > from) yield { direction: 'stronger', feature: 'rung', ...named };
  else if (softerClause(before, after)) yield { direction: 'weaker', feature: 'rung' };
  else if ((before.mode === 'forbid') !== (after.mode === 'forbid')) {
    if (sameWithOppositeSign(before, after, content, grammar)) return 'equal';
    if (!asksTheForbidden(before, after, content, grammar)) {
      // «Не скрывайте ограничения» and «открыто указывайте ограничения»: another act, perhaps the opposite one.
      yield { direction: 'ask', feature: 'polarity', ...named };
      return undefined;
    }
    yield { direction: 'weaker', feature: 'polarity', ...named };
  }
  const gates = { before: permissions(before), after: permissions(after) };
  if (plainStrength(before.rung) > 3 && plainStrength(after.rung) > 3) {
    if (gates.after > gates.before) yield { direction: 'weaker', feature: 'permission' };
    if (gates.after < gates.before) yield { direction: 'stronger', feature: 'permission' };
  }
  if (
    before.mode === 'forbid' ||
    after.mode === 'forbid' ||
    before.features.prohibitions !== after.features.prohibitions
  ) {
    const lost = before.features.prohibitions - after.features.prohibitions;
    if (lost > 0 && after.mode !== 'question') yield { direction: 'weaker', feature: 'prohibitions' };
    if (lost < 0 && before.mode === after.mode) yield { direction: 'stronger', feature: 'prohibitions' };
  }
  return undefined;
}

/** As many prohibitions or duties as before, and one of them weaker: the strongest of them hides it. */
function softerClause(before: Reading, after: Reading): boolean {
  return (['forbid', 'oblige'] as const).some((wanted) => {
    const [was, is] = [before, after].map(({ clauses }) =>
      clauses
        .filter(({ mode }) => mode === wanted)
        .map(({ rung }) => plainStrength(rung))
        .toSorted((a, b) => b - a),
    );
    return was !== undefined && is?.length === was.length && is.some((rung, index) => rung < (was[index] ?? 0));
  });
}

/** «Ответьте на все замечания» became «на все замечания ответили», and only the section still makes it an order. */
function becameReport(before: Reading, after: Reading): boolean {
  if (reportsIn(after) <= reportsIn(before) || after.clauses.some(({ from }) => from !== 'section')) return false;
  return before.mode === 'forbid' || before.clauses.some(({ from }) => from !== 'section');
}

function reportsIn({ parsed }: Reading): number {
  return parsed.events.filter(({ kind }) => kind === 'report').length;
}

/** Exceptions, hedges, conditions and footnotes: ways out of a duty, limits of a permission. */
function* asides(before: Reading, after: Reading, grammar: ForceGrammar, permits: boolean): Generator<Reason> {
  const [more, less] = permits ? (['stronger', 'weaker'] as const) : (['weaker', 'stronger'] as const);
  for (const [feature, key] of [
    ['exception', 'exceptions'],
    ['hedge', 'hedges'],
    ['condition', 'conditions'],
  ] as const) {
    const was = before.features[key];
    const is = after.features[key];
    if (is.length > was.length) yield { direction: more, feature, after: text(after, is.at(-1)) };
    else if (is.length < was.length) yield { direction: less, feature, before: text(before, was.at(-1)) };
    else if (is.length > 0 && feature !== 'hedge') {
      const words = (reading: Reading, list: readonly Stretch[]): ContentWord[] =>
        list.flatMap((one) => wordsIn(reading, one, grammar));
      const { removed, added } = difference(words(before, was), words(after, is), lexiconOf(grammar));
      const named = { before: text(before, was[0]), after: text(after, is[0]) };
      if (removed.length > 0 && added.length > 0) yield { direction: 'ask', feature, ...named };
      else {
        // A longer exception excepts more and a longer condition is met less often; «без одобрения Owner» asks more than «без одобрения».
        const requires = is.some((one) => 'requires' in one);
        if (added.length > 0) yield { direction: requires ? less : more, feature, ...named };
        else if (removed.length > 0) yield { direction: requires ? more : less, feature, ...named };
      }
    }
  }
  if (after.features.notes > before.features.notes) yield { direction: more, feature: 'note' };
}

/** How much it covers: every, any, some, only. */
function* scope(before: Reading, after: Reading, permits: boolean): Generator<Reason> {
  const was = before.features;
  const is = after.features;
  if (!permits) {
    if (universal(was) > 0 && universal(is) === 0)
      yield { direction: 'weaker', feature: 'universal', before: text(before, was.all[0] ?? was.any[0]) };
    if (universal(was) === 0 && universal(is) > 0 && before.mode === after.mode)
      yield { direction: 'stronger', feature: 'universal', after: text(after, is.all[0] ?? is.any[0]) };
    if (is.some.length > was.some.length)
      yield { direction: 'weaker', feature: 'partial', after: text(after, is.some[0]) };
    if (is.some.length < was.some.length)
      yield { direction: 'stronger', feature: 'partial', before: text(before, was.some[0]) };
  }
  if (was.only.length > 0 && is.only.length === 0)
    yield { direction: 'weaker', feature: 'only', before: text(before, was.only[0]) };
  // «Печатайте токены только в …» after «не печатайте токены» is no gain.
  if (was.only.length === 0 && is.only.length > 0 && before.mode !== 'forbid')
    yield { direction: 'stronger', feature: 'only', after: text(after, is.only[0]) };
}

/** What comes first, before, after, then. */
function* order(before: Reading, after: Reading, content: Contents): Generator<Reason> {
  const was = before.features;
  const is = after.features;
  // Without «затем» only the things of a list come one after the other.
  const moved =
    was.next || is.next
      ? isReordered(content)
      : isReordered({ before: listedIn(content.before), after: listedIn(content.after) });
  if (early(was) && !early(is)) {
    // «Прочитайте A, затем B» keeps the order that «сначала» gave.
    const kept = was.before.length === 0 && is.next && !moved;
    if (!kept) yield { direction: 'weaker', feature: 'order', before: text(before, was.before[0]) };
  } else if (was.after.length > is.after.length || (was.next && !is.next && !is.first)) {
    yield { direction: 'weaker', feature: 'order', before: text(before, was.after[0]) };
  } else if ((was.first || was.next) && (is.first || is.next) && moved) yield { direction: 'weaker', feature: 'order' };
  else if (!early(was) && early(is))
    yield { direction: 'stronger', feature: 'order', after: text(after, is.before[0]) };
}

function listedIn(words: readonly ContentWord[]): readonly ContentWord[] {
  return words.filter((word) => word.listed);
}

/** Do the words that both have stand in another order? */
function isReordered({ before, after }: Contents): boolean {
  return commonStems(before, after) !== commonStems(after, before);
}

function commonStems(words: readonly ContentWord[], others: readonly ContentWord[]): string {
  const stems = new Set(others.map(({ stem }) => stem));
  // What is said again stands where it was said first.
  return [...new Set(words.flatMap(({ stem }) => (stems.has(stem) ? [stem] : [])))].join(' ');
}

function marked({ parsed, features }: Reading, wanted: Mark['kind']): number {
  // What is about a number itself is compared with the numbers.
  const own = (from: number): boolean => features.bounds.some((bound) => from >= bound.from && from < bound.to);
  return parsed.marks.filter(({ kind, from }) => kind === wanted && !own(from)).length;
}

/** How many words say that all of something is meant. */
export function universal({ all, any }: Reading['features']): number {
  return all.length + any.length;
}

function early({ first, before }: Reading['features']): boolean {
  return first || before.length > 0;
}

function* actor(before: Reading, after: Reading): Generator<Reason> {
  const ordered =
    before.clauses.some(({ from }) => from === 'imperative' || from === 'infinitive') ||
    before.features.actor === 'self';
  const shifted = after.features.actor === 'other' && after.clauses.every(({ from }) => from === 'section');
  if (ordered && shifted && before.features.actor !== 'other') yield { direction: 'weaker', feature: 'actor' };
}

function* guards(before: Reading, after: Reading): Generator<Reason> {
  const was = foldGuards(before.guards);
  const is = foldGuards(after.guards);
  const added = [...is].filter((guard) => !was.has(guard));
  const removed = [...was].filter((guard) => !is.has(guard));
  const turned = added.some((guard) => removed.some((other) => isOpposite(guard, other)));
  if (added.length > 0 && removed.length > 0 && !turned) {
    // Another condition: whether it holds more or less often, its words do not tell.
    yield { direction: 'ask', feature: 'guard', before: removed.join(', '), after: added.join(', ') };
  } else if (added.length > 0) yield { direction: 'weaker', feature: 'guard', after: added.join(', ') };
  else if (removed.length > 0) yield { direction: 'stronger', feature: 'guard', before: removed.join(', ') };
}

function isOpposite(one: string, other: string): boolean {
  return one !== other && withoutTurn(one) === withoutTurn(other);
}

function withoutTurn(guard: string): string {
  return guard.replace(/^elseof/, '').replace(/^ifnot/, 'if');
}

function foldGuards(guards: readonly string[]): Set<string> {
  return new Set(guards.map((guard) => guard.replace(/[\s()]/g, '')));
}

function ofKind(words: readonly ContentWord[], code: boolean): ContentWord[] {
  return words.filter((word) => word.code === code);
}

/** «Ни один не должен остаться без ответа» and «ответьте на каждый»; a verb and its opposite without «не». */
function sameWithOppositeSign(before: Reading, after: Reading, content: Contents, grammar: ForceGrammar): boolean {
  const { antonyms } = lexiconOf(grammar);
  const opposite = content.before.some(({ text }) =>
    content.after.some((other) => antonyms.get(text)?.has(other.text) ?? false),
  );
  if (opposite) return true;
  const negative = before.mode === 'forbid' ? before : after;
  const lexical = negative.parsed.marks.some(
    ({ kind, from, to }) =>
      (kind === 'neutral' || kind === 'without') &&
      negative.parsed.words.slice(from, to).some(({ text }) => (grammar.words.phrases.without ?? []).includes(text)),
  );
  return lexical && before.features.all.length > 0 && after.features.all.length > 0;
}

/** Is the act that one of them forbids what the other one asks for? */
function asksTheForbidden(before: Reading, after: Reading, content: Contents, grammar: ForceGrammar): boolean {
  const [negative, words, others] =
    before.mode === 'forbid' ? [before, content.before, content.after] : [after, content.after, content.before];
  const head = negative.clauses.find(({ mode }) => mode === 'forbid')?.head ?? -1;
  const act = words.find(({ index, code }) => index >= head && !code);
  if (!act) return true;
  return difference([act], others, lexiconOf(grammar)).removed.length === 0;
}

function permissions({ clauses }: Reading): number {
  return clauses.filter(({ mode }: Clause) => mode === 'permit' || mode === 'exempt').length;
}

/** A way out and a condition are features of their own. */
function plainStrength(rung: Rung): number {
  return strength(rung === 'must-unless' ? 'must' : rung === 'may-if' ? 'may' : rung);
}

function text({ parsed }: Reading, stretch: Stretch | undefined): string {
  if (!stretch) return '';
  return parsed.words
    .slice(stretch.from, Math.min(stretch.to, stretch.from + 12))
    .map(({ text }) => text)
    .join(' ');
}
