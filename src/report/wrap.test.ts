import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { width } from './width.ts';
import { wrap } from './wrap.ts';

test('lines break at spaces', () => {
  expect(wrap('Раздел «Критерий завершения» отсутствует.', 20)).toEqual([
    'Раздел «Критерий',
    'завершения»',
    'отсутствует.',
  ]);
});

test('a no-break space does not break', () => {
  expect(wrap('не более 5\u00a0шагов', 11)).toEqual(['не более', '5\u00a0шагов']);
});

test('a word longer than a line is cut where the line ends', () => {
  expect(wrap('см. prompts/dev-work_ru.md', 8)).toEqual(['см.', 'prompts/', 'dev-work', '_ru.md']);
});

test('the first line may be shorter', () => {
  expect(wrap('add the missing section', 12, 8)).toEqual(['add', 'the missing', 'section']);
});

test('code and template actions are not torn apart', () => {
  expect(wrap('Use {{ .BaseBranch }} or `git fetch` here.', 20)).toEqual([
    'Use',
    '{{ .BaseBranch }} or',
    '`git fetch` here.',
  ]);
});

test('an indent and a wide gap stay', () => {
  expect(wrap('key:  one\n    ^ here', 20)).toEqual(['key:  one', '    ^ here']);
});

test('line ends stay', () => {
  expect(wrap('one\n\ntwo', 10)).toEqual(['one', '', 'two']);
});

test('a wide character in a narrow room still moves on', () => {
  expect(wrap('書書', 1)).toEqual(['書', '書']);
});

test('nothing is lost and nothing is too long', () => {
  const words = fc.array(fc.constantFrom('промпт', 'a', 'и\u0306', '書', 'длинное-составное-слово'), { maxLength: 12 });
  fc.assert(
    fc.property(words, fc.integer({ min: 2, max: 30 }), (list, columns) => {
      const lines = wrap(list.join(' '), columns);
      expect(lines.join('').replaceAll(' ', '')).toBe(list.join(''));
      expect(Math.max(...lines.map(width))).toBeLessThanOrEqual(columns);
    }),
  );
});
