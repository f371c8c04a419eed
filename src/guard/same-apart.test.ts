import { expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { guardFiles, type Files } from '../testing/change.ts';

async function verdictOf(before: string, after: string): Promise<'weakened' | 'unclear' | 'held'> {
  const { weakened, unclear } = await guardFiles(fileWith(before), fileWith(after), { rules });
  return weakened.length > 0 ? 'weakened' : unclear.length > 0 ? 'unclear' : 'held';
}

function fileWith(line: string): Files {
  return { 'dev-work_en.md': `Rules:\n- Keep the log of the day.\n${line}\n- Run every test.\n` };
}

test.each([
  ['a modal word is milder', '- You must lock the gate at night.', '- You may lock the gate at night.'],
  ['an exception came', '- Never open the gate by phone.', '- Never open the gate by phone, except on Sundays.'],
  ['a number is looser', '- Read the scales every 5 minutes.', '- Read the scales every 60 minutes.'],
  ['a part of a list went', '- Check the oven, the scales and the door.', '- Check the oven and the door.'],
  ['«only» went', '- Send the plan only to the keeper.', '- Send the plan to the keeper.'],
  ['it is gone', '- Never open the gate by phone.', ''],
])('the texts are the same apart from it: %s', async (_, before, after) => {
  expect(await verdictOf(before, after)).toBe('weakened');
});

test.each([
  [
    'it is turned round',
    '- Do not let guests in without a pass and an escort.',
    '- Guests enter only with a pass and an escort.',
  ],
  ['it is told in other words', '- Make sure every image has a record.', '- Verify that no image lacks a record.'],
  [
    'its clauses changed places',
    '- At the first complaint recall the card.',
    '- Recall the card as soon as one complaint arrives.',
  ],
  ['another one of its kind took its place', '- Do not swallow exceptions.', '- Do not hide errors.'],
])('other words are for a reader to judge: %s', async (_, before, after) => {
  expect(await verdictOf(before, after)).toBe('unclear');
});

test('what stands beside a lower force does not make it doubtful', async () => {
  const after = '- Avoid opening the gate by phone.\n- Tell the keeper of the garden what you plan.';
  expect(await verdictOf('- Never open the gate by phone.', after)).toBe('weakened');
});
