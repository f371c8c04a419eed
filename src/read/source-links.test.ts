import { mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commitAll, temporaryFolder } from '../testing/temporary-folder.ts';
import type { Source } from './source.ts';
import { diskSource } from './source-disk.ts';
import { gitSource } from './source-git.ts';

/* Links on disk and links in a commit are told the same way. */

const seed = 'Цель: выпустить изменение.\n';

function folderWith(links: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder({
    'team/prompts/dev-work_ru.md': seed,
    'team/shared/qa-work_ru.md': seed,
    'outside.md': seed,
  });
  for (const [path, target] of Object.entries(links)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    symlinkSync(target, join(folder, path));
  }
  return folder;
}

const kinds: Record<string, (links: Readonly<Record<string, string>>) => Source> = {
  disk: (links) => diskSource(join(folderWith(links), 'team')),
  'git revision': (links) => {
    const folder = folderWith(links);
    commitAll(folder);
    return gitSource(folder, 'HEAD', { folder: 'team' });
  },
};

function fault(source: Source, path: string): unknown {
  try {
    source.read(path);
  } catch (error) {
    return error;
  }
  return undefined;
}

describe.each(Object.entries(kinds))('%s', (_, make) => {
  test('a link to a file inside the root is read', () => {
    const source = make({
      'team/prompts/sre-work_ru.md': 'dev-work_ru.md',
      'team/prompts/km-work_ru.md': 'sre-work_ru.md',
    });
    expect(source.list(['prompts/**'])).toEqual([
      'prompts/dev-work_ru.md',
      'prompts/km-work_ru.md',
      'prompts/sre-work_ru.md',
    ]);
    expect(Buffer.from(source.read('prompts/km-work_ru.md')).toString()).toBe(seed);
    expect(source.exists('prompts/km-work_ru.md')).toBe(true);
  });

  test('a linked folder is entered, also when it is the folder that was asked for', () => {
    const source = make({ 'team/prompts/qa': '../shared', 'team/agents': 'prompts' });
    expect(source.list(['prompts/**/*.md'])).toEqual(['prompts/dev-work_ru.md', 'prompts/qa/qa-work_ru.md']);
    expect(Buffer.from(source.read('prompts/qa/qa-work_ru.md')).toString()).toBe(seed);
    expect(source.list(['agents/*.md'])).toEqual(['agents/dev-work_ru.md']);
    expect(source.exists('agents/dev-work_ru.md')).toBe(true);
  });

  test.each([
    ['out of the root', '../../outside.md', 'link-outside'],
    ['to an absolute path', '/etc/hosts', 'link-outside'],
    ['to itself', 'loop_ru.md', 'link-outside'],
  ])('a file link that leads %s is listed, and reading it says so', (_way, target, code) => {
    const source = make({ 'team/prompts/loop_ru.md': target });
    expect(source.list(['prompts/**'])).toEqual(['prompts/dev-work_ru.md', 'prompts/loop_ru.md']);
    expect(fault(source, 'prompts/loop_ru.md')).toMatchObject({ code, at: { path: 'prompts/loop_ru.md' } });
  });

  test('a link that leads nowhere is listed, by its name as a file or as a folder', () => {
    const source = make({ 'team/prompts/gone_ru.md': 'gone.md', 'team/prompts/gone': '../gone' });
    expect(source.list(['prompts/**/*.md'])).toEqual(['prompts/dev-work_ru.md', 'prompts/gone/', 'prompts/gone_ru.md']);
    for (const path of ['prompts/gone/', 'prompts/gone_ru.md']) {
      expect(fault(source, path)).toMatchObject({ code: 'file-unreadable', data: { reason: 'ENOENT' }, at: { path } });
    }
    expect(source.exists('prompts/gone_ru.md')).toBe(false);
  });

  test.each([
    ['a circle', '.'],
    ['a circle by the root', '..'],
    ['a way out of the root', '../..'],
  ])('a folder link that is %s is not entered, and reading it says so', (_way, target) => {
    const source = make({ 'team/prompts/more': target });
    expect(source.list(['prompts/**/*.md'])).toEqual(['prompts/dev-work_ru.md', 'prompts/more/']);
    expect(fault(source, 'prompts/more/')).toMatchObject({ code: 'link-outside', at: { path: 'prompts/more/' } });
    expect(source.list(['prompts/*.md'])).toEqual(['prompts/dev-work_ru.md']);
    expect(source.list(['prompts/**/*.md'], ['prompts/more'])).toEqual(['prompts/dev-work_ru.md']);
  });

  test('folders that link to each other are entered once, not for ever', () => {
    const source = make({ 'team/prompts/shared': '../shared', 'team/shared/prompts': '../prompts' });
    expect(source.list(['**/*.md'])).toEqual([
      'prompts/dev-work_ru.md',
      'prompts/shared/prompts/',
      'prompts/shared/qa-work_ru.md',
      'shared/prompts/dev-work_ru.md',
      'shared/prompts/shared/',
      'shared/qa-work_ru.md',
    ]);
  });
});
