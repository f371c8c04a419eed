import { expect, test } from 'vitest';
import { invocationOf } from './invocation.ts';
import { commandsIn } from './shell.ts';

const scripts = { npm: new Map([['prompts', { command: 'lint', arguments: [] }]]), make: new Map() };
const isSeedlint = (words: readonly string[]): boolean => invocationOf(words, scripts) !== undefined;

function heard(script: string, options = { stops: true, pipefail: false }): (string | undefined)[] {
  return commandsIn(script, options, isSeedlint).map(({ swallowed }) => swallowed);
}

test.each([
  'npx seedlint lint',
  'seedlint',
  'node ./node_modules/seedlint/bin/seedlint.js lint',
  'npm run prompts',
  'npm exec -- seedlint lint',
  'pnpm dlx seedlint@1.2.0 lint',
  'yarn prompts',
  'CI=1 npx --yes seedlint lint',
  'npm ci && npx seedlint lint',
  'npx seedlint lint || exit 1',
  'npx seedlint lint || exit $?',
  'npx seedlint \\\n  lint',
  'npx seedlint lint --base "a || true"',
  'npx seedlint lint # || true',
  'npx seedlint lint > log 2>&1',
  'npx seedlint lint\necho done',
  'set -euo pipefail\nnpx seedlint lint | tee log',
])('%j fails when seedlint does', (script) => {
  expect(heard(script)).toEqual([undefined]);
});

test.each([
  ['npx seedlint lint || true', '|| true'],
  ['npx seedlint lint || :', '|| :'],
  ['npx seedlint lint || echo "never mind"', '|| echo "never mind"'],
  ['npx seedlint lint ||\n  true', '|| true'],
  ['npx seedlint lint; true', '; true'],
  ['npx seedlint lint; exit 0', '; exit 0'],
  ['npx seedlint lint | tee log', '| tee log'],
  ['npx seedlint lint &', '&'],
  ['! npx seedlint lint', '! npx seedlint lint'],
  ['if npx seedlint lint; then echo fine; fi', 'if npx seedlint lint'],
  ['set +e\nnpx seedlint lint\necho done', '; echo done'],
  ["trap 'exit 0' EXIT\nnpx seedlint lint", "trap 'exit 0' EXIT"],
  ['exit 0\nnpx seedlint lint', 'exit 0'],
])('%j passes whatever seedlint says', (script, swallowed) => {
  expect(heard(script)).toEqual([swallowed]);
});

test.each([
  'echo seedlint lint',
  '# npx seedlint lint',
  "echo 'npx seedlint lint'",
  'npm install seedlint',
  'cat seedlint.config.yaml',
  'npm run tests',
])('%j does not run it', (script) => {
  expect(heard(script)).toEqual([]);
});

test('without -e only the last command of a script counts', () => {
  expect(heard('npx seedlint lint\necho done', { stops: false, pipefail: false })).toEqual(['; echo done']);
  expect(heard('echo begin\nnpx seedlint lint', { stops: false, pipefail: false })).toEqual([undefined]);
});
