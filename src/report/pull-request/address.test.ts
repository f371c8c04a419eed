import { expect, test } from 'vitest';
import { fileReference, permalink, safeUrl } from './address.ts';

test.each([
  ['https://github.com/acme/seeds/issues/41#issuecomment-7', 'https://github.com/acme/seeds/issues/41#issuecomment-7'],
  [' https://ci.example/a?b=1&c=2 ', 'https://ci.example/a?b=1&c=2'],
  ['https://ci.example/a b|c)<d>`', 'https://ci.example/a%20b%7Cc%29%3Cd%3E%60'],
  ['https://ci.example/@octocat', 'https://ci.example/%40octocat'],
  ['https://ci.example/путь', 'https://ci.example/%D0%BF%D1%83%D1%82%D1%8C'],
  ['javascript:alert(1)', undefined],
  ['data:text/html,a', undefined],
  ['//evil.example', undefined],
  ['https://github.com@evil.example/', undefined],
  ['https://user:token@ci.example/', undefined],
  ['https://', undefined],
])('%s as an address', (text, url) => {
  expect(safeUrl(text)).toBe(url);
});

test('a permalink names the commit, the folder of the prompts and the line', () => {
  const base = { branch: 'main', commit: 'c0ffee', folder: 'agents', web: 'https://github.com/acme/seeds' };
  expect(permalink('prompts/a b.md', 3, base)).toBe(
    'https://github.com/acme/seeds/blob/c0ffee/agents/prompts/a%20b.md#L3',
  );
  expect(permalink('../secret', undefined, base)).toBeUndefined();
  expect(permalink('a.md', 1, { branch: 'main', commit: 'c0ffee', folder: '' })).toBeUndefined();
});

test.each([
  ['prompts/dev_en.md:12', { path: 'prompts/dev_en.md', line: 12 }],
  ['AGENTS.md#L3', { path: 'AGENTS.md', line: 3 }],
  ['docs/файл.md', { path: 'docs/файл.md' }],
  ['run-9f2c', undefined],
  ['see prompts/dev_en.md', undefined],
  ['/etc/hosts.d', undefined],
])('%s as a reference to a file', (ref, file) => {
  expect(fileReference(ref)).toEqual(file);
});
