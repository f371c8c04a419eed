import { SeedlintError } from '../core/errors.ts';
import { byteAt, byteLength, byteSlice } from './bytes.ts';
import { isEqual, isLess } from './compare.ts';
import { escapeHtml, escapeJs, escapeQuery } from './escape.ts';
import { printed } from './format.ts';
import { sprintf } from './printf.ts';
import { Byte, isList, isMap, isTrue, plain, typeName, wholeNumber, type Plain, type Value } from './value.ts';

/** A function of Go's templates. `and` and `or` are evaluated elsewhere: they need not look at all their arguments. */
export interface BuiltIn {
  /** How many arguments it takes; `most` is absent where there is no limit. */
  readonly least: number;
  readonly most?: number;
  call(this: void, values: readonly Value[]): Value;
}

/** Every function of Go's templates but `call`: data holds no functions to be called. */
export const builtIns: ReadonlyMap<string, BuiltIn> = new Map<string, BuiltIn>([
  ['and', { least: 1, call: () => null }],
  ['or', { least: 1, call: () => null }],
  ['not', { least: 1, most: 1, call: ([value = null]) => !isTrue(value) }],
  ['len', { least: 1, most: 1, call: ([value = null]) => BigInt(lengthOf(plain(value))) }],
  ['index', { least: 1, call: ([value = null, ...keys]) => keys.reduce<Value>(itemOf, value ?? untyped('index')) }],
  ['slice', { least: 1, call: ([value = null, ...bounds]) => sliceOf(plain(value), bounds.map(plain)) }],
  ['eq', { least: 1, call: ([one = null, ...others]) => isEqual(plain(one), needed(others).map(plain)) }],
  ['ne', comparison((one, other) => !isEqual(one, [other]))],
  ['lt', comparison(isLess)],
  ['le', comparison((one, other) => isLess(one, other) || isEqual(one, [other]))],
  ['gt', comparison((one, other) => !isLess(one, other) && !isEqual(one, [other]))],
  ['ge', comparison((one, other) => !isLess(one, other))],
  ['print', { least: 0, call: sprint }],
  ['println', { least: 0, call: (values) => `${values.map(printed).join(' ')}\n` }],
  ['printf', { least: 1, call: ([format = null, ...values]) => sprintf(formatOf(plain(format)), values) }],
  ['html', { least: 0, call: (values) => escapeHtml(sprint(shown(values))) }],
  ['js', { least: 0, call: (values) => escapeJs(sprint(shown(values))) }],
  ['urlquery', { least: 0, call: (values) => escapeQuery(sprint(shown(values))) }],
]);

/** Throws `render-type`: a function cannot work on such a value. */
export function wrongType(name: string, value: Plain, expected: string): SeedlintError {
  return new SeedlintError('render-type', { function: name, found: typeName(value), expected });
}

function comparison(decide: (one: Plain, other: Plain) => boolean): BuiltIn {
  return { least: 2, most: 2, call: ([one = null, other = null]) => decide(plain(one), plain(other)) };
}

function needed(others: readonly Value[]): readonly Value[] {
  if (others.length > 0) return others;
  throw new SeedlintError('render-arguments', { function: 'eq', expected: '2…', found: 1 });
}

/** A space stands between values of which neither is a string. */
function sprint(values: readonly Value[]): string {
  let text = '';
  let wasString = true;
  for (const value of values) {
    const bare = plain(value);
    const isString = typeof bare === 'string';
    text += `${isString || wasString ? '' : ' '}${printed(bare)}`;
    wasString = isString;
  }
  return text;
}

/** Go escapes what an action would print, so nil is no value here. */
function shown(values: readonly Value[]): Value[] {
  return values.map((value) => value ?? '<no value>');
}

function formatOf(value: Plain): string {
  if (typeof value === 'string') return value;
  throw wrongType('printf', value, 'string');
}

function lengthOf(value: Plain): number {
  if (typeof value === 'string') return byteLength(value);
  if (isList(value)) return value.length;
  if (isMap(value)) return value.size;
  throw wrongType('len', value, 'string, list, map');
}

function untyped(name: string): never {
  throw wrongType(name, null, 'string, list, map');
}

function itemOf(value: Value, key: Value): Value {
  const [from, by] = [plain(value), plain(key)];
  if (isMap(from)) {
    if (typeof by !== 'string') throw wrongType('index', by, 'string');
    return from.get(by) ?? null;
  }
  if (typeof from === 'string') {
    const at = boundOf('index', by, byteLength(from));
    const byte = byteAt(from, at);
    return byte === undefined ? outOfRange(BigInt(at), byteLength(from)) : new Byte(byte);
  }
  if (!isList(from)) throw wrongType('index', from, 'string, list, map');
  const at = boundOf('index', by, from.length);
  return at < from.length ? (from[at] ?? null) : outOfRange(BigInt(at), from.length);
}

function sliceOf(value: Plain, bounds: readonly Plain[]): Value {
  const isText = typeof value === 'string';
  if (!isText && !isList(value)) throw wrongType('slice', value, 'string, list');
  const most = isText ? 2 : 3;
  if (bounds.length > most) {
    throw new SeedlintError('render-arguments', {
      function: 'slice',
      expected: `1…${most + 1}`,
      found: bounds.length + 1,
    });
  }
  const length = lengthOf(value);
  const [from = 0, to = length, limit = length] = bounds.map((bound) => boundOf('slice', bound, length));
  if (from > to) return outOfRange(BigInt(from), to);
  if (to > limit) return outOfRange(BigInt(to), limit);
  return isText ? byteSlice(value, from, to) : value.slice(from, to);
}

function boundOf(name: string, value: Plain, length: number): number {
  const whole = wholeNumber(value);
  if (whole === undefined) throw wrongType(name, value, 'int');
  return whole >= 0n && whole <= length ? Number(whole) : outOfRange(whole, length);
}

function outOfRange(index: bigint, length: number): never {
  throw new SeedlintError('render-index', { index: String(index), length });
}
