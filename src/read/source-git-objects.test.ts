import { spawnSync } from 'node:child_process';
import { expect, test, vi } from 'vitest';
import { commitAll, temporaryFolder } from '../testing/temporary-folder.ts';
import { gitSource } from './source-git.ts';

vi.mock('node:child_process', { spy: true });

test('everything that was listed is loaded by one pair of processes', () => {
  const files = Object.fromEntries(
    Array.from({ length: 30 }, (_, day) => [`prompts/day-${day}-work_ru.md`, `День ${day}.\n`]),
  );
  const folder = temporaryFolder({ ...files, 'README.md': 'Prompts.\n' });
  commitAll(folder);
  const source = gitSource(folder, 'HEAD');
  const listed = [...source.list(['prompts/**']), ...source.list(['README.md'])];
  vi.mocked(spawnSync).mockClear();
  for (const path of listed) source.read(path, 1000);
  expect(listed).toHaveLength(31);
  expect(vi.mocked(spawnSync)).toHaveBeenCalledTimes(2);
});
