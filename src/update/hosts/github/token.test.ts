import { expect, test } from 'vitest';
import { credentialOf, redactor } from './token.ts';

const at = (host: string) => ({ host, owner: 'acme', repo: 'shop', api: '', git: '', web: '' });

test.each([
  ['github.com', { GITHUB_TOKEN: 'b', GH_TOKEN: 'a' }, 'GH_TOKEN'],
  ['github.com', { GITHUB_TOKEN: 'b', SEEDLINT_TOKEN: 'c' }, 'SEEDLINT_TOKEN'],
  ['git.acme.example', { GITHUB_SERVER_URL: 'https://git.acme.example', GITHUB_TOKEN: 'b' }, 'GITHUB_TOKEN'],
  ['git.acme.example', { GITHUB_TOKEN: 'b', GH_ENTERPRISE_TOKEN: 'e' }, 'GH_ENTERPRISE_TOKEN'],
  ['evil.example', { GITHUB_TOKEN: 'b', SEEDLINT_TOKEN: 'c' }, 'SEEDLINT_TOKEN'],
])('the token for %s', (host, env, source) => {
  expect(credentialOf(at(host), env)).toMatchObject({ source });
});

test('a token of one server is not shown to another', () => {
  expect(() => credentialOf(at('evil.example'), { GITHUB_TOKEN: 'b', GH_TOKEN: 'a', PATH: '' })).toThrow(
    /no token for evil\.example/,
  );
});

test('no form of a secret is left in a text', () => {
  const redact = redactor(['tok/secret+1']);
  const forms = [
    'tok/secret+1',
    encodeURIComponent('tok/secret+1'),
    Buffer.from('x-access-token:tok/secret+1').toString('base64'),
  ];
  expect(redact(forms.join(' '))).toBe('[REDACTED] [REDACTED] [REDACTED]');
});
