import type { ForceGrammar } from './force-pack.ts';
import { foldTerm } from './force-pack.ts';
import { addTo } from './group.ts';
import type { Phrases } from './phrases.ts';
import type { Reading } from './force.ts';
import type { Stretch } from './force-features.ts';
import { remember } from './memo.ts';

/** A word of a directive that carries meaning of its own. */
export interface ContentWord {
  readonly index: number;
  readonly text: string;
  /** The same for all forms of a word, and for words the pack calls synonyms. */
  readonly stem: string;
  readonly code: boolean;
  /** One of several things: beside a comma, «и» or «или». */
  readonly listed: boolean;
}

/** The words of a directive that no marker has explained, outside its conditions and exceptions. */
export function contentOf(reading: Reading, grammar: ForceGrammar, without: readonly Stretch[] = []): ContentWord[] {
  const { zones } = reading.parsed;
  const aside = new Set<number>();
  for (const { from, to } of [...reading.features.exceptions, ...reading.features.conditions, ...without]) {
    for (let index = from; index < to; index++) aside.add(index);
  }
  const negated = negatedWords(reading);
  return wordsIn(reading, { from: 0, to: zones.length }, grammar)
    .filter(({ index }) => !aside.has(index) && zones[index] !== 'condition' && zones[index] !== 'exception')
    .map((word) => (negated.has(word.index) ? { ...word, stem: `¬${word.stem}` } : word));
}

/** Words that «без» or a «не» of their own turns: «продолжайте, не дожидаясь ответа». */
function negatedWords({ parsed, features }: Reading): Set<number> {
  const { marks, events } = parsed;
  const heads = new Set(events.map(({ from }) => from));
  const excepted = new Set(features.exceptions.map(({ from }) => from));
  const negated = new Set<number>();
  for (const { kind, from, to } of marks) {
    if (kind === 'negation' && !heads.has(from)) negated.add(to);
    if (kind === 'without' && !excepted.has(from)) negated.add(to);
  }
  return negated;
}

/** The words of one stretch that carry meaning: what an exception excepts, what a condition asks. */
export function wordsIn({ parsed }: Reading, { from, to }: Stretch, grammar: ForceGrammar): ContentWord[] {
  const { words, marks, markOf } = parsed;
  const lexicon = lexiconOf(grammar);
  const found: ContentWord[] = [];
  for (let index = from; index < to; index++) {
    const word = words[index];
    if (!word || word.kind === 'mark' || word.kind === 'number') continue;
    const mark = marks[markOf[index] ?? -1];
    if (word.kind === 'code') {
      found.push({ index, text: word.text, stem: word.text, code: true, listed: isListed(parsed, index) });
      continue;
    }
    const telling =
      mark === undefined ||
      (keeps.has(mark.kind) && (mark.kind === 'other' || mark.kind === 'denial' || index > mark.from));
    if (!telling || lexicon.light.has(word.text) || grammar.numbers.has(word.text)) continue;
    found.push({ index, text: word.text, stem: lexicon.stem(word.text), code: false, listed: isListed(parsed, index) });
  }
  return found;
}

/** What of two lists of words has no partner in the other. */
export function difference(
  before: readonly ContentWord[],
  after: readonly ContentWord[],
  { alternations }: Pick<Lexicon, 'alternations'>,
  isTranslation: (one: string, other: string) => boolean = never,
): { removed: ContentWord[]; added: ContentWord[] } {
  // Said twice or once is the same.
  const stems = { before: new Set(before.map(({ stem }) => stem)), after: new Set(after.map(({ stem }) => stem)) };
  const removed = before.filter(({ stem }) => !stems.after.has(stem)).slice(0, mostCompared);
  const added = after.filter(({ stem }) => !stems.before.has(stem)).slice(0, mostCompared);
  const taken = new Set<ContentWord>();
  const lost = removed.filter((word) => {
    const partner = added.find(
      (other) =>
        !taken.has(other) &&
        !word.code &&
        !other.code &&
        (isKin(word.stem, other.stem, alternations) || isTranslation(word.text, other.text)),
    );
    if (partner) taken.add(partner);
    return !partner;
  });
  return { removed: lost, added: added.filter((word) => !taken.has(word)) };
}

