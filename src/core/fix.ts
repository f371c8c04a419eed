/** A change that mends a finding. `safe` keeps the meaning; `unsafe` wants a reader. */
export interface Fix {
  /** Code of one of the rule's messages; its slots are the finding's. */
  readonly title: string;
  readonly safety: 'safe' | 'unsafe';
  readonly edits: readonly Edit[];
}

/** Replace `start`…`end` (UTF-16 offsets) of a file by `text`. */
export interface Edit {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}
