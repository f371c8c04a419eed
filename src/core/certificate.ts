/** What the guard said of two trees, for anybody to check: the same bytes for the same inputs, whoever runs it, wherever and whenever. */
export interface Certificate {
  readonly format: 1;
  /** Version of seedlint. */
  readonly seedlint: string;
  /** `git:<id of the tree>`, or `sha256:<digest>` of a folder. */
  readonly base: string;
  readonly head: string;
  /** SHA-256 of all that base judges by. */
  readonly law: string;
  readonly verdict: 'held' | 'unclear' | 'weakened';
  readonly counts: Readonly<
    Record<'weakened' | 'unclear' | 'strengthened' | 'approved' | 'moved' | 'reworded' | 'unchanged', number>
  >;
  /** What became weaker and what has to be read. Texts are told by their hashes only: they are in the trees. */
  readonly items: readonly CertifiedItem[];
  /** SHA-256 of all above, as canonical JSON. */
  readonly digest: string;
}

export interface CertifiedItem {
  readonly rule: string;
  readonly id: string;
  readonly verdict: 'weakened' | 'unclear';
  readonly approved: boolean;
  readonly base: CertifiedSide | null;
  readonly head: CertifiedSide | null;
}

export interface CertifiedSide {
  readonly path: string;
  readonly line: number;
  /** Hash of the text, as approvals have it. */
  readonly text: string;
  readonly force: string | null;
}
