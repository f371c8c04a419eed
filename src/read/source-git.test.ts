import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { commitAll, git, temporaryFolder } from '../testing/temporary-folder.ts';
import { folderInRepository, gitSource, indexSource } from './source-git.ts';

const seed = 'Цель: выпустить изменение.\n';

afterEach(() => {
  vi.unstubAllEnvs();
});

function fault(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
}

/** Two commits; the second takes the Russian seed away and adds one for review. */
function history(): string {
  const folder = temporaryFolder({ 'team/prompts/dev-work_ru.md': seed });
  commitAll(folder);
  rmSync(join(folder, 'team/prompts/dev-work_ru.md'));
  writeFileSync(join(folder, 'team/prompts/dev-revise_ru.md'), seed);
  commitAll(folder);
  return folder;
}

test('a revision is read as it was, whatever is checked out', () => {
  const folder = history();
  writeFileSync(join(folder, 'team/prompts/draft_ru.md'), seed);
  expect(gitSource(folder, 'HEAD~1').list(['**/*.md'])).toEqual(['team/prompts/dev-work_ru.md']);
  expect(gitSource(folder, 'main').list(['**/*.md'])).toEqual(['team/prompts/dev-revise_ru.md']);
  expect(gitSource(folder, 'HEAD~1').label).toBe('rev:HEAD~1');
});

test('a folder below the top maps to the same paths as a checkout of it', () => {
  const below = join(history(), 'team');
  const folder = folderInRepository(below);
  expect(folder).toBe('team');
  const source = gitSource(below, 'HEAD', { folder });
  expect(source.list(['prompts/**'])).toEqual(['prompts/dev-revise_ru.md']);
  expect([...source.paths()]).toEqual(['prompts/dev-revise_ru.md']);
  expect(folderInRepository(join(below, '..'))).toBe('');
  // Without it, the top of the repository is the root.
  expect(gitSource(below, 'HEAD').list(['**'])).toEqual(['team/prompts/dev-revise_ru.md']);
  expect(gitSource(below, 'HEAD~1', { folder: 'team/blocks' }).list(['**'])).toEqual([]);
});

test('a bare repository will do', () => {
  const folder = history();
  const bare = join(temporaryFolder(), 'prompts.git');
  git(folder, 'clone', '--quiet', '--bare', folder, bare);
  expect(gitSource(bare, 'main~1').list(['**'])).toEqual(['team/prompts/dev-work_ru.md']);
});

test('a hook that names another repository does not mislead', () => {
  const folder = history();
  const other = temporaryFolder({ 'README.md': 'Other.\n' });
  commitAll(other);
  vi.stubEnv('GIT_DIR', join(other, '.git'));
  vi.stubEnv('GIT_WORK_TREE', other);
  expect(gitSource(folder, 'HEAD').list(['**'])).toEqual(['team/prompts/dev-revise_ru.md']);
});

test.each(['no-such-branch', '--help', '-p', '', 'HEAD..HEAD~1', 'HEAD:team/prompts/dev-revise_ru.md', 'a\nb'])(
  'the revision %j does not exist, and is no option either',
  (revision) => {
    const folder = history();
    vi.stubEnv('LANGUAGE', 'ru');
    vi.stubEnv('LC_ALL', 'ru_RU.UTF-8');
    expect(fault(() => gitSource(folder, revision))).toMatchObject({ code: 'git-revision', data: { revision } });
  },
);

test('a shallow clone says that history is missing', () => {
  const folder = history();
  const clone = join(temporaryFolder(), 'clone');
  git(folder, 'clone', '--quiet', '--depth', '1', `file://${folder}`, clone);
  expect(gitSource(clone, 'HEAD').list(['**'])).toEqual(['team/prompts/dev-revise_ru.md']);
  expect(fault(() => gitSource(clone, 'HEAD~1'))).toMatchObject({
    code: 'git-shallow',
    data: { revision: 'HEAD~1' },
  });
  git(clone, 'fetch', '--quiet', '--unshallow');
  expect(gitSource(clone, 'HEAD~1').list(['**'])).toEqual(['team/prompts/dev-work_ru.md']);
});

