interface Position {
  readonly row: number;
  readonly column: number;
}

/** Where a key leads from a cell, as tables in a browser usually have it; undefined for any other key. */
export function moveOf(
  { key, ctrlKey }: { readonly key: string; readonly ctrlKey: boolean },
  { row, column }: Position,
  { rows, columns, page }: { readonly rows: number; readonly columns: number; readonly page: number },
): Position | undefined {
  const last = { row: rows - 1, column: columns - 1 };
  const to = (toRow: number, toColumn: number): Position => ({
    row: Math.max(0, Math.min(last.row, toRow)),
    column: Math.max(0, Math.min(last.column, toColumn)),
  });
  switch (key) {
    case 'ArrowUp':
      return to(row - 1, column);
    case 'ArrowDown':
      return to(row + 1, column);
    case 'ArrowLeft':
      return to(row, column - 1);
    case 'ArrowRight':
      return to(row, column + 1);
    case 'PageUp':
      return to(row - page, column);
    case 'PageDown':
      return to(row + page, column);
    case 'Home':
      return to(ctrlKey ? 0 : row, 0);
    case 'End':
      return to(ctrlKey ? last.row : row, last.column);
    default:
      return undefined;
  }
}
