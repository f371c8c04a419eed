import type { Parsed } from '../../src/core/clauses.ts';
import type { PhraseKind } from '../../src/core/force-pack.ts';
import type { Word } from '../../src/core/mask.ts';

/** Does a clause begin with this word, but for what may stand before any order? */
export function opensClause({ words, marks, markOf }: Parsed, index: number): boolean {
  for (let at = index - 1; at >= 0; at--) {
    if (words[at]?.kind === 'mark') return true;
    const mark = marks[markOf[at] ?? -1];
    if (!mark || !weightless.has(mark.kind)) return false;
  }
  return true;
}

/** Indexes of the words between quotation marks. */
export function quotedWords(words: readonly Word[]): ReadonlySet<number> {
  const quoted = new Set<number>();
  let open: number | undefined;
  for (const [index, { kind, text }] of words.entries()) {
    if (kind !== 'mark' || text !== '"') continue;
    if (open === undefined) open = index;
    else {
      for (let at = open; at < index; at++) quoted.add(at);
      open = undefined;
    }
  }
  return quoted;
}

const weightless: ReadonlySet<PhraseKind> = new Set<PhraseKind>(['first', 'then', 'and', 'or', 'contrast', 'neutral']);
