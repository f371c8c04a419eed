import { expect, test } from 'vitest';
import { fitsStars } from './stars.ts';

test.each([
  ['## *', '## Context', true],
  ['## *', '### Context', false],
  ['*: *<*', 'Issue #<n>: <what>', true],
  ['*: *<*', 'Issue #<n>', false],
  ['a*a', 'a', false],
  ['a*a', 'aa', true],
  ['a*b*a', 'aba', true],
  ['a*b*b', 'ab', false],
  ['*', '', true],
  ['same', 'same', true],
  ['same', 'the same', false],
])('%j over %j: %s', (pattern, text, fits) => {
  expect(fitsStars(pattern, text)).toBe(fits);
});
