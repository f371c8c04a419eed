import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commitAll, git, temporaryFolder } from '../testing/temporary-folder.ts';
import { diskSource } from './source-disk.ts';

const seed = 'Цель: выпустить изменение.\n';
// Permissions mean nothing to root.
const obeysPermissions = process.getuid?.() !== 0;

test('a root that does not exist holds nothing', () => {
  expect(diskSource(join(temporaryFolder(), 'gone')).list(['**'])).toEqual([]);
});

test('a root that is a file is said to be unreadable', () => {
  const folder = temporaryFolder({ 'prompts.md': seed });
  expect(() => diskSource(join(folder, 'prompts.md')).list(['**'])).toThrow(
    expect.objectContaining({ code: 'file-unreadable', data: { reason: 'ENOTDIR' } }),
  );
});

test('a folder with the name of a seed is a folder', () => {
  const source = diskSource(temporaryFolder({ 'dev-work_ru.md/notes.md': seed }));
  expect(source.list(['**/*.md'])).toEqual(['dev-work_ru.md/notes.md']);
  expect(() => source.read('dev-work_ru.md')).toThrow(
    expect.objectContaining({ code: 'file-unreadable', data: { reason: 'EISDIR' } }),
  );
});

test.skipIf(process.platform === 'win32')('a pipe with the name of a seed is listed and never waited for', () => {
  const folder = temporaryFolder({ 'dev-work_ru.md': seed });
  execFileSync('mkfifo', [join(folder, 'qa-work_ru.md')]);
  const source = diskSource(folder);
  expect(source.list(['*.md'])).toEqual(['dev-work_ru.md', 'qa-work_ru.md']);
  expect(() => source.read('qa-work_ru.md')).toThrow(expect.objectContaining({ code: 'file-unreadable' }));
});

test.runIf(obeysPermissions)('a file and a folder without permission are listed, and reading them says so', () => {
  const folder = temporaryFolder({ 'dev-work_ru.md': seed, 'qa/qa-work_ru.md': seed });
  chmodSync(join(folder, 'dev-work_ru.md'), 0);
  chmodSync(join(folder, 'qa'), 0);
  const source = diskSource(folder);
  const listed = source.list(['**/*.md']);
  expect(listed).toEqual(['dev-work_ru.md', 'qa/']);
  for (const path of listed) {
    expect(() => source.read(path)).toThrow(
      expect.objectContaining({ code: 'file-unreadable', data: { reason: 'EACCES' } }),
    );
  }
  chmodSync(join(folder, 'qa'), 0o700);
});

test('in a work tree the paths are what git knows or would add', () => {
  const folder = temporaryFolder({
    'prompts/dev-work_ru.md': seed,
    'prompts/qa-work_ru.md': seed,
    '.gitignore': 'build/\n',
    'build/dev-work_ru.md': seed,
  });
  git(folder, 'init', '--quiet');
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '-m', 'Add prompts');
  rmSync(join(folder, 'prompts/qa-work_ru.md'));
  writeFileSync(join(folder, 'prompts/план_ru.md'), seed);
  const source = diskSource(folder);
  expect([...source.paths()].sort()).toEqual(['.gitignore', 'prompts/dev-work_ru.md', 'prompts/план_ru.md']);
  // What is ignored is still there.
  expect(source.exists('build/dev-work_ru.md')).toBe(true);
  expect([...diskSource(join(folder, 'prompts')).paths()].sort()).toEqual(['dev-work_ru.md', 'план_ru.md']);
  // A folder that git ignores as a whole is one somebody asked for by name.
  expect([...diskSource(join(folder, 'build')).paths()]).toEqual(['dev-work_ru.md']);
});

test('the files of a clone within the clone are paths too', () => {
  const folder = temporaryFolder({ 'README.md': 'Prompts.\n' });
  commitAll(folder);
  mkdirSync(join(folder, 'kit'));
  writeFileSync(join(folder, 'kit/dev-work_ru.md'), seed);
  commitAll(join(folder, 'kit'));
  expect([...diskSource(folder).paths()].sort()).toEqual(['README.md', 'kit/dev-work_ru.md']);
});
