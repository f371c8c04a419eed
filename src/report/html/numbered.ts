/** Things by number, each different one once. */
export interface Numbered<T> {
  readonly items: readonly T[];
  number(item: T): number;
}

export function numbered<T extends string | readonly (string | number)[]>(): Numbered<T> {
  const known = new Map<string, number>();
  const items: T[] = [];
  return {
    items,
    number(item) {
      // No text that is numbered holds a line end, so no two things look the same.
      const key = typeof item === 'string' ? item : item.join('\n');
      let number = known.get(key);
      if (number === undefined) {
        known.set(key, (number = items.length));
        items.push(item);
      }
      return number;
    },
  };
}
