import { expect, test } from 'vitest';
import { codePoint, cyrillicTwin, latinTwin, scriptOf } from './script.ts';

test('a locale has the script its language is usually written in, however the tag is spelled', () => {
  expect(['ru', 'uk', 'en', 'de', 'sr-Latn', 'ru_RU', 'EN'].map(scriptOf)).toEqual([
    'Cyrl',
    'Cyrl',
    'Latn',
    'Latn',
    'Latn',
    'Cyrl',
    'Latn',
  ]);
});

test('a tag that is no tag has no script', () => {
  expect(scriptOf('')).toBeUndefined();
  expect(scriptOf('русский')).toBeUndefined();
});

test('every Cyrillic twin of a Latin letter leads back to it', () => {
  const letters = 'ABCEHKMOPTXYacekopxyë'.split('');
  expect(letters.map((letter) => latinTwin(cyrillicTwin(letter) ?? ''))).toEqual(letters);
  expect(letters.map((letter) => /^\p{Script=Cyrillic}$/u.test(cyrillicTwin(letter) ?? ''))).not.toContain(false);
});

test('letters that only resemble each other in capitals have no small twins', () => {
  expect(['b', 'h', 'm', 't'].map(cyrillicTwin)).toEqual([undefined, undefined, undefined, undefined]);
  expect(['в', 'н', 'м', 'т', 'б'].map(latinTwin)).toEqual([undefined, undefined, undefined, undefined, undefined]);
});

test('letters of other Cyrillic alphabets pass for Latin, and no Latin letter passes for them', () => {
  expect(latinTwin('\u0456')).toBe('i');
  expect(cyrillicTwin('i')).toBeUndefined();
});

test('a code point is printed as tables of characters print it', () => {
  expect([codePoint('a'), codePoint('\u0430'), codePoint('\u{e0041}')]).toEqual(['U+0061', 'U+0430', 'U+E0041']);
});
