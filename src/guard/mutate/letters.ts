import type { Marker } from '../../core/force.ts';
import { replaced, type Operator } from './mutation.ts';
import type { Target } from './target.ts';

/** A letter of the other alphabet that looks the same: no search and no parser finds the word. */
export const homoglyph: Operator = {
  name: 'homoglyph',
  *mutate(target) {
    const word = tellingWord(target);
    const index = word === undefined ? -1 : [...word.text].findIndex((letter) => lookAlikes.has(letter));
    const letter = word?.text[index];
    if (!word || letter === undefined) return;
    const at = word.start + index;
    yield replaced(target, at, at + 1, lookAlikes.get(letter) ?? letter);
  },
};

/** A mark nobody sees parts the word. */
export const zeroWidth: Operator = {
  name: 'zero-width',
  *mutate(target) {
    const word = tellingWord(target);
    if (!word || word.text.length < 3) return;
    const at = word.start + Math.floor(word.text.length / 2);
    yield replaced(target, at, at, '\u200B');
  },
};

/** The word the directive has its force from; its first word where that is the section. */
function tellingWord({ reading, seed }: Target): Pick<Marker, 'text' | 'start'> | undefined {
  const { words } = reading.parsed;
  const heads = reading.clauses.map(({ head }) => words[head]);
  const word = [...heads, ...words].find((one) => one?.kind === 'word' && one.end - one.start > 2);
  return word && { text: seed.file.text.slice(word.start, word.end), start: word.start };
}

const pairs = ['aа', 'eе', 'oо', 'pр', 'cс', 'xх', 'yу', 'AА', 'EЕ', 'OО', 'PР', 'CС', 'HН', 'MМ', 'TТ', 'KК', 'BВ'];
const lookAlikes: ReadonlyMap<string, string> = new Map(
  pairs.flatMap(([latin = '', cyrillic = '']) => [
    [latin, cyrillic],
    [cyrillic, latin],
  ]),
);
