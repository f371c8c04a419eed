/** What a grid shows. Rows and columns are those the filters left, numbered from 0. */
export interface GridModel {
  /** The levels of the head, from above. */
  readonly levels: readonly GridLevel[];
  readonly rows: readonly GridRow[];
  /** Per column its labels, one per level. */
  readonly columns: readonly (readonly string[])[];
  cell(row: number, column: number): GridCell;
}

export interface GridRow {
  readonly id: string;
  readonly text: string;
  /** At the right of the row's head: a share, 0…1, and a word for the state. */
  readonly share?: number;
  readonly style?: string;
  /** Read aloud after id and text. */
  readonly note?: string;
}

export interface GridLevel {
  readonly name: string;
  readonly height: number;
}

export interface GridCell {
  /** Names a colour and a sign of the style sheet; empty for a cell with nothing in it. */
  readonly style: string;
  readonly text: string;
  /** What it means, for the ear. */
  readonly label: string;
  /** The search found something in it. */
  readonly hit?: boolean;
}

export interface GridSize {
  readonly cell: number;
  readonly row: number;
  readonly head: number;
}

/** Rows and columns that are drawn; the last ones exclusive. */
export interface GridWindow {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

/** The part of a grid that its viewport shows, and a little around it. Columns come in blocks, so that they rarely change. */
export function windowOf(
  view: { readonly top: number; readonly left: number; readonly width: number; readonly height: number },
  { rows, columns, levels }: GridModel,
  size: GridSize,
): GridWindow {
  const headHeight = heightOf(levels);
  const block = 6;
  const firstColumn = Math.floor((view.left / size.cell - 1) / block) * block;
  const lastColumn = Math.ceil(((view.left + view.width - size.head) / size.cell + 1) / block) * block;
  return {
    firstRow: Math.max(0, Math.floor(view.top / size.row) - 2),
    lastRow: Math.min(rows.length, Math.ceil((view.top + view.height - headHeight) / size.row) + 2),
    firstColumn: Math.max(0, firstColumn),
    lastColumn: Math.min(columns.length, lastColumn),
  };
}

export function heightOf(levels: readonly GridLevel[]): number {
  return levels.reduce((sum, { height }) => sum + height, 0);
}
