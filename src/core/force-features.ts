import type { Mark, Parsed } from './clauses.ts';
import type { Clause, MarkerMeaning } from './force.ts';
import { numberOf, type ForceGrammar } from './force-pack.ts';
import type { Lent } from './force-section.ts';

/** What is compared beside the rung. Stretches are word indexes of the reading, end exclusive. */
export interface Features {
  /** Something is forbidden. */
  readonly negative: boolean;
  /** How many things are forbidden one by one. */
  readonly prohibitions: number;
  readonly double: boolean;
  readonly only: readonly Stretch[];
  readonly all: readonly Stretch[];
  readonly any: readonly Stretch[];
  readonly some: readonly Stretch[];
  /** With `requires`, what stands in it must be there first: «без одобрения Owner», «до одобрения»; else it is let off. */
  readonly exceptions: readonly (Stretch & { readonly requires?: true })[];
  readonly conditions: readonly Stretch[];
  readonly hedges: readonly Stretch[];
  readonly bounds: readonly Bound[];
  readonly first: boolean;
  /** Comes after what stands before it: «затем». */
  readonly next: boolean;
  readonly before: readonly Stretch[];
  readonly after: readonly Stretch[];
  /** Who does it, where that is said: the agent itself, or somebody else. */
  readonly actor?: 'self' | 'other';
  /** Footnote marks. */
  readonly notes: number;
}

export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A number with its direction: at least, at most, exactly, about, every so many; `plain` when nothing says. */
export interface Bound extends Stretch {
  readonly kind: 'min' | 'max' | 'exactly' | 'about' | 'per' | 'plain';
  readonly value: number;
}

type ListName = 'only' | 'all' | 'any' | 'some' | 'exceptions' | 'conditions' | 'hedges' | 'before' | 'after';

interface Found extends Stretch {
  readonly says: MarkerMeaning;
  readonly rule: string;
}

