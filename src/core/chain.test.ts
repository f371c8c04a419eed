import { expect, test } from 'vitest';
import { heaviestChain, longestChain } from './chain.ts';

test('the longest row that goes up on both sides is kept', () => {
  const links = [3, 0, 1, 2].map((right, left) => ({ left, right }));
  expect(longestChain(links).map(({ right }) => right)).toEqual([0, 1, 2]);
});

test('one heavy link outweighs two light ones that it crosses', () => {
  const links = [
    { left: 0, right: 2, weight: 5 },
    { left: 1, right: 0, weight: 2 },
    { left: 2, right: 1, weight: 2 },
  ];
  expect(heaviestChain(links)).toEqual([links[0]]);
});

test('an end is in one link only', () => {
  const links = [
    { left: 0, right: 0, weight: 1 },
    { left: 0, right: 1, weight: 2 },
    { left: 1, right: 1, weight: 2.5 },
  ];
  expect(heaviestChain(links)).toEqual([links[0], links[2]]);
});

test('no links make no chain', () => {
  expect(heaviestChain([])).toEqual([]);
});
