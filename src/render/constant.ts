import { SeedlintError } from '../core/errors.ts';
import type { Value } from './value.ts';

/** What a number or character of a template stands for. Throws `render-constant` for one that is no int or float64. */
export function constantOf(type: 'number' | 'char', text: string): Value {
  if (type === 'char') return characterOf(text);
  const digits = text.replaceAll('_', '');
  const isHex = /^[+-]?0x/i.test(digits);
  // Go knows complex numbers. No prompt has one, and none of its functions takes one.
  if (digits.endsWith('i')) throw new SeedlintError('render-constant', { number: text });
  if (isHex ? /p/i.test(digits) : /[.e]/i.test(digits)) return isHex ? hexFloat(digits) : Number(digits);
  const [, sign = '', rest = ''] = /^([+-]?)(.*)$/.exec(digits) ?? [];
  const size = BigInt(/^0\d/.test(rest) ? `0o${rest.slice(1)}` : rest);
  const value = sign === '-' ? -size : size;
  if (BigInt.asIntN(64, value) !== value) throw new SeedlintError('render-constant', { number: text });
  return value;
}

/** `'a'` → 97. */
function characterOf(text: string): bigint {
  const inner = text.slice(1, -1);
  if (!inner.startsWith('\\')) return BigInt(inner.codePointAt(0) ?? 0);
  const letter = inner[1] ?? '';
  if (/[0-7]/.test(letter)) return BigInt(`0o${inner.slice(1)}`);
  if (/[xuU]/.test(letter)) return BigInt(`0x${inner.slice(2)}`);
  return BigInt((escapes[letter] ?? letter).charCodeAt(0));
}

const escapes: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** `0x1.8p1` → 3. */
function hexFloat(digits: string): number {
  const [, sign, whole = '', fraction = '', power] = /^([+-]?)0x([^.p]*)\.?([^p]*)p(.*)$/i.exec(digits) ?? [];
  const mantissa = Number(`0x${whole}${fraction}`);
  return (sign === '-' ? -1 : 1) * mantissa * 2 ** (Number(power) - 4 * fraction.length);
}
