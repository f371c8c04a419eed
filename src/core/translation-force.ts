import { divergence, type Divergence, type DivergenceFeature } from './divergence.ts';
import type { Clause, Reading } from './force.ts';
import { negationDivergences } from './translation-negation.ts';
import { isNamed, spanOf, strengthOf, strongest, type Span, type Telling, type Told } from './telling.ts';

/** Duty against advice, permission, question, report; prohibition against order; the agent against somebody else. */
export function* forceDivergences(left: Telling, right: Telling): Generator<Divergence> {
  const [one, other] = [strongest(left), strongest(right)];
  const [mine, theirs] = [strengthOf(one.reading), strengthOf(other.reading)];
  if (mine !== theirs) {
    const [weak, strong] = mine < theirs ? [left, right] : [right, left];
    yield* weakerForce(weak, strong);
  } else if (mine > 3) {
    yield* allowances(left, right);
    yield* allowances(right, left);
  }
  yield* negationDivergences(left, right);
  if (mine === theirs) {
    yield* descriptions(left, right);
    yield* descriptions(right, left);
    yield* actor(left, right);
    yield* actor(right, left);
    yield* exchanged(left, right);
    yield* past(left, right);
    yield* past(right, left);
  }
}

function* weakerForce(weak: Telling, strong: Telling): Generator<Divergence> {
  const { reading, index, clause } = strongest(weak);
  const order = strongest(strong);
  const there = order.clause && headSpan(strong, order.index, order.clause);
  const here = clause && headSpan(weak, index, clause);
  if (reading.mode === 'question') {
    yield divergence('asked', weak.side, 'certain', undefined, there);
    return;
  }
  const from = clause?.from ?? 'section';
  const explicit = explicitWeak.get(from);
  if (explicit && here) {
    // "A person who uses a keyboard can …": the stronger side says it, too, where it was not read as its own.
    if (hasMark(strong, from)) return;
    // «Не допускается больше двух» is "allowed no more than twice".
    if (order.reading.mode === 'forbid' && isBounded(weak)) return;
    const also = weak.readings.some(({ clauses }) => clauses.some((one) => isExplicit(one) && strengthOf(one) === 6));
    // «Следует» is said of duties, too; and where only a label orders, "a change that users can notice" permits nothing.
    const doubtful = also || wavers(weak, index, clause) || !isExplicit(order.clause);
    yield divergence(explicit, weak.side, doubtful ? 'likely' : 'certain', here, there);
    return;
  }
  if (sectionDiffers(reading, order.reading)) return;
  if (reading.mode === 'report') {
    if (isExplicit(order.clause)) yield divergence('reported', weak.side, 'likely', reportSpan(weak, index), there);
    return;
  }
  if (reading.rung === 'describe') {
    if (!order.clause || !isExplicit(order.clause) || strengthOf(order.reading) < 4) return;
    // "Your area: guides, reference and notes".
    if (order.clause.from === 'imperative' && !begins(strong, order.reading, order.clause)) return;
    if (mayOrder(weak) || alsoOrders(weak)) return;
    const other = otherActor(weak, index);
    if (other) yield divergence('actor', weak.side, 'likely', other, there);
    else if (order.clause.from !== 'imperative' || reading.section.force === undefined)
      yield divergence('described', weak.side, 'hint', undefined, there);
    return;
  }
  // The section of the weaker one lends less, or the stronger one says more than its section.
  const feature: DivergenceFeature =
    reading.rung === 'should' || reading.rung === 'should-not' ? 'recommended' : 'permitted';
  if (isExplicit(order.clause)) yield divergence(feature, weak.side, 'likely', undefined, there);
}

/** Is a duty told so as often as advice? */
function wavers({ readings, lexicon }: Telling, index: number, clause: Clause | undefined): boolean {
  return clause !== undefined && lexicon.wavering.at(readings[index]?.parsed.words ?? [], clause.head) !== undefined;
}

