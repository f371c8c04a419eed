import { foldWords } from '../../src/core/glossary.ts';
import type { LocalePack } from '../../src/core/locale-pack.ts';

/** What a pack knows: `force.phrases.must` → its words, folded. */
export type Entries = ReadonlyMap<string, ReadonlySet<string>>;

/** All lists of a pack but its policies. Pairs and rows of words are one entry each. */
export function entriesOf({ force, glossary, sections, scope }: LocalePack): Entries {
  const entries = new Map<string, Set<string>>();
  collect({ force, glossary, sections, scope }, '', entries);
  return entries;
}

function collect(value: unknown, list: string, entries: Map<string, Set<string>>): void {
  if (Array.isArray(value)) for (const item of value) add(entryOf(item), list, entries);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) collect(inner, list === '' ? key : `${list}.${key}`, entries);
  } else if (value !== undefined && value !== null) add(String(value), list, entries);
}

/** «вместо „задача" не „тикет"»: each word that may not be written is an entry of its own, so it is spelt in full. */
function entryOf(item: unknown): string {
  if (typeof item === 'string') return foldWords(item).replace(/\s+/g, ' ').trim();
  return foldWords(JSON.stringify(item));
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
