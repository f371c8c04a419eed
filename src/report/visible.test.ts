import { expect, test } from 'vitest';
import { visible, visibleLines } from './visible.ts';

test.each([
  ['an escape sequence', '\u001b[2Jgone', '␛[2Jgone'],
  ['the one-byte form of it', '\u009b2J', '<U+009B>2J'],
  ['a carriage return', 'good\rbad', 'good␍bad'],
  ['a line end', 'one\ntwo', 'one␊two'],
  ['a tab', '1.\tшаг', '1.    шаг'],
  ['delete and bell', '\u007f\u0007', '␡␇'],
  ['a zero-width space', 'за\u200bпуск', 'за<U+200B>пуск'],
  ['a byte order mark', '\ufeff#', '<U+FEFF>#'],
  ['a bidi override', 'abc\u202ecba', 'abc<U+202E>cba'],
  ['a soft hyphen', 'при\u00adмер', 'при<U+00AD>мер'],
  ['a tag character', 'x\u{e0041}', 'x<U+E0041>'],
  ['a supplementary variation selector', 'x\u{e0100}', 'x<U+E0100>'],
  ['a line separator', 'a\u2028b', 'a<U+2028>b'],
  ['a lone surrogate', 'a\ud83db', 'a<U+D83D>b'],
  ['a private character', 'a\ue000b', 'a<U+E000>b'],
  ['a joiner between letters', 'a\u200db', 'a<U+200D>b'],
  ['a blank that is a letter', 'a\u3164b', 'a<U+3164>b'],
])('%s is made visible', (_, text, shown) => {
  expect(visible(text)).toBe(shown);
});

test.each([
  ['Cyrillic with its marks', 'ё и и\u0306, ударе\u0301ние'],
  ['quotes, dashes and spaces', '«да» — нет\u00a0…'],
  ['emoji of several parts', '👩\u200d💻 👩🏽\u200d🚒 ❤\ufe0f\u200d🔥'],
  ['other scripts', '設計書 ñ ß'],
])('%s is left as it is', (_, text) => {
  expect(visible(text)).toBe(text);
});

test('line ends can be kept', () => {
  expect(visibleLines('bad indentation\r\n  at \u001b[31mkey')).toBe('bad indentation\n  at ␛[31mkey');
});