test('a folder outside any repository is told with the words of git', () => {
  const folder = temporaryFolder({ 'dev-work_ru.md': seed });
  vi.stubEnv('GIT_CEILING_DIRECTORIES', join(folder, '..'));
  for (const act of [() => gitSource(folder, 'HEAD'), () => indexSource(folder), () => folderInRepository(folder)]) {
    expect(fault(act)).toMatchObject({
      code: 'git-repository',
      data: { path: folder, reason: expect.stringContaining('not a git repository') as unknown },
    });
  }
});

test('a machine without git, and a folder that does not exist, are told apart', () => {
  const folder = history();
  expect(fault(() => gitSource(join(folder, 'gone'), 'HEAD'))).toMatchObject({
    code: 'git-missing',
    data: { reason: `there is no folder ${join(folder, 'gone')}` },
  });
  vi.stubEnv('PATH', temporaryFolder());
  expect(fault(() => gitSource(folder, 'HEAD'))).toMatchObject({
    code: 'git-missing',
    data: { reason: 'spawnSync git ENOENT' },
  });
});

test('a submodule is a path without content', () => {
  const kit = temporaryFolder({ 'qa-work_ru.md': seed });
  commitAll(kit);
  const folder = temporaryFolder({ 'prompts/dev-work_ru.md': seed });
  commitAll(folder);
  git(folder, 'submodule', '--quiet', 'add', kit, 'prompts/kit');
  commitAll(folder);
  const source = gitSource(folder, 'HEAD');
  expect(source.list(['prompts/**/*.md'])).toEqual(['prompts/dev-work_ru.md', 'prompts/kit/']);
  expect(source.exists('prompts/kit')).toBe(true);
  expect(source.exists('prompts/kit/qa-work_ru.md')).toBe(false);
  expect(source.paths().has('prompts/kit')).toBe(true);
  expect(fault(() => source.read('prompts/kit/'))).toMatchObject({
    code: 'file-unreadable',
    data: { reason: 'a submodule' },
  });
});

test('an object that the repository has lost is a problem of its file alone', () => {
  const folder = temporaryFolder({ 'dev-work_ru.md': seed, 'qa-work_ru.md': 'Цель: проверить.\n' });
  commitAll(folder);
  const id = git(folder, 'rev-parse', 'HEAD:qa-work_ru.md').trim();
  rmSync(join(folder, '.git/objects', id.slice(0, 2), id.slice(2)));
  const source = gitSource(folder, 'HEAD');
  expect(source.list(['*.md'])).toHaveLength(2);
  expect(Buffer.from(source.read('dev-work_ru.md')).toString()).toBe(seed);
  expect(fault(() => source.read('qa-work_ru.md'))).toMatchObject({ code: 'file-unreadable' });
});

test('a file above the limit is refused and the others are read', () => {
  const folder = temporaryFolder({ 'dev-work_ru.md': seed, 'dump.md': 'x'.repeat(100_000) });
  commitAll(folder);
  const source = gitSource(folder, 'HEAD');
  expect(source.list(['*.md'])).toHaveLength(2);
  expect(Buffer.from(source.read('dev-work_ru.md', 1000)).toString()).toBe(seed);
  expect(fault(() => source.read('dump.md', 1000))).toMatchObject({
    code: 'file-large',
    data: { size: 100_000, limit: 1000 },
  });
  expect(source.read('dump.md')).toHaveLength(100_000);
});

test('what is staged is read, not what lies in the folder', () => {
  const folder = history();
  writeFileSync(join(folder, 'team/prompts/dev-revise_ru.md'), 'Цель: исправить замечания.\n');
  git(folder, 'add', '--all');
  writeFileSync(join(folder, 'team/prompts/dev-revise_ru.md'), 'Черновик.\n');
  writeFileSync(join(folder, 'team/prompts/draft_ru.md'), 'Черновик.\n');
  const source = indexSource(join(folder, 'team'), { folder: 'team' });
  expect(source.list(['**'])).toEqual(['prompts/dev-revise_ru.md']);
  expect(Buffer.from(source.read('prompts/dev-revise_ru.md')).toString()).toBe('Цель: исправить замечания.\n');
});