/** Everything that is to be said about a directive besides its clauses, and which clauses it loosens. */
export function featuresOf(
  parsed: Parsed,
  clauses: readonly Clause[],
  grammar: ForceGrammar,
  lent: Lent,
): {
  features: Features;
  markers: Found[];
  exceptionOf: ReadonlySet<number>;
  hedgeOf: ReadonlySet<number>;
  conditionOf: ReadonlySet<number>;
} {
  const { words, marks, zones, events } = parsed;
  const lists: Record<ListName, (Stretch & { requires?: true })[]> = {
    only: [],
    all: [],
    any: [],
    some: [],
    exceptions: [],
    conditions: [],
    hedges: [],
    before: [],
    after: [],
  };
  const markers: Found[] = [];
  const exceptionOf = new Set<number>();
  const hedgeOf = new Set<number>();
  const conditionOf = new Set<number>();
  let first = false;
  let next = false;
  let actor: 'self' | 'other' | undefined;
  const owner = ownerFinder(parsed, clauses);
  const bounds = boundsOf(parsed, grammar);
  const bounded = new Set(bounds.flatMap(({ from, mark }) => (mark === undefined ? [] : [mark.from, from])));
  const say = (says: MarkerMeaning, { from, to }: Stretch, rule: string): void => {
    markers.push({ says, from, to, rule });
  };

  for (const mark of marks) {
    const zone = zones[mark.from] ?? 'main';
    const rule = `phrases.${mark.kind}`;
    switch (mark.kind) {
      case 'exception':
        if (zone !== 'exception') break;
        lists.exceptions.push({ from: mark.from, to: zoneEnd(parsed, mark) });
        exceptionOf.add(owner(mark));
        say('exception', mark, rule);
        break;
      case 'condition': {
        if (zone !== 'condition') break;
        const stretch = { from: mark.from, to: zoneEnd(parsed, mark) };
        const clause = clauses[owner(mark)];
        const negated = marksIn(parsed, stretch).some(
          ({ kind }) => kind === 'negation' || kind === 'denial' || kind === 'must-not',
        );
        // «Не меняйте X, если это не согласовано» forbids with a way out; «если CI красный» says when.
        if (clause?.mode === 'forbid' && clause.head < mark.from && negated) {
          lists.exceptions.push(stretch);
          exceptionOf.add(owner(mark));
          say('exception', stretch, rule);
          break;
        }
        lists.conditions.push(stretch);
        conditionOf.add(owner(mark));
        say('condition', mark, rule);
        break;
      }
      case 'condition-noun': {
        const next = words[mark.to];
        // «При конфликте» is a condition, «при PR» a place.
        const bare = mark.to - mark.from === 1;
        if (
          zone !== 'main' ||
          (bare && (next?.kind !== 'word' || isLatin(next.text) !== isLatin(words[mark.from]?.text ?? '')))
        )
          break;
        lists.conditions.push({ from: mark.from, to: phraseEnd(parsed, mark.to) });
        conditionOf.add(owner(mark));
        say('condition', mark, rule);
        break;
      }
      case 'without':
      case 'until': {
        if (zone !== 'main' || bounded.has(mark.from) || isRange(parsed, mark)) break;
        const index = owner(mark);
        const clause = clauses[index];
        const opening = mark.from === 0 || words[mark.from - 1]?.kind === 'mark';
        const after = clause !== undefined && (clause.head === -1 ? mark.from > 0 : clause.head < mark.from);
        if (clause?.mode === 'forbid' && (after || (opening && mark.from < clause.head && mark.kind === 'without'))) {
          lists.exceptions.push({ from: mark.from, to: phraseEnd(parsed, mark.to), requires: true });
          exceptionOf.add(index);
          say(mark.kind === 'without' ? 'exception-without' : 'exception-until', mark, rule);
        } else if (mark.kind === 'until') {
          lists.before.push({ from: mark.from, to: phraseEnd(parsed, mark.to) });
          say('before', mark, rule);
        }
        break;
      }
      case 'hedge':
        lists.hedges.push({ from: mark.from, to: mark.to });
        hedgeOf.add(owner(mark));
        say('hedge', mark, rule);
        break;
      case 'hedge-verb': {
        if (!events.some(({ from }) => from === mark.from)) break;
        lists.hedges.push({ from: mark.from, to: mark.to });
        break;
      }
      case 'only':
      case 'all':
      case 'any':
      case 'some':
        if (zone === 'condition' || zone === 'exception') break;
        lists[mark.kind].push(mark);
        say(mark.kind, mark, rule);
        break;
      case 'before':
      case 'after':
        if (zone === 'condition') break;
        lists[mark.kind].push({ from: mark.from, to: phraseEnd(parsed, mark.to) });
        say(mark.kind, mark, rule);
        break;
      case 'first':
        first = true;
        say('first', mark, rule);
        break;
      case 'then':
        next = true;
        say('then', mark, rule);
        break;
      case 'self':
      case 'other':
        if (zone !== 'main' || !isSubject(parsed, mark, grammar)) break;
        actor ??= mark.kind;
        say(mark.kind, mark, rule);
        break;
    }
  }
  for (const { kind, from, to } of events) {
    const form = kind.replace('negated-', '');
    say(kind, { from, to }, form in grammar.words.verbs ? `verbs.${form}` : `phrases.${form}`);
  }
  for (const { kind, to, mark } of bounds)
    if (mark && kind !== 'plain') say(kind, { from: mark.from, to: Math.max(to, mark.to) }, `phrases.${kind}`);
  markers.sort((a, b) => a.from - b.from || b.to - a.to);

  const features: Features = {
    negative: clauses.some(({ mode }) => mode === 'forbid'),
    prohibitions: clauses.filter(({ mode }) => mode === 'forbid').length,
    double: events.some(({ kind }) => kind === 'double-negation'),
    ...lists,
    bounds: bounds.map(({ kind, value, from, to }) => ({ kind, value, from, to })),
    first,
    next,
    ...(actor === undefined ? {} : { actor }),
    notes: notesIn(parsed),
  };
  // «Разрешены только:» lends its «only» to each of its items; "limited to" is one by itself.
  const limit =
    events.find(({ kind }) => kind === 'restrict') ?? (lent.force === 'restrict' ? { from: 0, to: 0 } : undefined);
  return {
    features:
      limit && features.only.length === 0 ? { ...features, only: [{ from: limit.from, to: limit.to }] } : features,
    markers,
    exceptionOf,
    hedgeOf,
    conditionOf,
  };
}

