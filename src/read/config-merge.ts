/** Plain data as YAML or JSON gives it. */
export type Data = Readonly<Record<string, unknown>>;

/** Keys from the top of a document: `['catalogue', 'classes', 'seed', 'names', 0]`. */
export type Path = readonly (string | number)[];

/** Called for every value that `merge` takes from the later document, and for every key that it removes. */
export type Taken = (path: Path, removed?: boolean) => void;

/**
 * The later document laid over the earlier one: maps merge by key, lists and single values replace, null removes the key,
 * `{ add: […], remove: […] }` over a list changes the list. Neither argument is changed.
 */
export function merge(earlier: unknown, later: unknown, taken?: Taken, path: Path = []): unknown {
  if (later === undefined) return earlier;
  if (!isData(later) || isWhole(path)) {
    taken?.(path);
    return later;
  }
  if (isAmendment(later) && (Array.isArray(earlier) || (earlier === undefined && path.at(-2) !== 'axes'))) {
    taken?.(path);
    return amended(earlier ?? [], later);
  }
  return mergeMaps(isData(earlier) ? earlier : {}, later, taken, path);
}

/** The same for two maps. */
export function mergeMaps(earlier: Data, later: Data, taken?: Taken, path: Path = []): Data {
  const merged: Record<string, unknown> = { ...earlier };
  if (Object.keys(later).length === 0) taken?.(path);
  for (const [key, value] of Object.entries(later)) {
    if (value === null) {
      delete merged[key];
      taken?.([...path, key], true);
    } else define(merged, key, merge(merged[key], value, taken, [...path, key]));
  }
  return merged;
}

/** A path as people write it: `overrides[0].files`. */
export function keyName(path: Path): string {
  return path.map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${key}`)).join('');
}

export function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What to take out of a list and what to put at its end. */
export interface Amendment {
  readonly add?: readonly unknown[];
  readonly remove?: readonly unknown[];
}

export function isAmendment(data: Data): data is Data & Amendment {
  const entries = Object.entries(data);
  return entries.length > 0 && entries.every(([key, value]) => /^(?:add|remove)$/.test(key) && Array.isArray(value));
}

function amended(list: readonly unknown[], { add = [], remove = [] }: Amendment): unknown[] {
  const gone = new Set(remove.map((item) => JSON.stringify(item)));
  return [...list.filter((item) => !gone.has(JSON.stringify(item))), ...add];
}

// In a cell pattern null means «not named», and a schema is only true as a whole: neither may be merged key by key.
function isWhole(path: Path): boolean {
  const last = path.at(-1);
  if (path[0] === 'policies' && path.length === 3) return last === 'scope' || last === 'except';
  return last === 'match' || last === 'covers' || (last === 'schema' && path.at(-2) === 'frontMatter');
}

// `merged['__proto__'] = …` would change the object's prototype instead of adding a key.
function define(target: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}
