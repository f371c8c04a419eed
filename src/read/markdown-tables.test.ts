import { describe, expect, test } from 'vitest';
import { tablesIn } from './markdown-tables.ts';

function cellsIn(text: string): string[][][] {
  return tablesIn(text).map(({ head, rows }) => [head, ...rows].map(({ cells }) => cells.map((cell) => cell.text)));
}

describe('tables of a document', () => {
  test('have a head, a line of dashes and rows up to an empty line', () => {
    expect(
      cellsIn('Text\n\n| ID | Требование |\n|---|:---:|\n| R-1 | Отчёт |\n| R-2 | |\n\n| R-3 | no row |\n'),
    ).toEqual([
      [
        ['ID', 'Требование'],
        ['R-1', 'Отчёт'],
        ['R-2', ''],
      ],
    ]);
  });

  test('need no pipes at their edges, and may be told in any line endings', () => {
    const rows = [
      ['ID', 'Title'],
      ['R-1', 'Report'],
      ['R-2', 'Stop'],
    ];
    expect(cellsIn('ID | Title\r\n--- | ---\r\nR-1 | Report\r\nR-2 | Stop\r\n')).toEqual([rows]);
    expect(cellsIn('ID | Title\r--- | ---\rR-1 | Report\rR-2 | Stop')).toEqual([rows]);
  });

  test('keep an escaped pipe in its cell', () => {
    expect(cellsIn('| ID | Says |\n|-|-|\n| R-1 | a \\| b and `c\\|d` |\n')).toEqual([
      [
        ['ID', 'Says'],
        ['R-1', 'a | b and `c|d`'],
      ],
    ]);
  });

  test('keep a pipe in code where that makes the row fit, and tell that GitHub does not', () => {
    const [table] = tablesIn(
      '| ID | Says |\n|-|-|\n| R-1 | `a|b` and ``c`|d`` |\n| R-2 | `a|b` | c |\n| R-3 | `a|b |\n',
    );
    expect(table?.rows.map(({ cells, seen }) => [seen, ...cells.map(({ text }) => text)])).toEqual([
      [4, 'R-1', '`a|b` and ``c`|d``'],
      [4, 'R-2', '`a', 'b`', 'c'],
      [3, 'R-3', '`a', 'b'],
    ]);
  });

  test.each([
    ['in a fence', '```md\n| ID |\n|---|\n| R-1 |\n```\n'],
    ['in a fence of tildes that a shorter one does not close', '~~~~\n| ID |\n|---|\n~~~\n| R-1 |\n~~~~\n'],
    ['in a comment', '<!--\n| ID |\n|---|\n| R-1 |\n-->\n'],
    ['in code by indentation', '    | ID |\n    |---|\n    | R-1 |\n'],
    ['under a head of another width', '| ID | Title |\n|---|\n| R-1 |\n'],
    ['without a line of dashes', '| ID |\n| R-1 |\n'],
    ['when it is a heading with a line below', 'Title\n---\n'],
  ])('are none %s', (_, text) => {
    expect(cellsIn(text)).toEqual([]);
  });

  test('end where another block begins, and another may follow', () => {
    const text = '| A |\n|-|\n| 1 |\n## Next\n| B |\n|-|\n| 2 |\n- | 3 |\n\n```\n```\n| C |\n|-|\n';
    expect(cellsIn(text)).toEqual([[['A'], ['1']], [['B'], ['2']], [['C']]]);
  });

  test('say where their cells are', () => {
    const text = 'Привет\r\n\r\n| ID | Title |\r\n|--|--|\r\n|  R-1  | x |\r\n';
    const [row] = tablesIn(text)[0]?.rows ?? [];
    expect(row?.cells.map(({ start, end }) => text.slice(start, end))).toEqual(['R-1', 'x']);
    expect(row && text.slice(row.start, row.end)).toBe('|  R-1  | x |');
  });

  test('of five megabytes are read in the time of a few', () => {
    const row = `| FR-001 | ${'текст `docs/a.md`, '.repeat(20)} | covered |\n`;
    const text = `| ID | Documents | Status |\n|---|---|---|\n${row.repeat(Math.ceil(5_000_000 / row.length))}`;
    const began = performance.now();
    expect(tablesIn(text)[0]?.rows.length).toBeGreaterThan(10_000);
    expect(performance.now() - began).toBeLessThan(1_500);
  });

  test.each([
    '|'.repeat(1_000_000),
    '|`'.repeat(500_000),
    Array.from({ length: 1_400 }, (_, index) => '`'.repeat(index)).join('|'),
    `${'|-'.repeat(500_000)}x`,
    `${'- '.repeat(500_000)}x`,
    `<!--${'<!--'.repeat(300_000)}`,
  ])('of one odd line of a megabyte are, too', (line) => {
    const began = performance.now();
    tablesIn(`${line}\n${line}\n`);
    expect(performance.now() - began).toBeLessThan(1_500);
  });
});
