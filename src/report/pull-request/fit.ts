/** A part of a pull request's text, made of blocks that may be left out from the end on. Without any it is not there at all. */
export interface Section {
  /** Markdown; empty for none. */
  readonly heading: string;
  /** The first rows of a table that all blocks are rows of. */
  readonly table?: string;
  readonly blocks: readonly string[];
  /** Which goes first when it gets too long: the lowest. Absent: it stays whole. */
  readonly rank?: number;
  /** What is said after the last block. */
  readonly note?: string;
}

/** Sections as one text of at most `limit` characters. Only whole blocks are left out, so that nothing stays open; `more` says how many. */
export function fit(sections: readonly Section[], limit: number, more: (count: number) => string): string {
  const kept = [...sections];
  const ranked = [...kept.entries()]
    .filter(([, { rank }]) => rank !== undefined)
    .toSorted(([, a], [, b]) => (a.rank ?? 0) - (b.rank ?? 0));
  for (const [index, section] of ranked) {
    const excess = textOf(kept).length - limit;
    if (excess > 0) kept[index] = shorter(section, excess, more);
  }
  return textOf(kept);
}

function shorter(section: Section, excess: number, more: (count: number) => string): Section {
  const { blocks } = section;
  let left = blocks.length;
  // The note on what was left out takes room, too.
  let freed = -more(left).length - 2;
  while (left > 0 && freed < excess) {
    left--;
    freed += (blocks[left]?.length ?? 0) + 1;
  }
  return { ...section, blocks: blocks.slice(0, left), note: more(blocks.length - left) };
}

function textOf(sections: readonly Section[]): string {
  return sections
    .filter(({ blocks, note }) => blocks.length > 0 || note !== undefined)
    .flatMap(({ heading, table, blocks, note = '' }) => {
      const rows = table === undefined ? blocks : blocks.length === 0 ? [] : [[table, ...blocks].join('\n')];
      return [heading, ...rows, note];
    })
    .filter((part) => part !== '')
    .join('\n\n');
}
