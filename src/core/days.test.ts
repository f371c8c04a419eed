import { expect, test } from 'vitest';
import { daysAfter, daysBetween } from './days.ts';

test('counts days over the ends of months and years', () => {
  expect(daysBetween('2026-02-27', '2026-03-01')).toBe(2);
  expect(daysBetween('2026-12-31', '2027-01-01')).toBe(1);
  expect(daysBetween('2026-06-15', '2026-06-01')).toBe(-14);
  expect(daysAfter('2027-12-31', 60)).toBe('2028-02-29');
});

test.each(['2026-02-30', '2026-13-01', '2026-6-1', 'tomorrow', '', '2026-06-01T00:00:00Z'])(
  'takes %j for no day',
  (text) => {
    expect(daysBetween('2026-06-15', text)).toBeUndefined();
  },
);
