import { expect, test } from 'vitest';
import { readFiles } from '../testing/lint-files.ts';
import { reread } from './reread.ts';
import { memorySource } from './source-memory.ts';

const files = { 'dev-work_en.md': '- Run the tests.\n', 'dev-work_ru.md': '- Запустите тесты.\n' };

async function again(edits: Readonly<Record<string, string | null>>) {
  const { catalogue, config } = await readFiles(files, { rules: [] });
  return {
    catalogue,
    other: reread(catalogue, new Map(Object.entries(edits)), { source: memorySource(files), config }),
  };
}

test('a file in other words is read again, the others are the same objects', async () => {
  const { catalogue, other } = await again({ 'dev-work_en.md': '- Run the tests.\n- Open the PR.\n' });
  expect(other.seeds.map(({ views }) => views[0]?.units.length)).toEqual([2, 1]);
  expect(other.seeds[1]).toBe(catalogue.seeds[1]);
  expect(catalogue.seeds[0]?.views[0]?.units).toHaveLength(1);
});

test('a file that is gone is no seed any more', async () => {
  const { other } = await again({ 'dev-work_ru.md': null });
  expect(other.seeds.map(({ file }) => file.path)).toEqual(['dev-work_en.md']);
});

test('a new file gets the cell its name says', async () => {
  const { other } = await again({ 'qa-work_en.md': '- Run the tests.\n' });
  expect(other.seeds.map(({ file, cell }) => [file.path, cell.stage])).toEqual([
    ['dev-work_en.md', 'dev'],
    ['dev-work_ru.md', 'dev'],
    ['qa-work_en.md', 'qa'],
  ]);
});

test('what cannot be read is an error, not a catalogue without it', async () => {
  await expect(again({ 'dev-work_en.md': `${'> '.repeat(2000)}deep\n` })).rejects.toMatchObject({
    code: 'file-nesting',
  });
});