/** Does a permission say where it ends? */
function isBounded({ readings }: Telling): boolean {
  return readings.some(
    ({ mode, features: { only, bounds, exceptions } }) =>
      (mode === 'permit' || mode === 'exempt') &&
      (only.length > 0 || exceptions.length > 0 || bounds.some(({ kind }) => kind === 'max' || kind === 'min')),
  );
}

/** Advice or permission beside a duty: «(допускается X)», "a revise cycle should not rename it". */
function* allowances(one: Telling, other: Telling): Generator<Divergence> {
  const weak = one.readings.flatMap(({ clauses }, index) =>
    // "Only comments are allowed" is no permission.
    clauses.flatMap((clause) => (explicitWeak.has(clause.from) && strengthOf(clause) < 6 ? [{ index, clause }] : [])),
  );
  const last = weak.at(-1);
  // In a clause that only qualifies, the other language may say as much: «почему правка не требуется».
  if (!last || [...explicitWeak.keys()].some((kind) => hasMark(other, kind))) return;
  if (other.readings.some(({ features }) => features.hedges.length + features.exceptions.length > 0)) return;
  const feature = last.clause.mode === 'permit' || last.clause.mode === 'exempt' ? 'allowance' : 'recommended';
  yield divergence(feature, one.side, 'likely', headSpan(one, last.index, last.clause));
}

function hasMark({ readings }: Telling, wanted: string): boolean {
  return readings.some(({ parsed: { marks } }) => marks.some(({ kind }) => kind === wanted));
}

/** In a section of duties, what is done must be done; yet where the other language orders, a reader may take it for a description. */
function* descriptions(one: Telling, other: Telling): Generator<Divergence> {
  const order = strongest(other);
  if (order.clause?.from !== 'imperative' || order.reading.mode !== 'oblige') return;
  if (!begins(other, order.reading, order.clause)) return;
  const tells = one.readings.findIndex(
    ({ clauses, parsed: { words, zones, events } }) =>
      events.length === 0 &&
      clauses.every(({ from }) => from === 'section') &&
      words.some((word, index) => zones[index] === 'main' && one.grammar.isForm('third', word)),
  );
  if (tells === -1 || mayOrder(one) || alsoOrders(one)) return;
  yield divergence('described', one.side, 'hint', undefined, headSpan(other, order.index, order.clause));
}

/** Is it the first word of its sentence? Where verbs may stand anywhere, that tells nothing. */
function begins({ grammar }: Telling, { parsed: { words } }: Reading, { head }: Clause): boolean {
  if ((grammar.words.verbs.imperative?.reach ?? 1) > 1) return true;
  const before = words[head - 1];
  return before === undefined || /^[.;!?]$/.test(before.text);
}

/** Orders something in one of its clauses, by an infinitive or by "no" at the beginning: what decides was read otherwise. */
function alsoOrders({ readings }: Telling): boolean {
  return readings.some(
    ({ clauses, parsed: { events, marks } }) =>
      clauses.some((clause) => isExplicit(clause) && strengthOf(clause) >= 4) ||
      events.some(({ kind }) => kind === 'infinitive') ||
      marks.some(({ kind, from }) => kind === 'denial' && from === 0),
  );
}

/** Does a sentence begin with a word that is a noun as often as an order: "report", "branch"? */
function mayOrder({ readings, grammar }: Telling): boolean {
  const doubtful = grammar.words.verbs.imperative?.doubtful ?? [];
  return readings.some(({ parsed: { words } }) =>
    words.some(
      ({ text, kind }, index) =>
        kind === 'word' && doubtful.includes(text) && (index === 0 || words[index - 1]?.kind !== 'word'),
    ),
  );
}

function* actor(one: Telling, other: Telling): Generator<Divergence> {
  const shifted = one.readings.findIndex(
    ({ features, clauses }) => features.actor === 'other' && clauses.every(({ from }) => from === 'section'),
  );
  if (shifted === -1 || other.readings.some(({ features }) => features.actor === 'other')) return;
  const { clause, index, reading } = strongest(other);
  if (strengthOf(reading) < 4) return;
  const mark = actorMark(one, shifted);
  if (!mark || isNamed(mark, one, other)) return;
  yield divergence('actor', one.side, 'likely', spanOf(one, mark), clause && headSpan(other, index, clause));
}

