import type { Reason } from './compare-force.ts';
import { scaleWords, type ContentWord, type Lexicon, type ScaleWord } from './force-content.ts';
import type { Phrases } from './phrases.ts';
import type { Reading } from './force.ts';

interface Pair {
  readonly before: Reading;
  readonly after: Reading;
  readonly lexicon: Lexicon;
  /** The older one was a permission: more of it is weaker. */
  readonly permits: boolean;
  readonly removed: readonly ContentWord[];
  readonly added: readonly ContentWord[];
}

/** Code against code: members of a set, wider patterns, new names. */
export function* codeReasons({ before, after, permits, removed, added }: Pair): Generator<Reason> {
  const restricted = before.features.only.length > 0 || before.mode === 'restrict' || permits;
  // What a template fills in is no member of a set, and what was said in words may be said in code.
  const open = added.filter(({ text }) => isMember(text) && !isSaidIn(before, text));
  for (const { text } of removed) {
    if (isSaidIn(after, text)) continue;
    const index = open.findIndex(
      (other) => covers(other.text, text) || covers(text, other.text) || isRename(text, other.text),
    );
    const [partner] = index === -1 ? [] : open.splice(index, 1);
    if (partner && mayBeLists(partner.text, text))
      yield { direction: 'ask', feature: 'set', before: text, after: partner.text };
    else if (!partner) yield { direction: restricted ? 'stronger' : 'weaker', feature: 'set', before: text };
    else if (covers(partner.text, text))
      yield { direction: restricted ? 'weaker' : 'stronger', feature: 'set', before: text, after: partner.text };
    else if (covers(text, partner.text))
      yield { direction: restricted ? 'stronger' : 'weaker', feature: 'set', before: text, after: partner.text };
  }
  for (const { text } of open) {
    // `docs/*.md` beside or instead of `*.md` lets in nothing new.
    if (restricted && before.parsed.words.some((word) => word.kind === 'code' && covers(word.text, text))) {
      yield { direction: 'stronger', feature: 'set', after: text };
      continue;
    }
    const replaced = removed.length > 0;
    yield {
      direction: restricted ? 'weaker' : replaced || after.mode === 'permit' ? 'ask' : 'stronger',
      feature: 'set',
      after: text,
    };
  }
}

function isMember(text: string): boolean {
  return !text.startsWith('{{') && /[\p{L}\p{N}*]/u.test(text);
}

/** `run:dev` where "dev run" stood. */
function isSaidIn({ parsed }: Reading, code: string): boolean {
  const parts = code.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (parts.length === 0 || code.includes('*')) return false;
  const words = new Set(parsed.words.flatMap(({ kind, text }) => (kind === 'word' ? [text] : [])));
  return parts.every((part) => words.has(part));
}

