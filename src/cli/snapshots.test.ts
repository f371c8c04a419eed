import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listName, writeSnapshots } from './snapshots.ts';

let cwd = '';

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'seedlint-snapshots-'));
});

afterEach(() => {
  rmSync(cwd, { recursive: true });
});

function write(files: Record<string, string>, all = true): ReturnType<typeof writeSnapshots> {
  return writeSnapshots('out', new Map(Object.entries(files)), { cwd, all });
}

function text(name: string): string {
  return readFileSync(join(cwd, 'out', name), 'utf8');
}

test('writing twice changes nothing the second time, and what changed is written anew', () => {
  expect(write({ 'a.md': 'one\n', 'b.md': 'two\n' })).toEqual({
    written: ['out/a.md', 'out/b.md'],
    unchanged: [],
    removed: [],
  });
  expect(write({ 'a.md': 'one\n', 'b.md': 'new\n' })).toEqual({
    written: ['out/b.md'],
    unchanged: ['out/a.md'],
    removed: [],
  });
  expect(text('b.md')).toBe('new\n');
});

test('what no run stands for any more goes, unless only one run was asked for', () => {
  write({ 'a.md': 'one\n', 'b.md': 'two\n' });
  expect(write({ 'c.md': 'three\n' }, false).removed).toEqual([]);
  expect(existsSync(join(cwd, 'out/a.md'))).toBe(true);
  expect(write({ 'c.md': 'three\n' }).removed).toEqual(['out/a.md', 'out/b.md']);
  expect(existsSync(join(cwd, 'out/a.md'))).toBe(false);
});

test('a file of somebody else is left alone, and nothing is written', () => {
  mkdirSync(join(cwd, 'out'));
  writeFileSync(join(cwd, 'out/b.md'), 'mine\n');
  expect(() => write({ 'a.md': 'one\n', 'b.md': 'two\n' })).toThrow('out/b.md is there already.');
  expect(existsSync(join(cwd, 'out/a.md'))).toBe(false);
  expect(text('b.md')).toBe('mine\n');
});

test('a link is somebody else’s, wherever it leads', () => {
  write({ 'a.md': 'old\n' });
  rmSync(join(cwd, 'out/a.md'));
  writeFileSync(join(cwd, 'precious.md'), 'mine\n');
  symlinkSync(join(cwd, 'precious.md'), join(cwd, 'out/a.md'));
  expect(() => write({ 'a.md': 'one\n' })).toThrow('out/a.md is there already.');
  expect(readFileSync(join(cwd, 'precious.md'), 'utf8')).toBe('mine\n');
});

test('a list that names files elsewhere is not believed', () => {
  mkdirSync(join(cwd, 'out'));
  writeFileSync(join(cwd, 'precious.md'), 'mine\n');
  writeFileSync(join(cwd, 'out', listName), '{ "files": ["../precious.md", ".md/../../precious.md", 5] }');
  expect(write({ 'a.md': 'one\n' }).removed).toEqual([]);
  expect(readFileSync(join(cwd, 'precious.md'), 'utf8')).toBe('mine\n');
});

test('when one file cannot be written, all are as they were', () => {
  write({ 'a.md': 'one\n' });
  expect(() => write({ 'a.md': 'new\n', 'b.md': 'two\n', 'gone/c.md': 'no\n' })).toThrow('Cannot write out/gone/c.md');
  expect(text('a.md')).toBe('one\n');
  expect(existsSync(join(cwd, 'out/b.md'))).toBe(false);
});
