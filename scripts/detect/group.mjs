/** `Object.groupBy`, which Node 20 does not have, as rows of key and members. */
export function group(items, keyOf) {
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups];
}
