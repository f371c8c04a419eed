import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mistakeOf } from '../testing/config-files.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { createFiles } from './create-files.ts';

test('files are written with the folders they need', () => {
  const root = join(temporaryFolder(), 'new');
  createFiles(root, new Map([['a/b/c.md', 'text']]));
  expect(readFileSync(join(root, 'a/b/c.md'), 'utf8')).toBe('text');
});

test.each([
  ['a file', (root: string) => writeFileSync(join(root, 'b.md'), 'mine')],
  ['a link that leads nowhere', (root: string) => symlinkSync('gone', join(root, 'b.md'))],
])('where %s is in the way, nothing is written', async (_, put) => {
  const root = temporaryFolder();
  put(root);
  const files = new Map([
    ['a/a.md', 'text'],
    ['b.md', 'text'],
  ]);
  expect(await mistakeOf(() => createFiles(root, files))).toContain('file-exists: b.md is there already.');
  expect(existsSync(join(root, 'a'))).toBe(false);
});

test('a file where a folder is needed is in the way, too', async () => {
  const root = temporaryFolder({ prompts: 'a file' });
  expect(await mistakeOf(() => createFiles(root, new Map([['prompts/a.md', 'text']])))).toContain(
    'file-exists: prompts is there already.',
  );
});

test('what was written is taken back when the rest cannot be', async () => {
  const root = temporaryFolder({ 'kept/mine.md': 'mine' });
  const files = new Map([
    ['kept/new.md', 'text'],
    ['made/new.md', 'text'],
    // No file system has names as long as this.
    [`made/${'x'.repeat(300)}.md`, 'text'],
  ]);
  expect(await mistakeOf(() => createFiles(root, files))).toContain('write-failed');
  expect(existsSync(join(root, 'made'))).toBe(false);
  expect(existsSync(join(root, 'kept/new.md'))).toBe(false);
  expect(readFileSync(join(root, 'kept/mine.md'), 'utf8')).toBe('mine');
});
