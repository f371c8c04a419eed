import { expect, test } from 'vitest';
import { commitAll, git, temporaryFolder } from '../testing/temporary-folder.ts';
import { authorsBetween, authorsNow } from './source-git-authors.ts';

test('everybody who had a hand in a change is named: authors, committers, and whom commits name besides', () => {
  const folder = temporaryFolder({ 'a.md': 'a\n' });
  commitAll(folder);
  git(folder, 'commit', '--allow-empty', '--quiet', '--author', 'Ada <ada@x.org>', '-m', 'One');
  const trailer = 'Two\n\nCo-authored-by: Grace Hopper <grace@x.org>\nCo-authored-by: Linus <linus@x.org>';
  git(folder, 'commit', '--allow-empty', '--quiet', '-m', trailer);
  expect(authorsBetween(folder, 'HEAD~2', 'HEAD')?.toSorted()).toEqual([
    'Ada <ada@x.org>',
    'Grace Hopper <grace@x.org>',
    'Linus <linus@x.org>',
    'Prompt Owner <owner@example.org>',
  ]);
  expect(authorsBetween(folder, 'HEAD~1', 'HEAD')).not.toContain('Ada <ada@x.org>');
  expect(authorsBetween(folder, 'HEAD', 'HEAD')).toEqual([]);
});

test('who goes by two names is named by both', () => {
  const folder = temporaryFolder({ '.mailmap': 'Ada Lovelace <ada@x.org> <al@old.org>\n' });
  commitAll(folder);
  git(folder, 'commit', '--allow-empty', '--quiet', '--author', 'al <al@old.org>', '-m', 'One');
  const authors = authorsBetween(folder, 'HEAD~1', 'HEAD');
  expect(authors).toEqual(expect.arrayContaining(['al <al@old.org>', 'Ada Lovelace <ada@x.org>']));
});

test('of what is no commit nobody knows the authors', () => {
  const folder = temporaryFolder({ 'a.md': 'a\n' });
  commitAll(folder);
  expect(authorsBetween(folder, 'HEAD^{tree}', 'HEAD')).toBeUndefined();
  expect(authorsBetween(folder, 'HEAD', 'HEAD^{tree}')).toBeUndefined();
  expect(authorsBetween(folder, '--all', 'HEAD')).toBeUndefined();
});

test('what is not committed yet is by whom git is set up for', () => {
  const folder = temporaryFolder({ 'a.md': 'a\n' });
  commitAll(folder);
  git(folder, 'config', 'user.name', 'Ada');
  git(folder, 'config', 'user.email', 'ada@x.org');
  expect(authorsNow(folder)).toEqual(['Ada <ada@x.org>', 'Ada <ada@x.org>']);
});
