import { parseClauses, type ForceEvent, type Parsed } from './clauses.ts';
import { grammarOf, type ForceGrammar, type SectionForce } from './force-pack.ts';
import { featuresOf, type Features } from './force-features.ts';
import { closedList, isTitleOfForce, labelForce, type Lent } from './force-section.ts';
import type { LocalePack } from './locale-pack.ts';
import { wordsOf, type Word } from './mask.ts';
import type { Unit, View } from './seed.ts';

/** How strongly a directive binds, from strong to weak. `must` and `must-not` are equally strong, and so are the two `should`. */
export const rungs = ['must-not', 'must', 'must-unless', 'should-not', 'should', 'may-if', 'may', 'describe'] as const;
export type Rung = (typeof rungs)[number];

export type Mode = 'forbid' | 'oblige' | 'restrict' | 'permit' | 'exempt' | 'describe' | 'question' | 'report';

/** A word or phrase that gave a directive its force, or changed it. Offsets into the file. */
export interface Marker {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Where in the locale pack it is written: `ru.phrases.must-not`, `ru.verbs.imperative`. */
  readonly rule: string;
  /** What it does, as a code: `must-not`, `imperative`, `exception`. */
  readonly says: MarkerMeaning;
}

export type MarkerMeaning =
  | ForceEvent['kind']
  | Parsed['marks'][number]['kind']
  | 'exception-without'
  | 'exception-until'
  | 'nominal';

/** One thing a directive says: its force, and which words of the reading belong to it. */
export interface Clause {
  readonly rung: Rung;
  readonly mode: Mode;
  /** What the force comes from. */
  readonly from: ForceEvent['kind'] | 'section';
  readonly sentence: number;
  readonly paren: boolean;
  /** First word of what gives it force, as an index into the words; -1 when that is the section. */
  readonly head: number;
}

/** How the force of a directive was read. */
export interface Reading {
  readonly rung: Rung;
  readonly mode: Mode;
  readonly clauses: readonly Clause[];
  readonly features: Features;
  readonly markers: readonly Marker[];
  /** What the section, or the item it is nested in, lent; `used` when the directive has no force of its own. */
  readonly section: Lent & { readonly used: boolean };
  /** Conditions of the template it stands under. */
  readonly guards: readonly string[];
  readonly parsed: Parsed;
}

export interface ForceContext {
  /** Text of the file. */
  readonly text: string;
  readonly view: View;
  readonly pack: LocalePack;
}

/** Reads the force of one directive; undefined when nobody has written down how its language orders. */
export function readForce(unit: Unit, { text, view, pack }: ForceContext): Reading | undefined {
  const grammar = grammarOf(pack);
  if (!grammar) return undefined;
  let readings = known.get(pack);
  if (!readings) known.set(pack, (readings = new WeakMap()));
  let reading = readings.get(unit);
  if (!reading) readings.set(unit, (reading = read(unit, { text, view, pack }, grammar)));
  return reading;
}

/** Reads several directives as one: what one was split into, or what was merged into one. The first one's section counts. */
export function readJoined(units: readonly Unit[], context: ForceContext): Reading | undefined {
  const [first, ...others] = units;
  if (!first || others.length === 0) return first && readForce(first, context);
  const grammar = grammarOf(context.pack);
  if (!grammar) return undefined;
  const words = [
    ...wordsOf(first, context),
    ...others.flatMap((unit) => [fullStop(unit.place.start), ...wordsOf(unit, context)]),
  ];
  return read(first, context, grammar, words);
}

function fullStop(at: number): Word {
  return { kind: 'mark', text: '.', start: at, end: at };
}

/** How strong a rung is, as a number: equal for `must` and `must-not`. */
export function strength(rung: Rung): number {
  return strengths[rung];
}

