import { foldWords } from '../../src/core/glossary.ts';
import type { LocalePack } from '../../src/core/locale-pack.ts';

/** What a pack knows: `force.phrases.must` → its words, folded. */
export type Entries = ReadonlyMap<string, ReadonlySet<string>>;

/** All lists of a pack but its policies. */
export function entriesOf({ force, glossary, sections, scope }: LocalePack): Entries {
  const entries = new Map<string, Set<string>>();
  // Each word that may not be written is an entry of its own: a longer list of them is no other list.
  const forbidden = glossary?.forbidden.flatMap(({ write, not }) => not.map((variant) => `${variant} ≠ ${write}`));
  collect({ force, glossary: glossary && { ...glossary, forbidden }, sections, scope }, '', entries);
  return entries;
}

function collect(value: unknown, list: string, entries: Map<string, Set<string>>): void {
  if (Array.isArray(value)) {
    // On a scale it matters how far up a word stands; other rows only gather words.
    const isScale = list.startsWith('force.words.scales.');
    for (const [index, item] of value.entries())
      collect(item, isScale && Array.isArray(item) ? `${list}.${index}` : list, entries);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) collect(inner, list === '' ? key : `${list}.${key}`, entries);
  } else if (typeof value === 'string' || typeof value === 'number') {
    add(foldWords(String(value)).replace(/\s+/g, ' ').trim(), list, entries);
  }
}

function add(entry: string, list: string, entries: Map<string, Set<string>>): void {
  const known = entries.get(list);
  if (known) known.add(entry);
  else entries.set(list, new Set([entry]));
}

/** What lists had and have no longer. */
export function lostEntries(was: Entries, is: Entries): { list: string; words: string[] }[] {
  return [...was].flatMap(([list, words]) => {
    const lost = [...words].filter((word) => !is.get(list)?.has(word));
    return lost.length === 0 ? [] : [{ list, words: lost }];
  });
}

/** Words that stood in one list and stand in another of the same kind now, or in that one as well. */
export function movedEntries(was: Entries, is: Entries): { word: string; from: string; to: string }[] {
  return [...is].flatMap(([to, words]) => {
    const family = familyOf(to);
    if (family === undefined) return [];
    return [...words].flatMap((word) => {
      if (was.get(to)?.has(word)) return [];
      const from = [...was].find(([list, known]) => familyOf(list) === family && known.has(word))?.[0];
      // A term may have two concepts; that is looked at by itself.
      if (from === undefined || (family === 'glossary.terms' && is.get(from)?.has(word))) return [];
      return [{ word, from, to }];
    });
  });
}

function familyOf(list: string): string | undefined {
  return /^(?:force\.phrases|force\.labels|glossary\.terms|sections)(?=\.)/.exec(list)?.[0];
}
