/** Do two pieces of law say the same? Whatever the order of keys, and wherever they are written. */
export function same(one: unknown, other: unknown): boolean {
  return one === other || plainText(one) === plainText(other);
}

/** Data as one text, keys sorted; places are left out. */
export function plainText(value: unknown): string {
  return (
    JSON.stringify(value, (key, inner: unknown) => {
      // A file that was read, not the name of one.
      if (places.has(key) && (key !== 'file' || typeof inner === 'object')) return undefined;
      if (inner instanceof Map) return Object.fromEntries(inner);
      if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
      return Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)));
    }) ?? ''
  );
}

/** What a list had and has no longer; entries compare as data. */
export function lostFrom<Item>(before: readonly Item[], after: readonly Item[]): Item[] {
  const kept = new Set(after.map(plainText));
  return before.filter((item) => !kept.has(plainText(item)));
}

const places: ReadonlySet<string> = new Set(['place', 'tracePlaces', 'at', 'file', 'view', 'origins']);
