import type { ForceGrammar, PhraseKind } from './force-pack.ts';
import type { Word } from './mask.ts';

/** A phrase of the pack where it stands: words `from`…`to`, end exclusive. */
export interface Mark {
  readonly kind: PhraseKind;
  readonly from: number;
  readonly to: number;
}

/** What gives a clause its force: a modal phrase, or a form of the verb. */
export interface ForceEvent {
  readonly kind: EventKind;
  readonly from: number;
  readonly to: number;
  readonly sentence: number;
  readonly segment: number;
  readonly paren: boolean;
}

export type EventKind =
  | 'must-not'
  | 'dont'
  | 'should-not'
  | 'double-negation'
  | 'must'
  | 'restrict'
  | 'should'
  | 'may'
  | 'exempt'
  | 'hedge-verb'
  | 'negated-hedge-verb'
  | 'imperative'
  | 'negated-imperative'
  | 'infinitive'
  | 'negated-infinitive'
  | 'denial'
  | 'report';

/** Where a word stands: in what is said itself, or in a clause that only qualifies it. */
export type Zone = 'main' | 'condition' | 'exception' | 'subordinate';

/** A directive taken apart. Arrays run along its words. */
export interface Parsed {
  readonly words: readonly Word[];
  readonly marks: readonly Mark[];
  /** Index into `marks` of the phrase a word belongs to, -1 for none. */
  readonly markOf: readonly number[];
  readonly zones: readonly Zone[];
  readonly sentences: readonly number[];
  readonly events: readonly ForceEvent[];
  /** Sentences that ask. */
  readonly questions: ReadonlySet<number>;
}

/** Finds phrases, clauses and what gives them force. One pass over the words per step. */
export function parseClauses(words: readonly Word[], grammar: ForceGrammar): Parsed {
  const { marks, markOf } = findMarks(words, grammar);
  const segments = cut(words);
  const context: Context = { words, marks, markOf, grammar };
  const found = segments.map((segment, number) => {
    const isWhole = [number - 1, number + 1].every((other) => segments[other]?.sentence !== segment.sentence);
    return eventsIn(segment, number, context, isWhole);
  });
  const zones = zonesOf(segments, found, context);
  const questions = new Set<number>();
  for (const [index, word] of words.entries()) {
    if (word.text === '?') questions.add(sentenceAt(segments, index));
  }
  const sentences = words.map((_, index) => sentenceAt(segments, index));
  return { words, marks, markOf, zones, sentences, questions, events: governed(segments, found, zones, context) };
}

interface Context {
  readonly words: readonly Word[];
  readonly marks: readonly Mark[];
  readonly markOf: readonly number[];
  readonly grammar: ForceGrammar;
}

/** Words between two punctuation marks. */
interface Segment {
  readonly from: number;
  readonly to: number;
  readonly sentence: number;
  readonly paren: boolean;
  /** The mark before it. */
  readonly opener: string;
}

function findMarks(words: readonly Word[], { phrases }: ForceGrammar): { marks: Mark[]; markOf: number[] } {
  const marks: Mark[] = [];
  const markOf = words.map(() => -1);
  for (let index = 0; index < words.length;) {
    const match = phrases.at(words, index);
    if (!match) {
      index++;
      continue;
    }
    markOf.fill(marks.length, match.from, match.to);
    marks.push({ kind: match.meaning.kind, from: match.from, to: match.to });
    index = match.to;
  }
  return { marks, markOf };
}

function cut(words: readonly Word[]): Segment[] {
  const segments: Segment[] = [];
  let from = 0;
  let sentence = 0;
  let depth = 0;
  let opener = '';
  for (let index = 0; index <= words.length; index++) {
    const word = words[index];
    if (word && !(word.kind === 'mark' && boundary.test(word.text))) continue;
    if (index > from) segments.push({ from, to: index, sentence, paren: depth > 0, opener });
    from = index + 1;
    if (!word) break;
    opener = word.text;
    if (opener === '(') depth++;
    else if (opener === ')') depth = Math.max(0, depth - 1);
    else if (sentenceEnd.test(opener)) sentence++;
  }
  return segments;
}

