import { describe, expect, test } from 'vitest';
import { commitAll, git, temporaryFolder } from '../testing/temporary-folder.ts';
import { tidyPath, type Source } from './source.ts';
import { diskSource } from './source-disk.ts';
import { gitSource, indexSource } from './source-git.ts';
import { memorySource } from './source-memory.ts';
import { overlaySource } from './source-overlay.ts';

/* Whatever holds the files, a catalogue read from them is the same. */

const files = {
  'prompts/dev-work_ru.md': 'Цель: выпустить изменение.\r\n',
  'prompts/dev-work_en.md': '\u{FEFF}Goal: ship the change.\n',
  'prompts/Dev-plan_ru.md': 'Цель: план.\n',
  'prompts/.drafts/qa-work_ru.md': 'Цель: проверить изменение.\n',
  'prompts/история/dev-work_ru.md': 'Цель: старая.\n',
  'prompts/empty_ru.md': '',
  'prompts/node_modules/kit/dev-work_ru.md': 'Цель: чужая.\n',
  'blocks (ru)/[dev].tmpl': '{{ .Role }}\n',
  'README.md': 'Prompts of the delivery team.\n',
};

const kinds: Record<string, () => Source> = {
  memory: () => memorySource(files),
  disk: () => diskSource(temporaryFolder(files)),
  'disk in a work tree': () => {
    const folder = temporaryFolder(files);
    commitAll(folder);
    return diskSource(folder);
  },
  'git revision': () => {
    const folder = temporaryFolder(files);
    commitAll(folder);
    return gitSource(folder, 'HEAD');
  },
  'git index': () => {
    const folder = temporaryFolder(files);
    git(folder, 'init', '--quiet');
    git(folder, 'add', '--all', '--force');
    return indexSource(folder);
  },
  'revision of a folder below the top': () => {
    const folder = temporaryFolder(
      Object.fromEntries(Object.entries(files).map(([path, text]) => [`team/agents/${path}`, text])),
    );
    commitAll(folder);
    return gitSource(folder, 'HEAD', { folder: 'team/agents' });
  },
  overlay: () => {
    const { 'prompts/dev-work_en.md': edited, 'blocks (ru)/[dev].tmpl': added, ...rest } = files;
    return overlaySource(
      memorySource({ ...rest, 'prompts/dev-work_en.md': 'Old.', 'prompts/old_ru.md': 'Старая.' }),
      new Map([
        ['prompts/dev-work_en.md', edited],
        ['blocks (ru)/[dev].tmpl', added],
        ['prompts/old_ru.md', null],
      ]),
    );
  },
};

describe.each(Object.entries(kinds))('%s', (_, make) => {
  test('lists each match once, dot files too, sorted by code unit', () => {
    const source = make();
    expect(source.list(['prompts/**', 'prompts/*.md'], ['prompts/история'])).toEqual([
      'prompts/.drafts/qa-work_ru.md',
      'prompts/Dev-plan_ru.md',
      'prompts/dev-work_en.md',
      'prompts/dev-work_ru.md',
      'prompts/empty_ru.md',
    ]);
    expect(source.list(['blocks \\(ru\\)/*.tmpl'])).toEqual(['blocks (ru)/[dev].tmpl']);
    expect(source.list(['**/*work_ru.md'], ['prompts/.*/**'])).toEqual([
      'prompts/dev-work_ru.md',
      'prompts/история/dev-work_ru.md',
    ]);
    expect(source.list(['seeds/**'])).toEqual([]);
  });

  test('reads bytes as they are', () => {
    const source = make();
    source.list(['**']);
    for (const path of ['prompts/dev-work_ru.md', 'prompts/dev-work_en.md', 'prompts/empty_ru.md'] as const) {
      expect(Buffer.from(source.read(path)).toString()).toBe(files[path]);
    }
    // Not listed before: read all the same.
    expect(Buffer.from(make().read('README.md')).toString()).toBe(files['README.md']);
  });

  test('knows files and folders, and no prefix of a name', () => {
    const source = make();
    const there = ['prompts', './prompts/.drafts/', '.', 'README.md', 'prompts/история/dev-work_ru.md'];
    const missing = ['prompt', 'prompts/dev', '../prompts', '/prompts', 'prompts/sre-work_ru.md', 'prompts/old_ru.md'];
    expect(there.filter((path) => !source.exists(path))).toEqual([]);
    expect(missing.filter((path) => source.exists(path))).toEqual([]);
  });

  test('says why a path cannot be read', () => {
    const source = make();
    const at = { path: 'prompts/sre-work_ru.md' };
    expect(() => source.read('prompts/sre-work_ru.md')).toThrow(
      expect.objectContaining({ code: 'file-unreadable', data: { reason: 'ENOENT' }, at }),
    );
    expect(() => source.read('prompts')).toThrow(
      expect.objectContaining({ code: 'file-unreadable', data: { reason: 'EISDIR' } }),
    );
    expect(() => source.read('../outside.md')).toThrow(expect.objectContaining({ code: 'path-outside' }));
    expect(() => source.read('README.md', 10)).toThrow(
      expect.objectContaining({ code: 'file-large', data: { size: 30, limit: 10 }, at: { path: 'README.md' } }),
    );
    expect(source.read('README.md', 30)).toHaveLength(30);
  });

  test('knows every path of the repository but what was installed into it', () => {
    expect([...make().paths()].sort()).toEqual(
      Object.keys(files)
        .filter((path) => !path.includes('node_modules'))
        .sort(),
    );
  });
});

test('a path is tidied without ever leaving the root', () => {
  expect(tidyPath('./prompts//dev/../qa/')).toBe('prompts/qa');
  expect(tidyPath('.')).toBe('');
  expect(tidyPath('prompts/../../secrets')).toBeUndefined();
  expect(tidyPath('/etc/passwd')).toBeUndefined();
});