/** The clause a mark speaks of: the nearest before it in its sentence, else the first after it. */
function ownerFinder({ sentences }: Parsed, clauses: readonly Clause[]): (mark: Stretch) => number {
  return ({ from }) => {
    const sentence = sentences[from] ?? 0;
    let low = 0;
    let high = clauses.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((clauses[middle]?.head ?? -1) < from) low = middle + 1;
      else high = middle;
    }
    const before = clauses[low - 1];
    if (before && (before.sentence === sentence || low >= clauses.length)) return low - 1;
    return Math.min(low, clauses.length - 1);
  };
}

/** «От появления до вывода»: from … to, no order of steps. */
function isRange({ words, marks, markOf }: Parsed, { kind, from }: Mark): boolean {
  if (kind !== 'until') return false;
  for (let back = from - 1; back >= Math.max(0, from - 6) && words[back]?.kind === 'word'; back--) {
    if (marks[markOf[back] ?? -1]?.kind === 'min') return true;
  }
  return false;
}

function zoneEnd({ words, zones, marks, markOf }: Parsed, mark: Mark): number {
  const zone = zones[mark.from];
  let end = mark.to;
  while (
    end < words.length &&
    zones[end] === zone &&
    words[end]?.text !== ')' &&
    !startsZone(marks[markOf[end] ?? -1], end)
  )
    end++;
  return end;
}

function startsZone(mark: Mark | undefined, index: number): boolean {
  return mark?.from === index && (mark.kind === 'condition' || mark.kind === 'exception');
}

/** Where the words that belong to a preposition end: at the next mark of punctuation or phrase of force. */
function phraseEnd({ words, marks, markOf, events }: Parsed, from: number): number {
  let end = from;
  const next = nextEvent(events, from) ?? words.length;
  while (end < next && words[end]?.kind !== 'mark') {
    const mark = marks[markOf[end] ?? -1];
    if (mark && mark.from === end && !within.has(mark.kind)) break;
    end++;
  }
  return end;
}

