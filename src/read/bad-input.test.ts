import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import missingSeed from '../../rules/missing-seed/rule.ts';
import missingTranslation from '../../rules/missing-translation/rule.ts';
import unlistedSeed from '../../rules/unlisted-seed/rule.ts';
import { testConfig } from '../testing/config.ts';
import { lintFiles } from '../testing/lint-files.ts';
import { commitAll, temporaryFolder } from '../testing/temporary-folder.ts';
import { readCatalogue, type ReadResult } from './catalogue.ts';
import { builtInPacks } from './locale-packs.ts';
import type { Source } from './source.ts';
import { diskSource } from './source-disk.ts';
import { gitSource } from './source-git.ts';
import { memorySource } from './source-memory.ts';

/* Each kind of bad input is told once, with the file it is in, and every other file is read. */

const good = { 'dev-work_ru.md': 'Цель:\n\n1. Выпустить изменение.\n', 'qa-work_ru.md': 'Цель:\n\n1. Проверить.\n' };

function readFrom(source: Source): ReadResult {
  return readCatalogue(source, testConfig(), builtInPacks());
}

function readWith(path: string, content: string | Uint8Array): ReadResult {
  return readFrom(memorySource({ ...good, [path]: content }));
}

/** `code path:line:column data` of every problem. */
function told({ problems }: ReadResult): string[] {
  return problems.map(({ code, at, data }) => {
    const place = [at?.path, at?.line, at?.column].filter((part) => part !== undefined).join(':');
    return [code, place, ...Object.entries(data).map(([key, value]) => `${key}=${value}`)].join(' ');
  });
}

function pathsOf({ catalogue }: ReadResult): string[] {
  return catalogue.seeds.map(({ file }) => file.path);
}

const broken = 'qa-revise_ru.md';

test.each([
  ['bytes that are not UTF-8', Buffer.from([0xd6, 0xe5, 0xeb, 0xfc]), `file-encoding ${broken}:1:1 offset=0`],
  ['UTF-16', Buffer.from('\u{FEFF}Цель', 'utf16le'), `file-encoding ${broken}:1:1 offset=0`],
  ['a NUL byte', 'Цель\n\n1. Шаг\0\n', `file-binary ${broken}:3:7 offset=19`],
  ['10 MB', 'Шаг. '.repeat(1_250_000), `file-large ${broken} size=10000000 limit=262144`],
  ['lists nested 10,000 deep', nested(10_000), `file-nesting ${broken}:1 depth=10000 limit=100`],
  ['quotes nested 10,000 deep', '>'.repeat(10_000), `file-nesting ${broken}:1 depth=10000 limit=100`],
])('%s', (_, content, problem) => {
  const result = readWith(broken, content);
  expect(told(result)).toEqual([problem]);
  expect(pathsOf(result)).toEqual(Object.keys(good));
  // It is there: nothing else may call it missing.
  expect(result.catalogue.unread).toEqual([
    {
      path: broken,
      class: 'seed',
      cell: { stage: 'qa', kind: 'revise', locale: 'ru' },
      pattern: '{stage}-{kind}[_{locale}].md',
    },
  ]);
});

function nested(depth: number): string {
  return `${'- '.repeat(depth)}шаг\n`;
}

test.each([
  ['a byte order mark', '\u{FEFF}Цель:\n\n1. Шаг.\n', 'Цель:\n\n1. Шаг.\n'],
  ['Windows line endings', 'Цель:\r\n\r\n1. Шаг.\r\n', 'Цель:\r\n\r\n1. Шаг.\r\n'],
  ['nothing at all', '', ''],
  ['nothing but a byte order mark', '\u{FEFF}', ''],
  ['a template block that is never closed', '{{ if .Role }}\nЦель\n', '{{ if .Role }}\nЦель\n'],
  ['an action that is never closed', 'Цель {{ .Role\n', 'Цель {{ .Role\n'],
  ['front matter that is no YAML', '---\na: [1\n---\nЦель\n', '---\na: [1\n---\nЦель\n'],
  ['front matter that is code', '---js\nprocess.exit(7)\n---\nЦель\n', '---js\nprocess.exit(7)\n---\nЦель\n'],
])('a file with %s is read: rules speak about it', (_, content, text) => {
  const result = readWith(broken, content);
  expect(result.problems).toEqual([]);
  const seed = result.catalogue.seeds.find(({ file }) => file.path === broken);
  expect(seed?.file.text).toBe(text);
  expect(seed?.file.bom).toBe(content.startsWith('\u{FEFF}'));
  expect(seed?.views).toHaveLength(1);
});

