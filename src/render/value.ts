import type { Passage } from './passage.ts';

/**
 * A value of a template as Go sees it: whole numbers are `bigint` (its int), all other numbers `number` (its float64),
 * nil is `null`. The text of another layer is a `Passage`, a string that remembers where it comes from.
 */
export type Value = null | boolean | bigint | number | string | Byte | Passage | readonly Value[] | ValueMap;

export type ValueMap = ReadonlyMap<string, Value>;

/** What `index` finds in a string; Go tells it from an int. */
export class Byte {
  readonly value: bigint;

  constructor(value: number) {
    this.value = BigInt(value);
  }
}

/** A value without its origin: what functions work on. */
export type Plain = Exclude<Value, Passage>;

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

export function isMap(value: Value): value is ValueMap {
  return value instanceof Map;
}

/** A string without its origin; any other value as it is. */
export function plain(value: Value): Plain {
  return typeof value === 'object' && value !== null && 'pieces' in value ? value.text : value;
}

/** A whole number of either of Go's kinds; undefined for anything else. */
export function wholeNumber(value: Plain): bigint | undefined {
  if (typeof value === 'bigint') return value;
  return value instanceof Byte ? value.value : undefined;
}

/** Data of JSON or YAML as values. What is neither list nor map nor scalar becomes a string. */
export function valueOf(data: unknown): Value {
  switch (typeof data) {
    case 'string':
    case 'boolean':
    case 'bigint':
      return data;
    case 'number':
      // Beyond, a JSON number is no int of Go's either.
      return Number.isSafeInteger(data) ? BigInt(data) : data;
    case 'object':
      if (data === null) return null;
      if (Array.isArray(data)) return data.map(valueOf);
      if (data instanceof Date) return data.toISOString();
      return new Map(Object.entries(data).map(([key, value]) => [key, valueOf(value)]));
    default:
      return null;
  }
}

/** Is it true to `if`, `with`, `and`, `or`, `not`: neither zero nor empty? */
export function isTrue(value: Value): boolean {
  const bare = plain(value);
  if (isList(bare)) return bare.length > 0;
  if (isMap(bare)) return bare.size > 0;
  if (bare instanceof Byte) return bare.value !== 0n;
  return Boolean(bare);
}

/** Name of its type in Go. */
export function typeName(value: Plain): string {
  if (value === null) return 'nil';
  if (value instanceof Byte) return 'uint8';
  if (isList(value)) return '[]interface {}';
  if (isMap(value)) return 'map[string]interface {}';
  return { boolean: 'bool', bigint: 'int', number: 'float64', string: 'string' }[scalarType(value)];
}

/** The keys of a map in the order Go prints and ranges over them. */
export function sortedKeys(map: ValueMap): string[] {
  return [...map.keys()].sort(compareBytes);
}

/** Order of two strings by their bytes. UTF-16 puts what is beyond U+FFFF before U+E000, UTF-8 does not. */
export function compareBytes(one: string, other: string): number {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at++) {
    const [a, b] = [one.charCodeAt(at), other.charCodeAt(at)];
    if (a === b) continue;
    return isSurrogate(a) === isSurrogate(b) ? a - b : isSurrogate(a) ? 1 : -1;
  }
  return one.length - other.length;
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}

function scalarType(value: boolean | bigint | number | string): 'boolean' | 'bigint' | 'number' | 'string' {
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'bigint') return 'bigint';
  return typeof value === 'number' ? 'number' : 'string';
}
