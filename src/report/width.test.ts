import * as fc from 'fast-check';
import fastStringWidth from 'fast-string-width';
import { expect, test } from 'vitest';
import { cut, cutStart, padEnd, padStart, reach, reachBack, width } from './width.ts';

test.each([
  ['Не запускай тесты', 17],
  ['й as и and a breve: и\u0306', 21],
  ['№ 5 — «да»…', 11],
  ['設計書', 6],
  ['👩\u200d💻', 2],
  ['\u001b[31mошибка\u001b[39m', 6],
  ['\u001b]8;;https://example.org\u0007link\u001b]8;;\u0007', 4],
  ['', 0],
])('%j takes %i columns', (text, columns) => {
  expect(width(text)).toBe(columns);
});

test('the quick way counts every character as the careful one does', () => {
  const wrong: string[] = [];
  for (let code = 0x20; code < 0x3000; code++) {
    const text = String.fromCodePoint(code);
    // Terminals agree neither on the soft hyphen nor on control characters; both are replaced before anything is measured.
    if (/[\u00ad\p{Cc}]/u.test(text)) continue;
    if (width(text) !== fastStringWidth(text)) wrong.push(code.toString(16));
  }
  expect(wrong).toEqual([]);
});

test('padding counts columns, not characters', () => {
  expect(`${padEnd('設計', 6)}|`).toBe('設計  |');
  expect(`${padStart('и\u0306', 3)}|`).toBe('  и\u0306|');
  expect(padEnd('intake', 3)).toBe('intake');
});

test('a cut text ends in an ellipsis and fits', () => {
  expect(cut('Обязательный порядок', 10)).toBe('Обязатель…');
  expect(cut('設計書です', 6)).toBe('設計…');
  expect(cut('порядок', 7)).toBe('порядок');
  expect(cutStart('services/jobs/promptseeds/dev-work_ru.md', 15)).toBe('…dev-work_ru.md');
});

test('a cut falls neither inside a character nor before its marks', () => {
  const text = 'и\u0306👍\u0301ё';
  expect(reach(text, 0, 1)).toBe(2);
  expect(reach(text, 2, 1)).toBe(2);
  expect(reach(text, 2, 2)).toBe(5);
  expect(reachBack(text, 5, 2)).toBe(2);
  expect(reachBack(text, 2, 1)).toBe(0);
});

test('what is reached never takes more columns than were given', () => {
  const texts = fc.string({ unit: fc.constantFrom('a', 'ж', 'и\u0306', '書', '👍', '\u200b', '\ud83d', ' ') });
  fc.assert(
    fc.property(texts, fc.nat(12), (text, columns) => {
      expect(width(text.slice(0, reach(text, 0, columns)))).toBeLessThanOrEqual(columns);
      expect(width(text.slice(reachBack(text, text.length, columns)))).toBeLessThanOrEqual(columns);
    }),
  );
});
