import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Draft } from '../../core/draft.ts';
import { commitAll, git, temporaryFolder } from '../../testing/temporary-folder.ts';
import { draftDiff, foreseeCommits, makeCommits, treeWith } from './commits.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function repository(): string {
  const folder = temporaryFolder({
    'prompts/dev_ru.md': 'Старый текст.\r\n',
    'run.sh': 'true\n',
    '.gitattributes': '* text=auto\n',
  });
  chmodSync(join(folder, 'run.sh'), 0o755);
  commitAll(folder);
  return folder;
}

function draftOn(folder: string, ...commits: Record<string, string | null>[]): Draft {
  return {
    key: 'a'.repeat(64),
    branch: 'seedlint/self-improve/x-aaaaaaaa',
    baseBranch: 'main',
    base: git(folder, 'rev-parse', 'HEAD').trim(),
    commits: commits.map((files, index) => ({
      message: `docs: change ${index}\n\nSeedlint-Action-Item: item-${index}\n`,
      files: new Map(Object.entries(files).map(([path, text]) => [path, text === null ? null : bytes(text)])),
    })),
    author: { name: 'seedlint', email: 'seedlint@noreply.invalid' },
    at: '2026-01-16T10:00:00Z',
    title: 'docs: change',
    body: 'Body.',
    labels: [],
    reviewers: [],
    record: '{}\n',
  };
}

test('the same draft makes the same commits, and leaves branch, index and files as they are', () => {
  const folder = repository();
  const before = git(folder, 'status', '--porcelain', '--branch');
  const draft = draftOn(
    folder,
    { 'prompts/dev_ru.md': 'Новый текст.\r\n' },
    { 'docs/нов ый.md': 'Текст.\n', 'run.sh': 'false\n' },
  );
  const foreseen = foreseeCommits(folder, draft);
  const made = makeCommits(folder, draft);
  expect(made).toEqual(foreseen);
  expect(made.commits).toHaveLength(2);
  expect(git(folder, 'status', '--porcelain', '--branch')).toBe(before);
  expect(git(folder, 'show', `${made.tip}:prompts/dev_ru.md`)).toBe('Новый текст.\r\n');
  expect(git(folder, 'ls-tree', made.tip, 'run.sh')).toMatch(/^100755 /);
  expect(git(folder, 'log', '--format=%an <%ae> %aI %cI', '-1', made.tip)).toContain(
    'seedlint <seedlint@noreply.invalid> 2026-01-16T10:00:00',
  );
  expect(git(folder, 'fsck', '--strict')).not.toContain('error');
});

test('a diff and a tree leave no object behind', () => {
  const folder = repository();
  const draft = draftOn(folder, { 'prompts/dev_ru.md': 'Новый текст.\r\n', 'run.sh': null });
  const objects = git(folder, 'count-objects');
  const diff = draftDiff(draft, folder);
  expect(diff).toContain('-Старый текст.');
  expect(diff).toContain('deleted file mode 100755');
  const tree = treeWith(folder, draft.base, draft.commits[0]?.files ?? new Map());
  expect(tree).toBe(foreseeCommits(folder, draft).tree);
  expect(git(folder, 'count-objects')).toBe(objects);
});

test('nothing is written over a link', () => {
  const folder = repository();
  symlinkSync('run.sh', join(folder, 'link.md'));
  commitAll(folder);
  expect(() => makeCommits(folder, draftOn(folder, { 'link.md': 'x' }))).toThrow(/link\.md is no plain file/);
});

test('a repository with long ids gets its commits, too', () => {
  const folder = temporaryFolder({ 'prompts/dev_ru.md': 'Старый текст.\n', 'run.sh': 'true\n' });
  git(folder, 'init', '--quiet', '--object-format=sha256');
  commitAll(folder);
  const { tip } = makeCommits(folder, draftOn(folder, { 'prompts/dev_ru.md': 'Новый текст.\n', 'run.sh': null }));
  expect(tip).toHaveLength(64);
  expect(git(folder, 'ls-tree', '-r', '--name-only', tip)).toBe('prompts/dev_ru.md\n');
});
