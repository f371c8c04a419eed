/** What links pointed at when somebody last looked: `traces.lock.yaml`. */
export interface TraceLock {
  /** Link → hash of its target then; absent where nobody has reviewed any link yet. */
  readonly reviewed?: ReadonlyMap<string, string>;
  /** Twelve hex digits of a text. The core has no hashes of its own. */
  digest(this: void, text: string): string;
}