/** Words of the pack that only matter for comparing, folded and looked up by text. */
export interface Lexicon {
  readonly light: ReadonlySet<string>;
  /** By name; the meaning is the level, 0 the strongest. */
  readonly scales: ReadonlyMap<string, Phrases<number>>;
  /** All scales in one. */
  readonly anyScale: Phrases<{ readonly scale: string; readonly level: number }>;
  readonly telling: ReadonlySet<string>;
  readonly gates: Phrases<true>;
  readonly soft: Phrases<true>;
  readonly negative: Phrases<true>;
  readonly examples: Phrases<true>;
  readonly dated: Phrases<true>;
  readonly closing: Phrases<true>;
  /** Words that say all or any, and single words that say some. */
  readonly all: ReadonlySet<string>;
  readonly some: ReadonlySet<string>;
  readonly wavering: Phrases<true>;
  readonly completed: Phrases<true>;
  readonly past: Phrases<true>;
  readonly included: Phrases<true>;
  readonly gated: Phrases<true>;
  readonly limits: Phrases<true>;
  readonly overrides: Phrases<true>;
  readonly unlisted: Phrases<true>;
  /** Endings of words that say which one is meant. */
  readonly attributes: readonly string[];
  /** By name. */
  readonly protected: ReadonlyMap<string, Phrases<true>>;
  /** `сш`: letters that change into one another at the end of a root, both ways. */
  readonly alternations: ReadonlySet<string>;
  /** Word → words of its opposite. */
  readonly antonyms: ReadonlyMap<string, ReadonlySet<string>>;
  stem(word: string): string;
}

/** A word of a scale where it stands: words `from`…`to`, end exclusive. */
export interface ScaleWord extends Stretch {
  readonly scale: string;
  readonly level: number;
}

/** The words of a directive that are on a scale. */
export function scaleWords(reading: Reading, lexicon: Lexicon): readonly ScaleWord[] {
  let found = scaled.get(reading);
  if (!found) scaled.set(reading, (found = findScaleWords(reading, lexicon)));
  return found;
}

/** All scales at once: a text is walked once, and most of its words are on none. */
function findScaleWords({ parsed: { words } }: Reading, { scales, anyScale }: Lexicon): ScaleWord[] {
  const byScale = new Map<string, ScaleWord[]>();
  for (const [index, word] of words.entries()) {
    if (!anyScale.begins(word)) continue;
    const longest = new Map<string, ScaleWord>();
    for (const { from, to, meaning } of anyScale.allAt(words, index)) {
      const best = longest.get(meaning.scale);
      if (!best || to > best.to) longest.set(meaning.scale, { ...meaning, from, to });
    }
    for (const [scale, one] of longest) {
      if ((byScale.get(scale)?.at(-1)?.to ?? 0) <= index) addTo(byScale, scale, one);
    }
  }
  return [...scales.keys()].flatMap((scale) => byScale.get(scale) ?? []);
}

/** Built once per pack. */
export function lexiconOf(grammar: ForceGrammar): Lexicon {
  let lexicon = lexicons.get(grammar);
  if (lexicon) return lexicon;
  const { words } = grammar.words;
  const endings = new Set((words.endings ?? []).map(foldTerm));
  const longestEnding = Math.max(0, ...[...endings].map(({ length }) => length));
  const bare = (word: string): string => {
    let cut = Math.min(longestEnding, word.length - 3);
    while (cut > 0 && !endings.has(word.slice(-cut))) cut--;
    const rest = cut > 0 ? word.slice(0, -cut) : word;
    // «Веток» and «ветки»: a vowel that comes and goes.
    return rest.replace(fleeting, '$1$2');
  };
  const synonyms = new Map<string, string>();
  for (const [index, group] of (words.synonyms ?? []).entries()) {
    for (const word of group.flatMap(choices)) synonyms.set(word, `=${index}`);
  }
  const synonymStems = new Map([...synonyms].map(([word, name]) => [bare(word), name]));
  const stems = new Map<string, string>();
  const stem = (word: string): string => {
    const known = stems.get(word);
    if (known !== undefined) return known;
    const root = bare(word);
    return remember(stems, word, synonyms.get(word) ?? synonymStems.get(root) ?? root);
  };
  const both = singularOf(grammar);
  const anyOf = (phrases: readonly string[] = []): Phrases<true> =>
    grammar.compile(phrases.map((phrase) => [both(phrase), true]));
  const scales = Object.entries(words.scales ?? {}).map(([name, levels]) => {
    const phrases = levels.flatMap((group, level) => group.map((phrase) => [both(phrase), level] as const));
    return [name, grammar.compile(phrases)] as const;
  });
  const antonyms = new Map<string, Set<string>>();
  for (const [one = '', other = ''] of words.antonyms ?? []) {
    for (const [from, to] of [
      [foldTerm(one), foldTerm(other)],
      [foldTerm(other), foldTerm(one)],
    ] as const) {
      antonyms.set(from, new Set([...(antonyms.get(from) ?? []), to]));
    }
  }
  lexicon = {
    light: setOf(words.light),
    scales: new Map(scales),
    anyScale: grammar.compile(
      Object.entries(words.scales ?? {}).flatMap(([scale, levels]) =>
        levels.flatMap((group, level) => group.map((phrase) => [both(phrase), { scale, level }] as const)),
      ),
    ),
    telling: new Set(words.telling),
    gates: anyOf(words.gates),
    soft: anyOf(words.soft),
    negative: anyOf(words.negative),
    examples: anyOf(words.examples),
    dated: anyOf(words.dated),
    closing: anyOf(words.closing),
    all: new Set(
      [...(grammar.words.phrases.all ?? []), ...(grammar.words.phrases.any ?? [])].flatMap((phrase) =>
        phrase.split('|'),
      ),
    ),
    some: new Set(
      (grammar.words.phrases.some ?? []).flatMap((phrase) => (phrase.includes(' ') ? [] : phrase.split('|'))),
    ),
    wavering: anyOf(words.wavering),
    completed: anyOf(words.completed),
    past: anyOf(words.past),
    included: anyOf(words.included),
    gated: anyOf(words.gated),
    limits: anyOf(words.limits),
    overrides: anyOf(words.overrides),
    unlisted: anyOf(words.unlisted),
    attributes: (words.attributes ?? []).map(foldTerm),
    protected: new Map(Object.entries(words.protected ?? {}).map(([name, phrases]) => [name, anyOf(phrases)])),
    antonyms,
    alternations: new Set(
      (words.alternations ?? []).flatMap((pair) => {
        const [one = '', other = ''] = choices(pair);
        return [one + other, other + one];
      }),
    ),
    stem,
  };
  lexicons.set(grammar, lexicon);
  return lexicon;
}