function read(unit: Unit, context: ForceContext, grammar: ForceGrammar, words = wordsOf(unit, context)): Reading {
  const whole = parseClauses(words, grammar);
  const list = closedList(whole, grammar);
  // «Допустимые файлы: …» allows nothing by itself: it says what the list after it means.
  const parsed = list ? { ...whole, events: whole.events.filter(({ from }) => from >= list.to) } : whole;
  const lent = { ...labelForce(unit, context, grammar), ...list?.lends };
  const clauses = clausesOf(parsed, lent, unit, grammar);
  const { features, markers, exceptionOf, hedgeOf, conditionOf } = featuresOf(parsed, clauses, grammar, lent);
  const settled = clauses.map((clause, index) => ({
    ...clause,
    rung: settle(clause, exceptionOf.has(index) || hedgeOf.has(index), conditionOf.has(index)),
  }));
  // What stands in brackets is an aside: it decides only when nothing else does.
  const main = settled.filter(({ paren, from, rung }) => !paren && !(from === 'section' && rung === 'describe'));
  const deciding = main.length > 0 ? main : settled;
  const strongest = deciding.reduce(
    (best, clause) => (strengths[clause.rung] > strengths[best.rung] ? clause : best),
    deciding[0] ?? nothing,
  );
  return {
    rung: strongest.rung,
    mode: strongest.mode,
    clauses: settled,
    features,
    markers: markers.map(({ says, from, to, rule }) => {
      const start = parsed.words[from]?.start ?? unit.place.start;
      const end = parsed.words[to - 1]?.end ?? start;
      return {
        text: context.text.slice(start, end).replace(/\s+/g, ' '),
        start,
        end,
        rule: `${grammar.tag}.${rule}`,
        says,
      };
    }),
    section: { ...lent, used: decides(lent, strongest) },
    guards: unit.guards,
    parsed,
  };
}

function clausesOf(parsed: Parsed, lent: Lent, unit: Unit, grammar: ForceGrammar): Clause[] {
  const { words, events, questions } = parsed;
  const clauses: Clause[] = [];
  const has = hasOnly(parsed);
  for (const event of events) {
    const { kind: from, sentence, paren } = event;
    if (questions.has(sentence)) continue;
    // "Responsibility: refine the problem": in a description, a bare verb after a colon names a task and gives no order.
    const bare =
      grammar.words.verbs.infinitive?.prefix !== undefined &&
      words[event.from - 1]?.text === ':' &&
      isLabel(words, event.from - 1);
    if (bare && from === 'imperative' && describes(lent)) continue;
    const force = forceOf(event, lent, unit, has.has(sentence));
    if (force) clauses.push({ ...force, from, sentence, paren, head: event.from });
  }
  if (questions.size > 0 && clauses.length === 0) {
    return [{ rung: 'describe', mode: 'question', from: 'section', sentence: 0, paren: false, head: -1 }];
  }
  if (clauses.some(({ paren }) => !paren)) return clauses;
  if (words.length === 0 || isTitleOfForce(parsed, lent)) return [nothing, ...clauses];
  const reports = events.some(({ kind }) => kind === 'report') && !isState(lent, grammar.words.states);
  const own = { from: 'section', sentence: 0, paren: false, head: -1 } as const;
  if (reports && lent.force !== 'must-not')
    return [{ rung: 'describe', mode: describes(lent) ? 'describe' : 'report', ...own }, ...clauses];
  return [{ ...fromSection(lent.force, has.size > 0), ...own }, ...clauses];
}

