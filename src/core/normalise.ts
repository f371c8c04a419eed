import { cyrillicTwin, latinTwin } from './script.ts';

/** A text made comparable, and where each of its characters was: `origin[i]` is an offset into the original, one more at the end. */
export interface Folded {
  readonly text: string;
  readonly origin: readonly number[];
}

/**
 * Folds what readers do not see as different: unseen characters and stress marks go, composed letters, blanks, dashes, quotes,
 * case and ё become one spelling. One pass; the result is never longer than the original.
 */
export function foldText(original: string, offset = 0): Folded {
  const parts: string[] = [];
  const origin: number[] = [];
  for (let at = 0; at < original.length; at++) {
    const code = original.charCodeAt(at);
    const letter = (foldedLetters[code] ??= foldLetter(original.charAt(at)));
    if (letter === unseenLetter) continue;
    if (letter === combiningLetter) {
      const last = parts.at(-1) ?? '';
      const composed = (last + original.charAt(at)).normalize('NFC');
      // A mark no letter takes is an ornament.
      if (composed.length === 1) parts[parts.length - 1] = plain(composed);
      continue;
    }
    parts.push(letter);
    origin.push(offset + at);
  }
  origin.push(offset + original.length);
  return { text: parts.join(''), origin };
}

function foldLetter(letter: string): string {
  if (unseen.test(letter)) return unseenLetter;
  return combining.test(letter) ? combiningLetter : plain(letter);
}

/** A word in one script: letters that only look like those of its other letters become them, if every one of them does. */
export function foldWord(word: string): string {
  if (oneScript.test(word)) return word;
  return word.replace(/[\p{L}\p{M}]+/gu, foldLetters);
}

function foldLetters(word: string): string {
  const cyrillic = count(word, /\p{Script=Cyrillic}/gu);
  const latin = count(word, /\p{Script=Latin}/gu);
  if (cyrillic === 0 || latin === 0) return word;
  const [minority, twin] =
    cyrillic < latin ? ([/\p{Script=Cyrillic}/u, latinTwin] as const) : ([/\p{Script=Latin}/u, cyrillicTwin] as const);
  const letters = word.split('').map((letter) => (minority.test(letter) ? twin(letter) : letter));
  return letters.includes(undefined) ? word : letters.join('');
}

function plain(letter: string): string {
  const known = spellings.get(letter);
  if (known !== undefined) return known;
  const lower = letter.toLowerCase();
  // İ becomes two characters; offsets must not move.
  return lower.length === 1 ? lower : letter;
}

function count(word: string, letters: RegExp): number {
  return word.match(letters)?.length ?? 0;
}

const unseen = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/;
const combining = /\p{Mn}/u;

const spellings = new Map<string, string>([
  ['ё', 'е'],
  ['Ё', 'е'],
  ...'\u00A0\u202F\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A'
    .split('')
    .map((blank) => [blank, ' '] as const),
  ...'\u2010\u2011'.split('').map((hyphen) => [hyphen, '-'] as const),
  ...'\u2012\u2013\u2014\u2015'.split('').map((dash) => [dash, '—'] as const),
  ...'’ʼ`´'.split('').map((quote) => [quote, "'"] as const),
  ...'«»„“”'.split('').map((quote) => [quote, '"'] as const),
]);

// What each code unit becomes, as soon as it has been met: prompts are made of a few hundred.
const foldedLetters = Array<string | undefined>(0x1_00_00);
const unseenLetter = '';
const combiningLetter = '\0';

// Most words are of one of these scripts; to look closer at each would cost more than all the rest.
const oneScript = /^(?:[\x00-\x7F]*|[\u0400-\u045F0-9_'-]*)$/;
