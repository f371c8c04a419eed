import { replaced, type Operator } from './mutation.ts';
import type { Target } from './target.ts';

/** A letter of the other alphabet that looks the same: no search and no parser finds the word. */
export const homoglyph: Operator = {
  name: 'homoglyph',
  *mutate(target) {
    for (const { text, start } of tellingWords(target)) {
      const index = text.split('').findIndex((letter) => lookAlikes.has(letter));
      const other = lookAlikes.get(text[index] ?? '');
      if (other === undefined) continue;
      yield replaced(target, start + index, start + index + 1, other);
      return;
    }
  },
};

/** A mark nobody sees parts the word. */
export const zeroWidth: Operator = {
  name: 'zero-width',
  *mutate(target) {
    const [word] = tellingWords(target);
    if (!word) return;
    const at = word.start + Math.floor(word.text.length / 2);
    yield replaced(target, at, at, '\u200B');
  },
};

/** The words the directive has its force from, then all others. */
function tellingWords({ reading, seed }: Target): { readonly text: string; readonly start: number }[] {
  const { words } = reading.parsed;
  const heads = reading.clauses.flatMap(({ head }) => words[head] ?? []);
  return [...heads, ...words]
    .filter(({ kind, start, end }) => kind === 'word' && end - start > 2)
    .map(({ start, end }) => ({ text: seed.file.text.slice(start, end), start }));
}

const pairs = ['aа', 'eе', 'oо', 'pр', 'cс', 'xх', 'yу', 'AА', 'EЕ', 'OО', 'PР', 'CС', 'HН', 'MМ', 'TТ', 'KК', 'BВ'];
const lookAlikes: ReadonlyMap<string, string> = new Map(
  pairs.flatMap(([latin = '', cyrillic = '']) => [
    [latin, cyrillic],
    [cyrillic, latin],
  ]),
);
