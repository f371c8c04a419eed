import { expect, test } from 'vitest';
import { table, tableRows } from './table.ts';

const rows = [
  ['missing-seed', '', 'Для обязательной ячейки нет файла.'],
  ['этап', '', 'x'],
];

test('columns are as wide as their widest cell, empty ones are left out, the last one is wrapped', () => {
  expect(table(rows, { width: 36, indent: '  ' })).toEqual([
    '  missing-seed  Для обязательной',
    '                ячейки нет файла.',
    '  этап          x',
  ]);
});

test('the lines of each row can be had by themselves', () => {
  expect(tableRows(rows, { width: 36 }).map((lines) => lines.length)).toEqual([2, 1]);
});

test('without room for the last column it runs over instead of being broken to pieces', () => {
  expect(table(rows, { width: 20 })).toEqual(['missing-seed  Для обязательной ячейки нет файла.', 'этап          x']);
});

test('paint takes no room', () => {
  const paint = [(text: string) => `\u001b[1m${text}\u001b[22m`];
  expect(
    table(
      [
        ['a', 'b'],
        ['long', 'c'],
      ],
      { width: 80, paint },
    ),
  ).toEqual(['\u001b[1ma\u001b[22m     b', '\u001b[1mlong\u001b[22m  c']);
});

test('no rows are no lines', () => {
  expect(table([], { width: 80 })).toEqual([]);
});
