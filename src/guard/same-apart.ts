import { heaviestChain } from '../core/chain.ts';
import { isKin, lexiconOf, type Lexicon } from '../core/force-content.ts';
import type { ForceGrammar } from '../core/force-pack.ts';
import type { Reading } from '../core/force.ts';

/**
 * Are two versions of a directive the same text apart from one place, or from a word here and there? Only then it is plain what a
 * word that went or came makes of it; elsewhere other words may say it again.
 */
export function isSameApart(before: Reading, after: Reading, grammar: ForceGrammar): boolean {
  const lexicon = lexiconOf(grammar);
  const was = keysOf(before, grammar, lexicon);
  const is = withFormsOf(was, keysOf(after, grammar, lexicon), lexicon);
  const ends = sharedEnds(was, is);
  const kept = Math.max(was.length, is.length) > longest ? ends : keptOf(was, is);
  // One of them is the other one with words left out.
  if (kept === Math.min(was.length, is.length)) return kept > 0;
  return kept / Math.max(was.length, is.length) >= (ends === kept ? inOnePlace : elsewhere);
}

/** Words as they are told apart. Numbers are all one: they are compared by themselves. */
function keysOf({ parsed }: Reading, { numbers }: ForceGrammar, lexicon: Lexicon): string[] {
  return parsed.words.flatMap(({ kind, text }, index) => {
    if (kind === 'mark') return [];
    if (kind === 'code') return [`\`${text}`];
    if (kind === 'number' || numbers.has(text)) return ['#'];
    return lexicon.light.has(text) && parsed.markOf[index] === -1 ? [] : [lexicon.stem(text)];
  });
}

/** The second list with forms of the first one's words in place of its own. */
function withFormsOf(was: readonly string[], is: readonly string[], { alternations }: Lexicon): string[] {
  const known = new Set(was);
  const free = [...known].filter((key) => !is.includes(key) && isWord(key));
  const forms = new Map<string, string>();
  for (const key of new Set(is)) {
    const at = known.has(key) || !isWord(key) ? -1 : free.findIndex((other) => isKin(other, key, alternations));
    const [form] = at === -1 ? [] : free.splice(at, 1);
    if (form !== undefined) forms.set(key, form);
  }
  return is.map((key) => forms.get(key) ?? key);
}

function isWord(key: string): boolean {
  return !key.startsWith('`') && key !== '#';
}

/** How many words stand in both in the same order. */
function keptOf(was: readonly string[], is: readonly string[]): number {
  const links = was.flatMap((key, left) =>
    is.flatMap((other, right) => (key === other ? [{ left, right, weight: 1 }] : [])),
  );
  return heaviestChain(links).length;
}

/** How many words they begin and end with alike. */
function sharedEnds(was: readonly string[], is: readonly string[]): number {
  const most = Math.min(was.length, is.length);
  let start = 0;
  while (start < most && was[start] === is[start]) start++;
  let end = 0;
  while (end < most - start && was.at(-1 - end) === is.at(-1 - end)) end++;
  return start + end;
}

// In one place up to half of it may be other words; in several, one word of seven.
const inOnePlace = 0.5;
const elsewhere = 0.85;
// Longer ones are compared by their ends only, so that no text makes the guard slow.
const longest = 300;