function nextEvent(events: Parsed['events'], from: number): number | undefined {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((events[middle]?.from ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return events[low]?.from;
}

function marksIn({ marks, markOf }: Parsed, { from, to }: Stretch): Mark[] {
  const found: Mark[] = [];
  for (let index = from; index < to; index++) {
    const mark = marks[markOf[index] ?? -1];
    if (mark?.from === index) found.push(mark);
  }
  return found;
}

/** A name among the first words of its clause is who acts. */
function isSubject({ words, markOf, marks }: Parsed, mark: Mark, grammar: ForceGrammar): boolean {
  // «CHANGELOG обновляет платформа»: who acts may come last.
  const last = words[mark.from - 1];
  if (mark.kind === 'other' && last && grammar.isForm('present', last) && words[mark.to]?.kind !== 'word') return true;
  // «Каждую копию платформа сама проверяет»: where objects are fronted, so may be who acts.
  const fronts = (grammar.words.verbs.imperative?.reach ?? 1) > 1;
  const acts = [mark.to, mark.to + 1].some((at) => grammar.isForm('present', words[at]));
  if (mark.kind === 'other' && fronts && acts) return true;
  // "After loading, the driver weighs the truck".
  if (mark.kind === 'other' && mark.to - mark.from > 1 && grammar.isForm('present', words[mark.to])) return true;
  let place = 0;
  for (let index = mark.from - 1; index >= 0 && words[index]?.kind !== 'mark'; index--) {
    const word = words[index];
    const before = marks[markOf[index] ?? -1];
    if (before && (before.kind === 'only' || before.kind === 'first' || before.kind === 'then')) continue;
    if (word && grammar.isAdverb(word)) continue;
    if (++place > 1 || (word && grammar.isForm('imperative', word, words[index + 1]))) return false;
  }
  return place === 0 || mark.kind === 'self';
}

/** Numbers with what stands before or right after them. */
function boundsOf(
  { words, marks, markOf, events }: Parsed,
  grammar: ForceGrammar,
): (Bound & { readonly mark?: Mark })[] {
  const bounds: (Bound & { readonly mark?: Mark })[] = [];
  for (let index = 0; index < words.length; index++) {
    const value = numberOf(grammar, words[index]);
    if (value === undefined || Number.isNaN(value)) continue;
    // «Ни один», «один за другим»: no number of things.
    const own = marks[markOf[index] ?? -1]?.kind;
    if (own === 'all' || own === 'neutral') continue;
    const mark = boundMark(index, { words, marks, markOf, events });
    const plural = words[index]?.kind === 'number' || value > 1 || mark !== undefined;
    if (!plural) continue;
    bounds.push({
      kind: mark?.kind ?? 'plain',
      value,
      from: index,
      to: index + 1,
      ...(mark ? { mark: mark.mark } : {}),
    });
  }
  return bounds;
}

function boundMark(
  index: number,
  { words, marks, markOf, events }: BoundContext,
): { kind: Exclude<Bound['kind'], 'plain'>; mark: Mark } | undefined {
  for (let back = index - 1; back >= Math.max(0, index - 3); back--) {
    const word = words[back];
    if (word?.kind === 'mark' && !currency.test(word.text)) break;
    const mark = marks[markOf[back] ?? -1];
    // «Минимум за 90 дней»: a preposition that takes the number in leaves the word to what stands before it.
    if (!mark || mark.to > index) continue;
    const kind = boundKind(mark);
    if (kind !== undefined && (back === index - 1 || kind !== 'per'))
      return { kind: isTurned(mark, { words, marks, markOf, events }) ? turned(kind) : kind, mark };
    if (mark.kind === 'until' && back === index - 1) return { kind: 'max', mark };
  }
  const inside = marks[markOf[index] ?? -1];
  const kind = inside && boundKind(inside);
  if (inside && kind !== undefined) return { kind, mark: inside };
  // "Two minutes at most", «30 минут максимум».
  for (let ahead = index + 1; ahead <= index + 2 && words[ahead]?.kind === 'word'; ahead++) {
    const mark = marks[markOf[ahead] ?? -1];
    const behind = mark && boundKind(mark);
    // "Two minutes at most to find it"; but "3 at least 5" speaks of what comes.
    const follows = mark && words[mark.to]?.kind;
    const last = mark && follows !== 'number' && (follows !== 'word' || mark.to - mark.from > 1);
    if (mark && behind !== undefined && behind !== 'per' && last) return { kind: behind, mark };
  }
  return undefined;
}

/** "Must not be more than 3" is at most 3. */
function isTurned({ from }: Mark, { words, marks, markOf, events }: BoundContext): boolean {
  for (let back = from - 1; back >= Math.max(0, from - 8); back--) {
    if (words[back]?.kind === 'mark') return false;
    const kind = marks[markOf[back] ?? -1]?.kind;
    if (kind === 'must-not' || kind === 'dont' || kind === 'should-not') return true;
    // "Does not exceed 90" is at most 90.
    if (kind === 'denial' && back === from - 1) return true;
    // «Не ответил за два дня» denies the answer, not the two days.
    if (kind === 'negation' && events.some((event) => event.from <= back && back < event.to)) return true;
  }
  return false;
}

type BoundContext = Pick<Parsed, 'words' | 'marks' | 'markOf' | 'events'>;

function turned(kind: Exclude<Bound['kind'], 'plain'>): Exclude<Bound['kind'], 'plain'> {
  return kind === 'min' ? 'max' : kind === 'max' ? 'min' : kind;
}

function boundKind({ kind }: Mark): Exclude<Bound['kind'], 'plain'> | undefined {
  if (kind === 'min' || kind === 'max' || kind === 'exactly' || kind === 'about') return kind;
  return kind === 'per' || kind === 'all' ? 'per' : undefined;
}

function notesIn({ words }: Parsed): number {
  let notes = 0;
  for (let index = 0; index < words.length; index++) {
    const text = words[index]?.text;
    if (text === '^' && words[index - 1]?.text === '[') notes++;
    if (text === '*' && words[index - 1]?.text === '(' && words[index + 1]?.text === ')') notes++;
    if (text === '*' && index === words.length - 1) notes++;
  }
  return notes;
}

const currency = /^[$€£¥₽~≈#№]$/;

function isLatin(word: string): boolean {
  return /^\p{Script=Latin}/u.test(word);
}

const within: ReadonlySet<string> = new Set(['all', 'any', 'some', 'self', 'other', 'and', 'or', 'neutral', 'per']);
