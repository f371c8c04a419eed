import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { replaceFile, writeReport } from './write-file.ts';

let folder: string;
let root: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'seedlint-'));
  root = join(folder, 'seeds');
  mkdirSync(root);
  writeFileSync(join(root, 'dev-work_ru.md'), 'Цель: починить и и проверить.\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const bytes = (text: string) => Buffer.from(text);
const mended = {
  path: 'dev-work_ru.md',
  before: bytes('Цель: починить и и проверить.\n'),
  after: bytes('Цель: починить и проверить.\n'),
};

test('a file is replaced as a whole and keeps its mode', async () => {
  chmodSync(join(root, 'dev-work_ru.md'), 0o750);
  await replaceFile(root, mended);
  expect(readFileSync(join(root, 'dev-work_ru.md'), 'utf8')).toBe('Цель: починить и проверить.\n');
  expect(statSync(join(root, 'dev-work_ru.md')).mode & 0o777).toBe(0o750);
  expect(readdirSync(root)).toEqual(['dev-work_ru.md']);
});

test('a file that changed meanwhile is left to whoever changed it', async () => {
  writeFileSync(join(root, 'dev-work_ru.md'), 'Цель: другое.\n');
  await expect(replaceFile(root, mended)).rejects.toMatchObject({ code: 'write-conflict' });
  expect(readFileSync(join(root, 'dev-work_ru.md'), 'utf8')).toBe('Цель: другое.\n');
});

test('a file that was removed meanwhile is not made anew', async () => {
  rmSync(join(root, 'dev-work_ru.md'));
  await expect(replaceFile(root, mended)).rejects.toMatchObject({ code: 'write-failed', data: { reason: 'ENOENT' } });
  expect(readdirSync(root)).toEqual([]);
});

test('a read-only file is left alone, even where the folder would allow to replace it', async () => {
  chmodSync(join(root, 'dev-work_ru.md'), 0o444);
  await expect(replaceFile(root, mended)).rejects.toMatchObject({ code: 'write-readonly' });
  expect(readFileSync(join(root, 'dev-work_ru.md'))).toEqual(mended.before);
});

test('a link inside the root stays a link, one that leads out is not followed', async () => {
  writeFileSync(join(folder, 'outside.md'), mended.before);
  symlinkSync('dev-work_ru.md', join(root, 'inner.md'));
  symlinkSync('../outside.md', join(root, 'outer.md'));
  await replaceFile(root, { ...mended, path: 'inner.md' });
  expect(readFileSync(join(root, 'dev-work_ru.md'))).toEqual(mended.after);
  await expect(replaceFile(root, { ...mended, path: 'outer.md' })).rejects.toMatchObject({ code: 'link-outside' });
  expect(readFileSync(join(folder, 'outside.md'))).toEqual(mended.before);
});

test('a path that leads out of the root is not followed either', async () => {
  writeFileSync(join(folder, 'outside.md'), mended.before);
  await expect(replaceFile(root, { ...mended, path: '../outside.md' })).rejects.toMatchObject({ code: 'link-outside' });
});

test('a report makes its folder, and says why it could not be written', () => {
  writeReport('reports/today/out.json', '{}\n', root);
  expect(readFileSync(join(root, 'reports/today/out.json'), 'utf8')).toBe('{}\n');
  expect(() => writeReport('reports', '{}\n', root)).toThrow('Cannot write reports: EISDIR.');
});
