/** `mutants.yaml` of a locale folder: how `seedlint mutate` weakens a directive of this language. By the name of the operator. */
export interface MutantWords {
  /** Words in place of words; `''` takes them away. */
  readonly swaps: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The directive, `{text}`, put into other words. */
  readonly frames: Readonly<Record<string, Frames>>;
  /** What is put at its end. */
  readonly tails: Readonly<Record<string, readonly string[]>>;
  /** What is said after it. */
  readonly additions: Readonly<Record<string, readonly string[]>>;
}

export interface Frames {
  /** For directives that begin with an order of their own. */
  readonly order?: readonly string[];
  /** For those whose section gives them force. */
  readonly listed?: readonly string[];
}
