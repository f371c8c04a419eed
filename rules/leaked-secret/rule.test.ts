import { expect, test } from 'vitest';
import { lintFiles } from '../../src/testing/lint-files.ts';
import rule from './rule.ts';
import { mayHoldKnownToken } from './shapes.ts';

// Put together here, so that no scanner takes this file for a leak.
const secrets = [
  ['ghp', 'wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx'].join('_'),
  ['AKIA', 'QWERTYUIOPASDFGH'].join(''),
  ['n7Kq2', 'zP9w'].join(''),
  ['9f86d081884c7d65', '9a2feaa0c55ad015'].join(''),
];

test('the value of a secret is in no part of a finding', async () => {
  const [token, key, password, value] = secrets;
  const text = `Use ${token}, ${key}, redis://svc:${password}@cache.internal and api_key = "${value}".\n`;
  const report = await lintFiles({ 'dev-work_en.md': text }, { rules: [rule] });
  expect(report.findings).toHaveLength(4);
  const printed = JSON.stringify(report);
  expect(secrets.filter((secret) => printed.includes(secret))).toEqual([]);
});

test('a finding keeps its fingerprint when the secret is replaced by another', async () => {
  const fingerprints = await Promise.all(
    ['wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx', 'k2Rt8vXc9BnK4sWd7Hj1LmT0qZp3YfGa6UeQ'].map(async (token) => {
      const report = await lintFiles({ 'dev-work_en.md': `Use ${['ghp', token].join('_')}.\n` }, { rules: [rule] });
      return report.findings.map(({ fingerprint }) => fingerprint);
    }),
  );
  expect(fingerprints[0]).toHaveLength(1);
  expect(fingerprints[1]).toEqual(fingerprints[0]);
});

test.each([
  'Прочитайте `AGENTS.md`, Issue и комментарии; секреты и токены (`GH_TOKEN`) не публикуйте.',
  'Run `make lint` and `gh pr view --json title,body`; see https://example.org/a/b?c=d.',
  'mkdir -p /tmp/codex-sessions/<run-id>; services/jobs/agent-runner/internal/runner/promptseeds/**',
])('a clean seed does not wake the detector of known tokens: %s', (text) => {
  expect(mayHoldKnownToken(text)).toBe(false);
});
