import { expect, test } from 'vitest';
import { canonicalJson } from './canonical.ts';

test('the order in which keys were written does not show', () => {
  expect(canonicalJson({ b: [{ d: 1, c: null }], a: 'я"' })).toBe('{"a":"я\\"","b":[{"c":null,"d":1}]}');
  expect(
    canonicalJson(
      new Map([
        ['b', 1],
        ['a', 2],
      ]),
    ),
  ).toBe('{"a":2,"b":1}');
  expect(canonicalJson({ 9: 'nine', 10: 'ten' })).toBe('{"10":"ten","9":"nine"}');
});

test('what is undefined does not show, and the order of a list does', () => {
  expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
  expect(canonicalJson([2, 1])).not.toBe(canonicalJson([1, 2]));
});

test('it is JSON', () => {
  const data = { text: 'a\nb\u2028', list: [true, null, 0.5], none: {} };
  expect(JSON.parse(canonicalJson(data))).toEqual(data);
});