/** Words against words: scales, gates, protected terms, and what is left. */
export function* wordReasons({
  before,
  after,
  lexicon,
  permits,
  removed,
  added,
  content,
}: Pair & {
  readonly content: { readonly before: readonly ContentWord[]; readonly after: readonly ContentWord[] };
}): Generator<Reason> {
  const gone = new Set(removed);
  const come = new Set(added);
  yield* scales(before, after, lexicon);
  const gates = count(before, content.before, lexicon.gates) - count(after, content.after, lexicon.gates);
  const soft = count(after, content.after, lexicon.soft) - count(before, content.before, lexicon.soft);
  if (gates > 0 && soft > 0) yield { direction: 'weaker', feature: 'gate', ...named(removed, added) };
  if (gates < 0 && soft < 0) yield { direction: 'stronger', feature: 'gate', ...named(removed, added) };
  const guarded = [...lexicon.protected.values()];
  const terms = removed.filter(({ index }) =>
    guarded.some(
      (phrases) =>
        phrases.at(before.parsed.words, index) && !added.some((word) => phrases.at(after.parsed.words, word.index)),
    ),
  );
  if (terms.length > 0 && before.mode !== 'forbid')
    yield { direction: 'weaker', feature: 'protected', ...named(terms, []) };
  yield* joints(before, after, removed, added);

  for (const [list, mine, theirs] of [
    [gone, before, after],
    [come, after, before],
  ] as const) {
    const shared = wordsOnScales(mine, theirs, lexicon);
    for (const word of list) if (shared.has(word.index)) list.delete(word);
  }
  for (const word of lostAlternative(before, after, removed, added)) gone.delete(word);
  const was = [...gone];
  const is = [...come];
  const words = named(was, is);
  const restricted = before.features.only.length > 0 && after.features.only.length > 0;
  const turned = was.some(({ stem }) => is.some((other) => other.stem === `¬${stem}`));
  if (turned) yield { direction: 'weaker', feature: 'polarity', ...words };
  else if (was.length > 0 && is.length > 0) yield { direction: 'ask', feature: 'reworded', ...words };
  else if (was.length > 0) {
    const direction = permits
      ? after.features.only.length > before.features.only.length
        ? 'stronger'
        : 'ask'
      : restricted && was.some(({ listed }) => listed)
        ? 'stronger'
        : 'weaker';
    // What is forbidden without its attribute is forbidden altogether.
    if (before.mode === 'forbid' && was.every(({ listed }) => !listed))
      yield { direction: 'stronger', feature: 'dropped', ...words };
    else yield { direction, feature: 'dropped', ...words };
  } else if (is.length > 0) {
    const listed = is.some((word) => word.listed);
    if (before.mode === 'forbid') yield { direction: listed ? 'stronger' : 'ask', feature: 'added', ...words };
    else if (restricted || before.mode === 'restrict')
      yield { direction: listed ? 'weaker' : 'ask', feature: 'added', ...words };
    else if (!listed && !permits && is.some((word) => narrowsUniversal(word, after)))
      yield { direction: 'ask', feature: 'added', ...words };
    else yield { direction: permits ? (listed ? 'weaker' : 'ask') : 'stronger', feature: 'added', ...words };
  }
}

/** «Каждый исправленный дефект»: fewer than every defect. */
function narrowsUniversal({ index }: ContentWord, { features }: Reading): boolean {
  return [...features.all, ...features.any].some(({ to }) => index >= to && index - to < 2);
}

function count({ parsed }: Reading, words: readonly ContentWord[], known: Phrases<true>): number {
  return words.filter(({ index }) => known.at(parsed.words, index)).length;
}

/** A stronger word went and a weaker one of its scale came. */
function* scales(before: Reading, after: Reading, lexicon: Lexicon): Generator<Reason> {
  const lowest = (reading: Reading): Map<string, { level: number; text: string }> => {
    const levels = new Map<string, { level: number; text: string }>();
    for (const { scale, level, from, to } of scaleWords(reading, lexicon)) {
      const words = reading.parsed.words.slice(from, to);
      if ((levels.get(scale)?.level ?? -1) < level)
        levels.set(scale, { level, text: words.map(({ text }) => text).join(' ') });
    }
    return levels;
  };
  const is = lowest(after);
  for (const [scale, was] of lowest(before)) {
    const now = is.get(scale);
    if (!now || now.level === was.level) continue;
    // «Утверждение, свидетельство» became «свидетельство»: a word less, and none that is stronger.
    if (now.level < was.level && isOnLevel(before, scale, now.level, lexicon)) continue;
    yield {
      direction: now.level > was.level ? 'weaker' : 'stronger',
      feature: 'scale',
      before: was.text,
      after: now.text,
    };
  }
}

function isOnLevel(reading: Reading, scale: string, level: number, lexicon: Lexicon): boolean {
  return scaleWords(reading, lexicon).some((word) => word.scale === scale && word.level === level);
}

/** Indexes of the words that are on a scale of which the other side has another word. */
function wordsOnScales(own: Reading, other: Reading, lexicon: Lexicon): ReadonlySet<number> {
  const mine = scaleWords(own, lexicon);
  const known = new Set(mine.map((word) => spelled(own, word)));
  const theirs = scaleWords(other, lexicon).filter((word) => !known.has(spelled(other, word)));
  const scales = new Set(theirs.map(({ scale }) => scale));
  const found = new Set<number>();
  for (const { scale, from, to } of mine) {
    for (let index = from; scales.has(scale) && index < to; index++) found.add(index);
  }
  return found;
}

function spelled({ parsed }: Reading, { scale, from, to }: ScaleWord): string {
  return [scale, ...parsed.words.slice(from, to).map(({ text }) => text)].join(' ');
}

