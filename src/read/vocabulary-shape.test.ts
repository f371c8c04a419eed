import { expect, test } from 'vitest';
import { shapeFault } from './vocabulary-shape.ts';

test.each([
  'run:[a-z-]+(?::[a-z-]+)?',
  '(?:pm|sa|dev)(?::[a-z-]+)?',
  'self_improve_[a-z_]+',
  '[a-z]+\\.[a-z.]+',
  '(?:ab){2,4}',
  'a|b*',
  '[(+|*)]+x+',
  '\\(a+\\)+',
])('%s can be run', (shape) => {
  expect(shapeFault(shape)).toBeUndefined();
});

test.each([
  ['run:[a-z', 'Unterminated'],
  ['(a', 'Unterminated group'],
  ['a)|(b', 'Unmatched'],
  ['(a+)+', '"(a+)+" repeats a repetition'],
  ['([a-z]+-?)*', '"([a-z]+-?)*" repeats a repetition'],
  ['((a{2,})b)+', 'repeats a repetition'],
  ['(?:a|ab)+x', '"(?:a|ab)+" repeats a choice'],
  ['(?:(?:a|b)c){20}', 'repeats a choice'],
  ['(a)\\1+', 'it refers back to a group'],
  ['(?<n>a)\\k<n>', 'it refers back to a group'],
])('%s cannot: %s', (shape, reason) => {
  expect(shapeFault(shape)).toContain(reason);
});
