import { expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { guardFiles, type Files } from '../testing/change.ts';

async function verdictOf(locale: string, before: string, after: string): Promise<'weakened' | 'unclear' | 'held'> {
  const name = `dev-work_${locale}.md`;
  const [was, is] = [before, after].map((line): Files => ({ [name]: `${labels[locale]}:\n- ${line}\n` }));
  const { weakened, unclear } = await guardFiles(was ?? {}, is ?? {}, { rules });
  return weakened.length > 0 ? 'weakened' : unclear.length > 0 ? 'unclear' : 'held';
}

const labels: Readonly<Record<string, string>> = { en: 'Rules', ru: 'Правила' };

test.each([
  [
    'of a thing that small words name',
    'en',
    'List the gates, at least one.',
    'List the gates, at least one for releases to production.',
  ],
  [
    'of a pronoun',
    'en',
    'Take the time of the flood, and the height before and after it.',
    'Take the time of the flood, and the height before and after it for the northern gate.',
  ],
  [
    'of a question',
    'ru',
    'Запишите, что изменилось и почему.',
    'Запишите, что изменилось и почему при закрытом шлюзе.',
  ],
  [
    'of an example',
    'en',
    'Give every gate a keeper and a mark, for example `gate:north`.',
    'Give every gate a keeper and a mark, for example `gate:north` for gates of the river.',
  ],
  [
    'of the word "example"',
    'en',
    'Write down the name, the input, an example.',
    'Write down the name, the input, an example for gates of the river.',
  ],
  [
    'of what follows the comma of a condition',
    'ru',
    'Спускайтесь по реке, пока не дойдёте до того, что можно измерить.',
    'Спускайтесь по реке, пока не дойдёте до того, что можно измерить при закрытом шлюзе.',
  ],
])('what is put behind it narrows the last thing of a list: %s', async (_, locale, before, after) => {
  expect(await verdictOf(locale, before, after)).toBe('unclear');
});

test.each([
  ['a thing', 'en', 'List the gates, at least one.', 'List the gates, at least one, and the pumps.'],
  ['an example', 'en', 'Name the marks, for example `a`.', 'Name the marks, for example `a`, or the colour.'],
  ['a first example', 'en', 'Name the marks of the gate.', 'Name the marks of the gate, e.g. "open since noon".'],
  ['an attribute of an example', 'en', 'Name the marks, such as lamps.', 'Name the marks, such as green lamps.'],
])('what is put beside them is one more: %s', async (_, locale, before, after) => {
  expect(await verdictOf(locale, before, after)).toBe('held');
});
