import { expect, test } from 'vitest';
import { builtInPacks } from '../read/locale-packs.ts';
import { isSameTime, measuresIn, timeUnits } from './measure.ts';

const [ru, en] = ['ru', 'en'].map((tag) => builtInPacks().get(tag)?.glossary);

test.each([
  ['за 24 часа', 'within 24 hours'],
  ['за сутки', 'within 24 hours'],
  ['в течение часа', 'within 60 minutes'],
  ['полчаса', '30 minutes'],
  ['двадцать четыре часа', 'a day'],
  ['еженедельно', 'every seven days'],
  ['раз в месяц', 'monthly'],
  ['за 3 рабочих дня', 'within three business days'],
  ['не дольше 90 дней', 'no longer than three months'],
  ['0,8 секунды', '800 ms'],
])('«%s» is "%s"', (one, other) => {
  const [mine, theirs] = [measuresIn(one, ru), measuresIn(other, en)];
  expect([mine.length, theirs.length]).toEqual([1, 1]);
  expect(mine.every((time) => theirs.some((there) => isSameTime(time, there)))).toBe(true);
});

test.each([
  ['в течение часа', 'within a week'],
  ['пять лет', 'five months'],
  ['3 рабочих дня', '3 days'],
  ['30 минут', '30 seconds'],
])('«%s» is not "%s"', (one, other) => {
  const [mine, theirs] = [measuresIn(one, ru), measuresIn(other, en)];
  expect(mine.some((time) => theirs.some((there) => isSameTime(time, there)))).toBe(false);
});

test('a range has two ends, and a unit behind another unit no number', () => {
  expect(measuresIn('within 3–4 hours', en).map(({ seconds }) => seconds)).toEqual([10_800, 14_400]);
  expect(measuresIn('последние три рабочих дня месяца', ru)).toMatchObject([
    { number: '3', working: true },
    { seconds: timeUnits['month'] },
  ]);
});

test('code, and a second that is the next one, are no times', () => {
  expect(measuresIn('run `sleep 5 minutes`', en)).toEqual([]);
  expect(measuresIn('ask a second reviewer', en)).toEqual([]);
});
