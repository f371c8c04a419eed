/** Keeps a value for whoever asks for its key again, and returns it. A catalogue uses the same few thousand words; beyond `most` keys all are forgotten. */
export function remember<Key, Value>(known: Map<Key, Value>, key: Key, value: Value, most = 20_000): Value {
  if (known.size >= most) known.clear();
  known.set(key, value);
  return value;
}

/** What was worked out word by word, kept apart for every row of glossaries it was worked out with. */
export class WordMemo<Value> {
  readonly #lists = new WeakMap<object, { of: readonly object[]; words: Map<string, Value> }[]>();

  /** The words of an owner: what else the values hang on. */
  wordsOf(owner: object, glossaries: readonly object[]): Map<string, Value> {
    let lists = this.#lists.get(owner);
    if (!lists) this.#lists.set(owner, (lists = []));
    let list = lists.find(({ of }) => of.length === glossaries.length && of.every((one, at) => one === glossaries[at]));
    if (!list) {
      if (lists.length >= mostRows) lists.length = 0;
      lists.push((list = { of: [...glossaries], words: new Map() }));
    }
    return list.words;
  }
}

const mostRows = 50;