/** Adds to «остановите» the form to a single person, «останови». */
function singularOf({ words: { verbs } }: ForceGrammar): (phrase: string) => string {
  const rules = (verbs.imperative?.singular ?? []).map(choices);
  const alsoOne = (word: string): string => {
    const [plural, single] =
      rules.find(([ending = '']) => word.length > ending.length + 2 && word.endsWith(ending)) ?? [];
    return plural === undefined || single === undefined ? word : `${word}|${word.slice(0, -plural.length)}${single}`;
  };
  return (phrase) =>
    phrase
      .split(' ')
      .map((atom) => atom.split('|').map(alsoOne).join('|'))
      .join(' ');
}

function isListed({ words, marks, markOf }: Reading['parsed'], index: number): boolean {
  const joins = (at: number): boolean => {
    const kind = marks[markOf[at] ?? -1]?.kind;
    return kind === 'and' || kind === 'or' || words[at]?.text === ',' || words[at]?.text === '/';
  };
  for (let step = 1; step <= 3; step++) {
    if (joins(index - step)) return true;
    if (step < 3 && joins(index + step)) return true;
  }
  return false;
}

/** «публикация» and «публиковать», «отсутствует» and «отсутствии»: one root, other endings. */
/** Are two stems forms of one word? */
export function isKin(one: string, other: string, alternations: ReadonlySet<string>): boolean {
  if (one.startsWith('¬') !== other.startsWith('¬')) return false;
  // «Чек-лист» and «чеклист».
  if (one.replaceAll('-', '') === other.replaceAll('-', '')) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  // «Публикуйте» and «опубликуйте».
  if (short.length >= 5 && long.length - short.length <= 3 && long.endsWith(short)) return true;
  let common = 0;
  while (common < one.length && one.charAt(common) === other.charAt(common)) common++;
  const longer = Math.max(one.length, other.length);
  if (common >= 2 && common >= longer - 1 && alternations.has(one.charAt(common) + other.charAt(common))) return true;
  return common >= 4 ? common / longer >= 0.55 : common >= 3 && common / longer >= 0.75;
}

function never(): false {
  return false;
}

function choices(group: string): string[] {
  return group.split('|').map(foldTerm);
}

function setOf(words: readonly string[] = []): Set<string> {
  return new Set(words.flatMap(choices));
}

const fleeting = /([бвгджзклмнпрстфхцчшщ])[ое]([бвгджзклмнпрстфхцчшщ])$/;

// Phrases whose words still say something: who, when, beside what.
const keeps: ReadonlySet<string> = new Set(['other', 'denial', 'condition', 'condition-noun']);

// Directives with more differences than this are other directives; matching their words would be quadratic.
const mostCompared = 60;

const lexicons = new WeakMap<ForceGrammar, Lexicon>();
const scaled = new WeakMap<Reading, readonly ScaleWord[]>();
