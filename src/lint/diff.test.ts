import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { unifiedDiff } from './diff.ts';

test('a diff names the file on both sides and keeps three lines of context', async () => {
  const before = ['Цель:', '- Собрать.', '', 'Порядок:', '1. Собери.', '1. Проверь.', ''].join('\n');
  const after = before.replace('1. Проверь', '2. Проверь');
  expect(await unifiedDiff('prompts/dev-work_ru.md', before, after)).toBe(
    [
      '--- a/prompts/dev-work_ru.md',
      '+++ b/prompts/dev-work_ru.md',
      '@@ -3,4 +3,4 @@',
      ' ',
      ' Порядок:',
      ' 1. Собери.',
      '-1. Проверь.',
      '+2. Проверь.',
      '',
    ].join('\n'),
  );
});

test('a file that did not change has no diff', async () => {
  expect(await unifiedDiff('dev-work_ru.md', 'Собери.\n', 'Собери.\n')).toBe('');
});

const pairs: readonly [string, string, string, string][] = [
  ['a changed step', 'dev-work_ru.md', 'Шаг 1.\nШаг 3.\n', 'Шаг 1.\nШаг 2.\n'],
  ['no line end at the end', 'dev-work_ru.md', 'Собери собери', 'Собери'],
  ['Windows line ends', 'dev-work_ru.md', 'Цель:\r\n\r\n- Собери собери\r\n', 'Цель:\r\n\r\n- Собери\r\n'],
  ['a byte order mark', 'dev-work_ru.md', '\uFEFFСобери собери\n', '\uFEFFСобери\n'],
  ['a file that becomes empty', 'dev-work_ru.md', 'Собери\n', ''],
  ['a space and Cyrillic letters in the path', 'подсказки/dev work.md', 'Собери собери\n', 'Собери\n'],
];

test.each(pairs)('git applies a diff of %s', async (_, path, before, after) => {
  const folder = temporaryFolder({ [path]: before });
  const input = await unifiedDiff(path, before, after);
  const git = spawnSync('git', ['apply', '--whitespace=nowarn', '-'], { cwd: folder, input, encoding: 'utf8' });
  expect(git.stderr).toBe('');
  expect(readFileSync(join(folder, path), 'utf8')).toBe(after);
});
