import { expect, test } from 'vitest';
import { commitAll, git, temporaryFolder } from '../../../testing/temporary-folder.ts';
import { addressOf } from './address.ts';

function repository(url: string): string {
  const folder = temporaryFolder({ 'prompts/dev_ru.md': 'Текст.\n' });
  commitAll(folder);
  git(folder, 'remote', 'add', 'origin', url);
  return folder;
}

test.each([
  ['https://github.com/acme/shop.git', 'github.com', 'https://api.github.com'],
  ['git@github.com:acme/shop.git', 'github.com', 'https://api.github.com'],
  ['ssh://git@ssh.github.com:443/acme/shop.git', 'github.com', 'https://api.github.com'],
  ['https://acme.ghe.com/acme/shop', 'acme.ghe.com', 'https://api.acme.ghe.com'],
  ['https://git.example.org:8443/acme/shop/', 'git.example.org:8443', 'https://git.example.org:8443/api/v3'],
  ['ssh://git@git.example.org:2222/acme/shop.git', 'git.example.org', 'https://git.example.org/api/v3'],
])('%s is on %s', (url, host, api) => {
  expect(addressOf(repository(url), { remote: 'origin', env: {} })).toMatchObject({
    host,
    api,
    owner: 'acme',
    repo: 'shop',
    git: `https://${host}/acme/shop.git`,
  });
});

test('a short name is what the settings of git say', () => {
  const folder = repository('work:acme/shop');
  git(folder, 'config', 'url.git@github.com:.insteadOf', 'work:');
  expect(addressOf(folder, { remote: 'origin', env: {} })).toMatchObject({ host: 'github.com', owner: 'acme' });
});

test('a password in an address is not said', () => {
  const folder = repository('https://grace:s3cret@example.org/a/b/c/d');
  expect(() => addressOf(folder, { remote: 'origin', env: {} })).toThrow(expect.not.stringContaining('s3cret'));
});

test('a workflow says which repository, where no remote does', () => {
  const folder = temporaryFolder({});
  commitAll(folder);
  const env = { GITHUB_REPOSITORY: 'acme/shop', GITHUB_API_URL: 'https://api.github.com/' };
  expect(addressOf(folder, { remote: 'origin', env })).toMatchObject({ api: 'https://api.github.com', repo: 'shop' });
});
