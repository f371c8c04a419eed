import type { Reason } from './compare-force.ts';
import type { ContentWord, Lexicon } from './force-content.ts';
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
  const open = [...added];
  for (const { text } of removed) {
    const index = open.findIndex(
      (other) => covers(other.text, text) || covers(text, other.text) || isRename(text, other.text),
    );
    const [partner] = index === -1 ? [] : open.splice(index, 1);
    if (!partner) yield { direction: restricted ? 'stronger' : 'weaker', feature: 'set', before: text };
    else if (covers(partner.text, text))
      yield { direction: restricted ? 'weaker' : 'stronger', feature: 'set', before: text, after: partner.text };
    else if (covers(text, partner.text))
      yield { direction: restricted ? 'stronger' : 'weaker', feature: 'set', before: text, after: partner.text };
  }
  for (const { text } of open) {
    const replaced = removed.length > 0;
    yield {
      direction: restricted ? 'weaker' : replaced || after.mode === 'permit' ? 'ask' : 'stronger',
      feature: 'set',
      after: text,
    };
  }
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
  const gates = count(content.before, lexicon.gates) - count(content.after, lexicon.gates);
  const soft = count(content.after, lexicon.soft) - count(content.before, lexicon.soft);
  if (gates > 0 && soft > 0) yield { direction: 'weaker', feature: 'gate', ...named(removed, added) };
  if (gates < 0 && soft < 0) yield { direction: 'stronger', feature: 'gate', ...named(removed, added) };
  const terms = removed.filter(({ text }) => lexicon.protected.has(text));
  if (terms.length > 0 && before.mode !== 'forbid')
    yield { direction: 'weaker', feature: 'protected', ...named(terms, []) };
  yield* joints(before, after, removed, added);

  for (const list of [gone, come]) {
    for (const word of list)
      if (lexicon.scales.has(word.text) && onScale(word, list === gone ? after : before, lexicon)) list.delete(word);
  }
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

function count(words: readonly ContentWord[], known: ReadonlySet<string>): number {
  return words.filter(({ text }) => known.has(text)).length;
}

/** A stronger word went and a weaker one of its scale came. */
function* scales(before: Reading, after: Reading, { scales: known }: Lexicon): Generator<Reason> {
  const lowest = (reading: Reading): Map<number, { level: number; text: string }> => {
    const levels = new Map<number, { level: number; text: string }>();
    for (const { text } of reading.parsed.words) {
      for (const { scale, level } of known.get(text) ?? []) {
        if ((levels.get(scale)?.level ?? -1) < level) levels.set(scale, { level, text });
      }
    }
    return levels;
  };
  const is = lowest(after);
  for (const [scale, was] of lowest(before)) {
    const now = is.get(scale);
    if (!now || now.level === was.level) continue;
    yield {
      direction: now.level > was.level ? 'weaker' : 'stronger',
      feature: 'scale',
      before: was.text,
      after: now.text,
    };
  }
}

function onScale({ text }: ContentWord, other: Reading, { scales: known }: Lexicon): boolean {
  const mine = new Set((known.get(text) ?? []).map(({ scale }) => scale));
  return other.parsed.words.some((word) => (known.get(word.text) ?? []).some(({ scale }) => mine.has(scale)));
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

function choicesIn({ parsed }: Reading): number {
  return parsed.marks.filter(({ kind }) => kind === 'or').length;
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
