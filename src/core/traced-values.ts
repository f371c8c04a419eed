import type { TracedDocument } from './requirement.ts';
import type { Place } from './text.ts';

/** A value of front matter and where it stands. */
export interface TracedValue {
  readonly value: unknown;
  readonly place: Place;
}

/** What stands under a key, dots going down: the items of a list, or one value; none where there is nothing. */
export function valuesUnder(document: TracedDocument, key: string): TracedValue[] {
  const value = valueAt(document.data, key.split('.'));
  if (value === undefined || value === null) return [];
  return Array.isArray(value)
    ? value.map((item: unknown, index) => tracedValue(document, item, `${key}.${index}`))
    : [tracedValue(document, value, key)];
}

/** Most values are as they should be, and nobody asks where they are. */
function tracedValue(document: TracedDocument, value: unknown, key: string): TracedValue {
  return {
    value,
    get place() {
      return document.placeOf(key);
    },
  };
}

/** Undefined where there is no such key. */
export function valueAt(data: unknown, [key, ...rest]: readonly string[]): unknown {
  if (key === undefined) return data;
  if (typeof data !== 'object' || data === null || !Object.hasOwn(data, key)) return undefined;
  const below: unknown = Reflect.get(data, key);
  return valueAt(below, rest);
}
