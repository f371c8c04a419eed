import { expect, test } from 'vitest';
import type { Edit } from './fix.ts';
import { contentColumn, replaceMarker } from './list-markers.ts';
import type { ListItem } from './seed.ts';
import { placeAt, type TextFile } from './text.ts';

test('a marker of the same width changes alone', () => {
  expect(mend('1. План.\n   Подробно.\n', '1.', '2.')).toBe('2. План.\n   Подробно.\n');
});

test('what is indented into an item follows a wider marker; the next item and blank lines stay', () => {
  const text = '9. Ждите:\n   - проверок;\n\n     и ревью.\n9. Готово.\n   - всё.\n';
  expect(mend(text, '9.', '10.')).toBe('10. Ждите:\n    - проверок;\n\n      и ревью.\n9. Готово.\n   - всё.\n');
});

test('a narrower marker leaves the rest where it is: it still belongs to the item', () => {
  expect(mend('10. План:\n    - шаг.\n', '10.', '9.')).toBe('9. План:\n    - шаг.\n');
});

test('a nested item counts its columns from the margin', () => {
  expect(mend('- План:\n  - шаг:\n    подробно.\n  - второй.\n', '- шаг', '1.', '-')).toBe(
    '- План:\n  1. шаг:\n     подробно.\n  - второй.\n',
  );
});

test('the text of an item without text would begin after one blank', () => {
  const file: TextFile = { path: 'dev-work.md', text: '  -\n', bom: false };
  expect(contentColumn(file, { marker: '-', place: placeAt(file, 2, 3) })).toBe(4);
});

function mend(text: string, at: string, to: string, marker = at): string {
  const file: TextFile = { path: 'dev-work.md', text, bom: false };
  const start = text.indexOf(at);
  const end = text.indexOf('\n', start);
  const item: ListItem = { place: placeAt(file, start, end), marker };
  return applied(text, replaceMarker(file, item, to));
}

function applied(text: string, edits: readonly Edit[]): string {
  let result = text;
  for (const { start, end, text: written } of edits.toSorted((a, b) => b.start - a.start)) {
    result = result.slice(0, start) + written + result.slice(end);
  }
  return result;
}
