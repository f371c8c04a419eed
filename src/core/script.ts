/** Is a locale written in Cyrillic, Latin, something else? Undefined for a tag nobody knows. */
export function scriptOf(locale: string): string | undefined {
  // Asked for every pair of directives, about two or three languages.
  if (!scripts.has(locale)) scripts.set(locale, likelyScript(locale));
  return scripts.get(locale);
}

function likelyScript(locale: string): string | undefined {
  try {
    return new Intl.Locale(locale.replaceAll('_', '-')).maximize().script;
  } catch {
    return undefined;
  }
}

/** `en` for `en-GB` and `en_US`; a tag nobody knows is its own language. */
export function languageOf(locale: string): string {
  try {
    return new Intl.Locale(locale.replaceAll('_', '-')).language;
  } catch {
    return locale;
  }
}

/** The Latin letter that looks like a Cyrillic one, if there is one: `а` → `a`. */
export function latinTwin(letter: string): string | undefined {
  return toLatin.get(letter);
}

/** The Cyrillic letter that looks like a Latin one, if there is one: `x` → `х`. */
export function cyrillicTwin(letter: string): string | undefined {
  return toCyrillic.get(letter);
}

/** `U+0430`, as tables of characters print it. */
export function codePoint(letter: string): string {
  return `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/**
 * Latin and Cyrillic letters, for a class in the middle of a pattern that knows English and Russian words only:
 * every `\p{L}` there is a millisecond at each start, and more where it repeats.
 */
export const letters = String.raw`A-Za-z\u00c0-\u024f\u0400-\u04ff`;

// Pairs that fonts draw alike: Cyrillic first. Large letters have more twins than small ones (В/B, but в/b differ).
const pairs = 'АA ВB ЕE КK МM НH ОO РP СC ТT УY ХX ЁË аa еe кk оo рp сc уy хx ёë';

// Cyrillic letters Russian does not have. They pass for Latin, but Latin i, j, s never pass for a Russian letter.
const foreignPairs = 'ІI ЇÏ ЈJ ЅS ԚQ ԜW іi їï јj ѕs ԛq ԝw ԁd һh';

const toLatin = new Map<string, string>();
const toCyrillic = new Map<string, string>();
for (const pair of `${pairs} ${foreignPairs}`.split(' ')) toLatin.set(pair.slice(0, 1), pair.slice(1));
for (const pair of pairs.split(' ')) toCyrillic.set(pair.slice(1), pair.slice(0, 1));

const scripts = new Map<string, string | undefined>();