/** «Риски и план» became «риски или план»; an alternative came or went. */
function* joints(
  before: Reading,
  after: Reading,
  removed: readonly ContentWord[],
  added: readonly ContentWord[],
): Generator<Reason> {
  const choices = choicesIn(after) - choicesIn(before);
  if (choices === 0 || before.mode === 'forbid' || after.mode === 'forbid') return;
  if (choices > 0 && (removed.length === 0 || added.length > 0)) yield { direction: 'weaker', feature: 'alternative' };
  if (choices < 0 && added.length === 0) yield { direction: 'stronger', feature: 'alternative' };
}

/** The words of a way out that is no longer offered: «ответьте (или закройте с обоснованием)» became «ответьте». */
function lostAlternative(
  before: Reading,
  after: Reading,
  removed: readonly ContentWord[],
  added: readonly ContentWord[],
): readonly ContentWord[] {
  if (added.length > 0 || before.mode === 'forbid' || choicesIn(after) >= choicesIn(before)) return [];
  const { marks, words } = before.parsed;
  return marks
    .filter(({ kind }) => kind === 'or')
    .flatMap(({ to }) => {
      const end = words.findIndex(
        ({ kind, text }, index) => index >= to && kind === 'mark' && /^[.,;:!?)]$/.test(text),
      );
      return removed.filter(({ index }) => index >= to && (end === -1 || index < end));
    });
}

/** How many words offer a choice. */
export function choicesIn({ parsed }: Reading): number {
  return parsed.marks.filter(({ kind }) => kind === 'or').length;
}

/** `get/list/watch` looks like a path, and may be three things that are allowed. */
function mayBeLists(one: string, other: string): boolean {
  return [one, other].every((text) => /^[a-z]+(?:\/[a-z]+)+$/i.test(text));
}

/** Does a pattern match everything another one matches, and more? */
function covers(wide: string, narrow: string): boolean {
  if (wide === narrow) return false;
  if (narrow.startsWith(wide.endsWith('/') ? wide : `${wide}/`) && !wide.includes('*')) return true;
  if (!wide.includes('*') || wide.length > longestGlob || narrow.length > longestGlob) return false;
  const sample = narrow.replaceAll('**', 'a/b').replaceAll('*', 'c');
  return globMatches(wide, sample) && !globMatches(narrow, wide.replaceAll('**', 'x/y').replaceAll('*', 'z'));
}

/** `**` stands for anything, `*` for anything without a slash. Greedy with one way back, so never worse than pattern × text. */
function globMatches(glob: string, path: string): boolean {
  const parts = glob.split(/(\*\*\/?|\*)/).filter((part) => part !== '');
  let reached = new Set([0]);
  for (const part of parts) {
    const next = new Set<number>();
    for (const at of reached) {
      if (part.startsWith('**')) for (let end = at; end <= path.length; end++) next.add(end);
      else if (part === '*') {
        for (let end = at; end <= path.length; end++) {
          next.add(end);
          if (path[end] === '/') break;
        }
      } else if (path.startsWith(part, at)) next.add(at + part.length);
    }
    reached = next;
  }
  return reached.has(path.length);
}

/** `docs/setup.md` and `docs/set-up.md`: one name written anew. */
function isRename(one: string, other: string): boolean {
  if (one.includes('*') || other.includes('*')) return false;
  const mine = grams(one.slice(0, longestGlob));
  const theirs = grams(other.slice(0, longestGlob));
  const common = [...mine].filter((gram) => theirs.has(gram)).length;
  return (2 * common) / (mine.size + theirs.size) >= 0.5;
}

function named(removed: readonly ContentWord[], added: readonly ContentWord[]): Pick<Reason, 'before' | 'after'> {
  return {
    ...(removed.length > 0 ? { before: join(removed) } : {}),
    ...(added.length > 0 ? { after: join(added) } : {}),
  };
}

function grams(text: string): Set<string> {
  return new Set(Array.from({ length: Math.max(1, text.length - 2) }, (_, at) => text.slice(at, at + 3)));
}

function join(words: readonly ContentWord[]): string {
  return words.map(({ text }) => text).join(', ');
}

const longestGlob = 200;
