import { SeedlintError } from '../core/errors.ts';
import { Byte, compareBytes, isList, isMap, typeName, wholeNumber, type Plain } from './value.ts';

/** Go's `eq`: is the first equal to any of the others? Throws `render-comparison`. */
export function isEqual(first: Plain, others: readonly Plain[]): boolean {
  return others.some((other) => equal(first, other));
}

/** Go's `lt`. Throws `render-comparison`. */
export function isLess(one: Plain, other: Plain): boolean {
  const [a, b] = [wholeNumber(one), wholeNumber(other)];
  if (a !== undefined && b !== undefined) return a < b;
  if (typeof one === 'number' && typeof other === 'number') return one < other;
  if (typeof one === 'string' && typeof other === 'string') return compareBytes(one, other) < 0;
  throw incomparable(one, other);
}

function equal(one: Plain, other: Plain): boolean {
  // Nil equals nothing but nil, and may be compared to anything.
  if (one === null || other === null) return one === other;
  const [a, b] = [wholeNumber(one), wholeNumber(other)];
  if (a !== undefined && b !== undefined) return a === b;
  if (isList(one) || isMap(one) || one instanceof Byte || typeof one !== typeof other) throw incomparable(one, other);
  return one === other;
}

function incomparable(one: Plain, other: Plain): SeedlintError {
  return new SeedlintError('render-comparison', { one: typeName(one), other: typeName(other) });
}