/** "We used to check" for «проверьте»: a sentence about how it once was. */
function* past(one: Telling, other: Telling): Generator<Divergence> {
  const [opener] = openers(one);
  if (!opener || openers(other).length > 0 || strengthOf(strongest(other).reading) < 4) return;
  if (isNamed(opener, one, other)) return;
  yield divergence('reported', one.side, 'likely', spanOf(one, opener));
}

function openers({ readings, lexicon }: Telling): Told[] {
  return readings.flatMap(({ parsed: { words, sentences } }, reading) =>
    words.flatMap((_, from) => {
      const match = lexicon.past.at(words, from);
      // "We used to", «Раньше …»; further on it is a comparison: "no earlier than".
      const first = words.findIndex((_word, index) => sentences[index] === sentences[from]);
      return match && from - first <= 1 ? [{ reading, from, to: match.to }] : [];
    }),
  );
}

/** «Делает инженер, а не ты»: who does not do it there, does it here. */
function* exchanged(left: Telling, right: Telling): Generator<Divergence> {
  const [mine, theirs] = [spared(left), spared(right)];
  if (!mine || !theirs || mine.kind === theirs.kind) return;
  const [weaker, here, there] = mine.kind === 'other' ? [left, mine, theirs] : [right, theirs, mine];
  const strong = weaker === left ? right : left;
  yield divergence('actor', weaker.side, 'likely', spanOf(weaker, here), spanOf(strong, there));
}

function spared({ readings }: Telling): (Told & { readonly kind: 'self' | 'other' }) | undefined {
  for (const [reading, { parsed }] of readings.entries()) {
    const { marks, markOf, words } = parsed;
    for (const { kind, from, to } of marks) {
      if (kind !== 'self' && kind !== 'other') continue;
      for (let back = from - 1; back >= Math.max(0, from - 2) && words[back]?.kind === 'word'; back--) {
        const before = marks[markOf[back] ?? -1]?.kind;
        if (before === 'negation') return { reading, from: back, to, kind };
        if (before !== undefined && before !== 'contrast') break;
      }
    }
  }
  return undefined;
}

function otherActor(telling: Telling, index: number): Span | undefined {
  const mark = actorMark(telling, index);
  return mark && spanOf(telling, mark);
}

function actorMark({ readings }: Telling, index: number): Told | undefined {
  const reading = readings[index];
  if (reading?.features.actor !== 'other') return undefined;
  const mark = reading.parsed.marks.find(({ kind }) => kind === 'other');
  return mark && { reading: index, from: mark.from, to: mark.to };
}

function reportSpan(telling: Telling, index: number): Span | undefined {
  const event = telling.readings[index]?.parsed.events.find(({ kind }) => kind === 'report');
  return event && spanOf(telling, { reading: index, from: event.from, to: event.to });
}

/** The words that give a clause its force. */
function headSpan(telling: Telling, index: number, { head, from }: Clause): Span | undefined {
  if (head < 0) return undefined;
  const event = telling.readings[index]?.parsed.events.find((one) => one.from === head && one.kind === from);
  return spanOf(telling, { reading: index, from: head, to: event?.to ?? head + 1 });
}

function isExplicit(clause: Clause | undefined): boolean {
  return clause !== undefined && clause.from !== 'section' && clause.from !== 'denial' && clause.from !== 'infinitive';
}

/** Told once for the whole section, not for each of its directives. */
function sectionDiffers(one: Reading, other: Reading): boolean {
  return one.section.force !== other.section.force && (one.section.used || other.section.used);
}

const explicitWeak: ReadonlyMap<Clause['from'], DivergenceFeature> = new Map([
  ['should', 'recommended'],
  ['should-not', 'recommended'],
  ['may', 'permitted'],
  ['exempt', 'exempt'],
  ['hedge-verb', 'tried'],
  ['negated-hedge-verb', 'tried'],
]);
