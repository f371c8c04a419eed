import { remember } from './memo.ts';

/**
 * How the beginning of a word sounds, roughly, in Latin letters: «релевантные» and "relevant" → `relev`.
 * Undefined for a word too short to be told by its sound.
 */
export function soundKey(word: string): string | undefined {
  let key = keys.get(word);
  if (key === undefined) {
    const sound = soundOf(word);
    key = remember(keys, word, sound.length < 3 ? '' : sound.slice(0, 5));
  }
  return key === '' ? undefined : key;
}

const keys = new Map<string, string>();

/** How a whole word sounds, roughly, in Latin letters. */
export function soundOf(word: string): string {
  let sound = '';
  for (const letter of word.toLowerCase()) sound += cyrillic[letter] ?? letter;
  return sound
    .normalize('NFD')
    .replace(/[^a-z]/g, '')
    .replace(/tio|sio/g, 'si')
    .replaceAll('ph', 'f')
    .replaceAll('th', 't')
    .replaceAll('sch', 's')
    .replaceAll('sh', 's')
    .replaceAll('ch', 'h')
    .replaceAll('ck', 'k')
    .replaceAll('qu', 'kv')
    .replace(/c(?=[eiy])/g, 's')
    .replace(/[cq]/g, 'k')
    .replaceAll('x', 'ks')
    .replaceAll('ts', 's')
    .replaceAll('z', 's')
    .replaceAll('w', 'v')
    .replace(/[yj]/g, 'i')
    .replace(/(.)\1+/g, '$1');
}

const cyrillic: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  ґ: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  є: 'e',
  ж: 's',
  з: 's',
  и: 'i',
  і: 'i',
  ї: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ў: 'u',
  ф: 'f',
  х: 'h',
  ц: 's',
  ч: 'h',
  ш: 's',
  щ: 's',
  ъ: '',
  ы: 'i',
  ь: '',
  э: 'e',
  ю: 'u',
  я: 'a',
};
