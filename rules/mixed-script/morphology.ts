import { latinTwin } from '../../src/core/script.ts';

/**
 * Russian inflects Latin words without a sign between: «из PRа», «в podах», «Неmerged». Such a word ends or begins
 * in letters that all have Latin twins, and yet every letter is right.
 */
export function isMorphology(word: string, isUsed: (word: string) => boolean): boolean {
  if (/^[A-Z]{2,}[а-яё]+$/u.test(word) || /^(?:не|Не|НЕ)[A-Za-z]{3,}$/u.test(word)) return true;
  const match = /^([A-Za-z]{2,})(а|у|е|ах)$/u.exec(word);
  if (!match) return false;
  const [, stem = '', ending] = match;
  const asLatin = Array.from(word, (letter) => latinTwin(letter) ?? letter).join('');
  if (isUsed(asLatin)) return false;
  // English words end in -e and -y all the time, hardly ever in -a or -ax: there the seeds must know the bare stem.
  return ending === 'а' || ending === 'ах' || isUsed(stem);
}