/** What an event says under a section; undefined when it says nothing by itself. */
function forceOf(
  { kind }: ForceEvent,
  lent: Lent,
  unit: Unit,
  only: boolean,
): Pick<Clause, 'rung' | 'mode'> | undefined {
  if (lent.role === 'examples' || lent.outdated) return { rung: 'describe', mode: 'describe' };
  switch (kind) {
    case 'must-not':
      return { rung: 'must-not', mode: 'forbid' };
    case 'should-not':
    case 'negated-hedge-verb':
      return { rung: 'should-not', mode: 'forbid' };
    case 'must':
    case 'double-negation':
      return { rung: 'must', mode: 'oblige' };
    case 'restrict':
      return { rung: 'must', mode: 'restrict' };
    case 'should':
    case 'hedge-verb':
      return { rung: 'should', mode: 'oblige' };
    case 'may':
      return only ? { rung: 'must', mode: 'restrict' } : { rung: 'may', mode: 'permit' };
    case 'exempt':
      return { rung: 'may', mode: 'exempt' };
    case 'dont':
    case 'negated-imperative':
    case 'negated-infinitive':
      // «Можно: не отвечать на письма без темы».
      if (lent.force === 'may' && kind === 'negated-infinitive') return { rung: 'may', mode: 'exempt' };
      return lent.force === 'should' || lent.force === 'should-not'
        ? { rung: 'should-not', mode: 'forbid' }
        : { rung: 'must-not', mode: 'forbid' };
    case 'imperative':
      return describes(lent) ? { rung: 'must', mode: 'oblige' } : fromSection(lent.force, only);
    case 'infinitive':
      if (lent.force === undefined && unit.shape !== 'sentence') return { rung: 'must', mode: 'oblige' };
      return undefined;
    case 'denial':
      if (lent.force === 'must' || lent.force === 'must-not') return { rung: 'must-not', mode: 'forbid' };
      if (lent.force === 'should') return { rung: 'should-not', mode: 'forbid' };
      return undefined;
    default:
      return undefined;
  }
}

function fromSection(force: SectionForce | undefined, only: boolean): Pick<Clause, 'rung' | 'mode'> {
  switch (force) {
    case 'must':
      return { rung: 'must', mode: 'oblige' };
    case 'must-not':
      return { rung: 'must-not', mode: 'forbid' };
    case 'should':
      return { rung: 'should', mode: 'oblige' };
    case 'should-not':
      return { rung: 'should-not', mode: 'forbid' };
    case 'restrict':
      return { rung: 'must', mode: 'restrict' };
    case 'may':
      return only ? { rung: 'must', mode: 'restrict' } : { rung: 'may', mode: 'permit' };
    case 'exempt':
      return { rung: 'may', mode: 'exempt' };
    default:
      return { rung: 'describe', mode: 'describe' };
  }
}

/** Exceptions and hedges make a duty one with a way out, a condition makes a permission narrower. */
function settle({ rung, mode }: Clause, loosened: boolean, conditional: boolean): Rung {
  if (loosened && (rung === 'must' || rung === 'must-not')) return 'must-unless';
  if ((loosened || conditional) && rung === 'may' && mode === 'permit') return 'may-if';
  return rung;
}

function hasOnly({ marks, zones, sentences }: Parsed): Set<number> {
  const found = new Set<number>();
  for (const { kind, from } of marks) if (kind === 'only' && zones[from] === 'main') found.add(sentences[from] ?? 0);
  return found;
}

/** A name of a few words; "The customer asks for an operator: …" says when. */
function isLabel(words: Parsed['words'], colon: number): boolean {
  const before = words.slice(Math.max(0, colon - longestLabel - 1), colon);
  const start = before.findLastIndex(({ kind }) => kind === 'mark');
  return before.length - 1 - start <= longestLabel;
}

function describes({ force }: Lent): boolean {
  return force === undefined || force === 'describe';
}

function isState({ role }: Lent, states: readonly string[]): boolean {
  return role !== undefined && states.includes(role);
}

/** Did the section decide, or would the directive say the same anywhere? */
function decides({ force }: Lent, { from }: Clause): boolean {
  if (force === undefined) return false;
  return from === 'section' || from === 'denial' || (from === 'imperative' && force !== 'must' && force !== 'describe');
}

const longestLabel = 3;

const nothing: Clause = { rung: 'describe', mode: 'describe', from: 'section', sentence: 0, paren: false, head: -1 };

const strengths: Readonly<Record<Rung, number>> = {
  'must-not': 6,
  must: 6,
  'must-unless': 5,
  'should-not': 4,
  should: 4,
  'may-if': 3,
  may: 2,
  describe: 1,
};

const known = new WeakMap<LocalePack, WeakMap<Unit, Reading>>();
