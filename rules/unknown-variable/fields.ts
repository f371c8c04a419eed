/** What a contract says of a value: its fields by name, `[]` for the elements of a list. Without any it may hold anything. */
export interface Fields extends ReadonlyMap<string, Fields> {}

/** The contract as a tree: `ProjectDocs[].Path` is `ProjectDocs` → `[]` → `Path`. */
export function fieldsOf(declared: readonly string[]): Fields {
  const root: Tree = new Map();
  for (const path of declared) {
    let node = root;
    for (const step of path
      .replaceAll('[]', '.[]')
      .split('.')
      .filter((part) => part !== '')) {
      const next = node.get(step) ?? new Map();
      node.set(step, next);
      node = next;
    }
  }
  return root;
}

/** The value at a path, `anything` below a value the contract says no more of, undefined for what it does not declare. */
export function lookUp(fields: Fields, path: readonly string[]): Fields | 'anything' | undefined {
  let node = fields;
  for (const [index, step] of path.entries()) {
    const next = node.get(step);
    // A map can be walked like a list, and a contract need not describe what is in a list.
    if (!next && (step === '[]' || (index > 0 && node.size === 0))) return 'anything';
    if (!next) return undefined;
    node = next;
  }
  return node;
}

interface Tree extends Map<string, Tree> {}