test('a YAML bomb in front matter does not go off', () => {
  const levels = Array.from(
    { length: 12 },
    (_, level) => `a${level + 1}: &a${level + 1} [${`*a${level}, `.repeat(9)}]`,
  );
  const bomb = ['---', 'a0: &a0 boom', ...levels, '---', 'Цель', ''].join('\n');
  const start = performance.now();
  const result = readWith(broken, bomb);
  expect(performance.now() - start).toBeLessThan(2000);
  expect(result.problems).toEqual([]);
  const seed = result.catalogue.seeds.find(({ file }) => file.path === broken);
  expect(seed?.frontMatter?.error).toBeDefined();
  expect(seed?.frontMatter?.data).toEqual({});
});

test('a file that cannot be read keeps no other from being read', () => {
  const source = diskSource(temporaryFolder(good));
  const failing: Source = {
    ...source,
    list: (patterns, ignore) => source.list(patterns, ignore),
    read(path, limit) {
      if (path !== 'dev-work_ru.md') return source.read(path, limit);
      return diskSource(temporaryFolder()).read(path, limit);
    },
  };
  const result = readFrom(failing);
  expect(told(result)).toEqual(['file-unreadable dev-work_ru.md reason=ENOENT']);
  expect(pathsOf(result)).toEqual(['qa-work_ru.md']);
});

test('our own mistakes are not taken for bad input', () => {
  const source = memorySource(good);
  const failing: Source = {
    ...source,
    read: () => {
      throw new TypeError('undefined is not a function');
    },
  };
  expect(() => readFrom(failing)).toThrow(TypeError);
});

test('every file in trouble is told, sorted by path, seed or not', () => {
  const result = readFrom(memorySource({ ...good, 'b.md': Buffer.from([0xff]), 'a.md': '\0', 'qa-work_en.md': '\0' }));
  expect(told(result)).toEqual([
    'file-binary a.md:1:1 offset=0',
    'file-encoding b.md:1:1 offset=0',
    'file-binary qa-work_en.md:1:1 offset=0',
  ]);
  expect(pathsOf(result)).toEqual(Object.keys(good));
});

test('files that are all unreadable are not «no files»', () => {
  const result = readFrom(memorySource({ 'dev-work_ru.md': '\0' }));
  expect(told(result)).toHaveLength(1);
});

test.each([
  ['on disk', diskSource],
  [
    'in a commit',
    (folder: string) => {
      commitAll(folder);
      return gitSource(folder, 'HEAD');
    },
  ],
])('links that lead in a circle, outside or nowhere are one problem each, %s', (_, sourceOf) => {
  const folder = temporaryFolder(good);
  const links = {
    'dev-revise_ru.md': 'dev-revise_ru.md',
    'qa-revise_ru.md': '/etc/hosts',
    'intake-work_ru.md': 'gone.md',
    'dev-work_en.md': 'dev-work_ru.md',
    loop: '.',
  };
  for (const [path, target] of Object.entries(links)) symlinkSync(target, join(folder, path));
  const result = readFrom(sourceOf(folder));
  expect(told(result)).toEqual([
    'link-outside dev-revise_ru.md',
    'file-unreadable intake-work_ru.md reason=ENOENT',
    'link-outside loop/',
    'link-outside qa-revise_ru.md',
  ]);
  expect(pathsOf(result)).toEqual(['dev-work_en.md', ...Object.keys(good)]);
});

test('a folder that holds no prompt file is told with what was looked for', () => {
  const folder = temporaryFolder({ 'README.md': 'Nothing here yet.\n' });
  expect(() => readFrom(diskSource(folder))).toThrow(
    expect.objectContaining({
      code: 'no-files',
      data: { root: folder, patterns: expect.stringContaining('{stage}-{kind}[_{locale}].md') as unknown },
    }),
  );
});

test('a seed that could not be read is not reported as missing on top', async () => {
  const files = {
    'dev-work_ru.md': 'Цель:\n\n1. Выпустить изменение.\n',
    'dev-work_en.md': '\0',
    'README.md': '- `dev-work_ru.md`\n- `dev-work_en.md`\n',
  };
  const catalogue = {
    classes: { seed: { listing: { file: 'README.md' } } },
    required: [{ class: 'seed', name: '{stage}-{kind}_{locale}.md', values: { stage: ['dev'], kind: ['work'] } }],
  };
  const rules = [missingSeed, missingTranslation, unlistedSeed];
  const report = await lintFiles(files, { rules, catalogue });
  expect(report.problems.map(({ code, at }) => [code, at?.path])).toEqual([['file-binary', 'dev-work_en.md']]);
  expect(report.findings).toEqual([]);
  const { 'dev-work_en.md': _, ...without } = files;
  const rulesOf = (await lintFiles(without, { rules, catalogue })).findings.map(({ rule }) => rule).sort();
  expect(rulesOf).toEqual(['missing-translation', 'unlisted-seed']);
});