function sentenceAt(segments: readonly Segment[], index: number): number {
  let low = 0;
  let high = segments.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((segments[middle]?.from ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  return segments[low]?.sentence ?? 0;
}

/** Everything in a segment that could give it force, up to the words that only qualify. */
function eventsIn(
  segment: Segment,
  number: number,
  { words, marks, markOf, grammar }: Context,
  isWhole: boolean,
): ForceEvent[] {
  const events: ForceEvent[] = [];
  const { sentence, paren } = segment;
  const add = (kind: EventKind, from: number, to: number): void => {
    events.push({ kind, from, to, sentence, segment: number, paren });
  };
  const reach = grammar.words.verbs.imperative?.reach ?? 1;
  const infinitiveReach = grammar.words.verbs.infinitive?.reach ?? 1;
  const prefix = grammar.words.verbs.infinitive?.prefix;
  // What follows a bracket goes on with the clause before it.
  let place = segment.opener === ')' ? 1 : 0;
  let subject = false;
  const fronted = grammar.isFronted(words[segment.from]);
  for (let index = segment.from; index < segment.to; index++) {
    const word = words[index];
    if (!word) break;
    const mark = marks[markOf[index] ?? -1];
    if (mark) {
      const { kind, from, to } = mark;
      const next = words[to];
      if (openers.has(kind)) {
        const resumed =
          kind === 'condition' && from === segment.from ? resumptionIn(segment, to, { marks, markOf }, isWhole) : -1;
        if (resumed === -1) break;
        index = resumed - 1;
        place = 0;
        continue;
      }
      if (isModal(kind)) add(kind, from, to);
      else if (kind === 'hedge-verb') {
        const negated = [to, to + 1].some((at) => at < segment.to && marks[markOf[at] ?? -1]?.kind === 'negation');
        if (place < reach) add(negated ? 'negated-hedge-verb' : 'hedge-verb', from, to);
      } else if (kind === 'negation') {
        if (grammar.isForm('imperative', next, words[to + 1])) add('negated-imperative', from, to + 1);
        else if (grammar.isForm('infinitive', next)) add('negated-infinitive', from, to + 1);
        else if (grammar.isForm('present', next)) add('denial', from, to + 1);
        // What is negated is no order of its own.
        if (events.at(-1)?.to === to + 1) {
          index = to;
          place++;
          continue;
        }
      } else if (kind === 'denial') add('denial', from, to);
      index = to - 1;
      if (kind === 'self') subject = true;
      // "You are a support agent and answer customers" gives no order.
      if ((kind === 'and' || kind === 'or') && (events.length > 0 || !subject)) place = 0;
      else if (!weightless.has(kind)) place++;
      continue;
    }
    const next = words[index + 1];
    // «Вы правите планы»: after its subject the form tells what is done.
    if (word.kind === 'word' && place < reach && !subject && grammar.isForm('imperative', word, next))
      add('imperative', index, index + 1);
    else if (fronted && events.length === 0 && !subject && isBehindPhrase(index, segment, words, grammar))
      add('imperative', index, index + 1);
    else if (word.kind === 'word' && place < infinitiveReach && isInfinitive(word, next, grammar, prefix)) {
      add('infinitive', index, index + 1);
    } else if (grammar.isForm('report', word)) add('report', index, index + 1);
    if (!grammar.isAdverb(word)) place++;
  }
  return events;
}

/** "Before the push run the tests": a verb of which what follows shows that it orders, behind a few words that could be none. */
function isBehindPhrase(index: number, { from }: Segment, words: readonly Word[], grammar: ForceGrammar): boolean {
  const [word, next, before] = [words[index], words[index + 1], words[index - 1]];
  if (index < from + 2 || index > from + longestPhrase || next === undefined || before === undefined) return false;
  if (before.kind === 'mark' || grammar.isForm('imperative', before, next)) return false;
  if (!grammar.isForm('imperative', word, next)) return false;
  const shownBy = grammar.words.verbs.imperative?.['shown-by'] ?? [];
  return (next.kind === 'code' || shownBy.includes(next.text)) && !shownBy.includes(before.text);
}

/**
 * "For small fixes you may push": no comma ends the condition, but its words do where somebody is told what they may. And
 * what is the whole of a sentence has its modal word outside the condition: «Для мелких правок это необязательно».
 */
function resumptionIn(
  { to }: Segment,
  after: number,
  { marks, markOf }: Pick<Context, 'marks' | 'markOf'>,
  isWhole: boolean,
): number {
  for (let index = after + 1; index < to; index++) {
    const mark = marks[markOf[index] ?? -1];
    if (mark?.from !== index) continue;
    if (mark.kind === 'self' && isModal(marks[markOf[mark.to] ?? -1]?.kind ?? '')) return index;
    if (isWhole && isModal(mark.kind)) return index;
  }
  return -1;
}

function isInfinitive(word: Word, next: Word | undefined, grammar: ForceGrammar, prefix: string | undefined): boolean {
  if (prefix === undefined) return grammar.isForm('infinitive', word);
  return word.text === prefix && next?.kind === 'word';
}

/** Conditions, exceptions and clauses reach to the end of their sentence, or to the comma after which something is ordered again. */
function zonesOf(segments: readonly Segment[], found: readonly ForceEvent[][], context: Context): Zone[] {
  const { words, marks, markOf } = context;
  const zones: Zone[] = words.map(() => 'main');
  const later = laterEvents(segments, found);
  let zone: Zone = 'main';
  let initial = false;
  let outer: Zone = 'main';
  for (const [number, segment] of segments.entries()) {
    const { opener, from, to } = segment;
    if (opener === '(') {
      outer = zone;
      zone = 'main';
    } else if (opener === ')') zone = outer;
    else if (opener !== ',') zone = 'main';
    else if (zone !== 'main') {
      const orders = (found[number]?.length ?? 0) > 0;
      if (orders || (initial && !later[number])) zone = 'main';
    }
    const began = zone;
    for (let index = from; index < to; index++) {
      const mark = marks[markOf[index] ?? -1];
      if (mark?.from === index) {
        const opened = opens(mark);
        if (opened && !(opened === 'subordinate' && zone !== 'main')) {
          zone = opened;
          initial = index === from && began === 'main' && opener !== ',';
        }
      }
      if (zone === 'condition' && found[number]?.some((event) => event.from === index)) zone = 'main';
      zones[index] = zone;
    }
  }
  return zones;
}

/** Does anything order in the segments after one, within its sentence? */
function laterEvents(segments: readonly Segment[], found: readonly ForceEvent[][]): boolean[] {
  const later = segments.map(() => false);
  for (let index = segments.length - 2; index >= 0; index--) {
    const next = segments[index + 1];
    if (!next || next.sentence !== segments[index]?.sentence) continue;
    later[index] = (found[index + 1]?.length ?? 0) > 0 || (later[index + 1] ?? false);
  }
  return later;
}

function opens({ kind }: Mark): Zone | undefined {
  // "Even if" sets no condition.
  if (kind === 'concession') return 'subordinate';
  return kind === 'condition' || kind === 'exception' || kind === 'subordinate' ? kind : undefined;
}

/** Leaves out what another event governs: the verb after a modal word, the verbs of one list. */
function governed(
  segments: readonly Segment[],
  found: readonly ForceEvent[][],
  zones: readonly Zone[],
  { marks, markOf }: Context,
): ForceEvent[] {
  const kept: ForceEvent[] = [];
  let outside: ForceEvent | undefined;
  const choices = lastChoices(segments, { marks, markOf });
  const opening = ({ from }: Segment): PhraseKind | undefined => marks[markOf[from] ?? -1]?.kind;
  for (const [number, segment] of segments.entries()) {
    // "You may work there (preferred) and deploy" is one clause that a bracket has interrupted.
    let own = segment.opener === ')' && !segment.paren && outside?.sentence === segment.sentence ? outside : undefined;
    for (const event of found[number] ?? []) {
      if (zones[event.from] !== 'main') continue;
      const last = kept.at(-1);
      const before = own ?? (last && last.sentence === segment.sentence && segment.opener === ',' ? last : undefined);
      if (before && event.kind === 'report') continue;
      if (own && event.kind === 'negated-infinitive') {
        // «Рекомендуется не менять»: the modal word governs what is not to be done.
        if (own.kind === 'negated-hedge-verb') continue;
        const turned = opposites.get(own.kind);
        if (turned) {
          const { from, to, sentence, segment: number, paren }: ForceEvent = own;
          own = { kind: turned, from, to, sentence, segment: number, paren };
          kept.splice(-1, 1, own);
          continue;
        }
      }
      if (before && isVerb(event) && governs(before, event)) {
        const home = segments[before.segment];
        // «Никогда не используйте», «по желанию приложите», "you may build and deploy".
        if (own || event.kind === 'infinitive') continue;
        // "Ideally, attach …": a modal word alone before its comma speaks of what follows.
        if (home?.from === before.from && home.to === before.to) continue;
        if (before.kind === 'may' && event.from === segment.from) continue;
        // "Do not commit, push or merge" forbids three things; "do not guess, ask" is two orders.
        const heads = event.from === segment.from || opening(segment) === 'or';
        if (forbids(before) && heads && (choices.get(segment.sentence) ?? -1) >= segment.from) continue;
      }
      // «Не догадывайтесь, а спросите»: asked for is the second.
      if (!own && opening(segment) === 'contrast' && last && negatesOrder(last) && isOrder(event)) kept.pop();
      kept.push(event);
      own = event;
      if (!segment.paren) outside = event;
    }
  }
  return kept;
}

/** Sentence → the last word in it that offers a choice. */
function lastChoices(
  segments: readonly Segment[],
  { marks, markOf }: Pick<Context, 'marks' | 'markOf'>,
): Map<number, number> {
  const choices = new Map<number, number>();
  for (const { from, to, sentence } of segments) {
    for (let index = from; index < to; index++) {
      if (marks[markOf[index] ?? -1]?.kind === 'or') choices.set(sentence, index);
    }
  }
  return choices;
}

function isVerb({ kind }: ForceEvent): boolean {
  return kind === 'imperative' || kind === 'infinitive';
}

function governs(before: ForceEvent, event: ForceEvent): boolean {
  if (isModal(before.kind) || before.kind === 'hedge-verb' || before.kind === 'negated-hedge-verb') return true;
  return event.kind === 'infinitive' && before.kind === 'negated-infinitive';
}

function forbids({ kind }: ForceEvent): boolean {
  return kind === 'must-not' || kind === 'dont' || kind === 'should-not';
}

function isModal(kind: string): kind is (typeof modals)[number] {
  return modal.has(kind);
}

function negatesOrder({ kind }: ForceEvent): boolean {
  return kind === 'dont' || kind === 'negated-imperative' || kind === 'negated-infinitive';
}

function isOrder({ kind }: ForceEvent): boolean {
  return kind === 'imperative' || kind === 'must' || kind === 'infinitive';
}

const openers: ReadonlySet<PhraseKind> = new Set(['condition', 'concession', 'exception', 'subordinate']);

const modals = [
  'must-not',
  'dont',
  'should-not',
  'double-negation',
  'must',
  'restrict',
  'should',
  'may',
  'exempt',
] as const;
const modal: ReadonlySet<string> = new Set(modals);

const opposites: ReadonlyMap<EventKind, EventKind> = new Map([
  ['must', 'must-not'],
  ['should', 'should-not'],
  ['may', 'exempt'],
]);

// What may stand before the verb of an order without being its subject.
const weightless: ReadonlySet<PhraseKind> = new Set([
  'first',
  'then',
  'hedge',
  'neutral',
  'only',
  'and',
  'or',
  'contrast',
  'must',
  'negation',
]);

const boundary = /^[,;:.!?()—…]$/;
const longestPhrase = 7;
const sentenceEnd = /^[;.!?…]$/;
