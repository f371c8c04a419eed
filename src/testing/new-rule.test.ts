import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { temporaryFolder } from './temporary-folder.ts';

test('a new rule runs at once and passes its own README, until the README promises something else', () => {
  const folder = project();
  const ids = { seed: 'forgotten-note', catalogue: 'same-opening' };
  for (const [scope, id] of Object.entries(ids)) {
    const made = run(folder, 'scripts/new-rule.mjs', id, '--category', 'front matter', '--scope', scope);
    expect(made).toMatchObject({ status: 0, stderr: '' });
    expect(readdirSync(join(folder, 'rules', id)).toSorted()).toEqual(['README.md', 'rule.ts']);
    expect(readFileSync(join(folder, 'rules', 'index.ts'), 'utf8')).toContain(`from './${id}/rule.ts';`);
  }
  expect(readFileSync(join(folder, 'rules', 'README.md'), 'utf8')).toContain('## Front matter');
  expect(run(folder, 'node_modules/typescript/bin/tsc').stdout).not.toMatch(/^rules\/(?:forgotten-note|same-opening)/m);
  expect(readme(folder)).toContain('8 passed');

  for (const id of Object.values(ids)) {
    const page = join(folder, 'rules', id, 'README.md');
    writeFileSync(page, readFileSync(page, 'utf8').replace(/:\d+ warning/, ':99 warning'));
  }
  expect(readme(folder)).toContain('2 failed | 6 passed');
});

test('a new rule says what is left to do, the Russian sentences above all', () => {
  const { stdout } = run(project(), 'scripts/new-rule.mjs', 'forgotten-note');
  expect(stdout).toContain('npx vitest run rules/readme.test.ts -t forgotten-note');
  expect(stdout).toMatch(/locales\/ru\/messages\.yaml[^]+forgotten-note:\n +summary: …\n +left: … with \{word\}/);
});

test('a rule that exists is never overwritten', () => {
  const folder = project();
  run(folder, 'scripts/new-rule.mjs', 'forgotten-note');
  writeFileSync(join(folder, 'rules', 'forgotten-note', 'rule.ts'), '// a day of work\n');
  expect(run(folder, 'scripts/new-rule.mjs', 'forgotten-note')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('rules/forgotten-note exists already.'),
  });
  expect(readFileSync(join(folder, 'rules', 'forgotten-note', 'rule.ts'), 'utf8')).toBe('// a day of work\n');
});

test.each([
  ['no id', [], 'Name one rule.'],
  ['two ids', ['empty-section', 'mixed-list'], 'Name one rule.'],
  ['capital letters', ['ForgottenNote'], 'is not kebab-case'],
  ['a path', ['../forgotten-note'], 'is not kebab-case'],
  ['a Cyrillic letter', ['forgotten-nоte'], 'is not kebab-case'],
  ['a demand', ['no-forgotten-note'], 'names a demand'],
  ['an unknown category', ['forgotten-note', '--category', 'taste'], 'There is no category "taste".'],
  ['an unknown scope', ['forgotten-note', '--scope', 'file'], 'There is no scope "file".'],
  ['an unknown option', ['forgotten-note', '--kind', 'work'], "Unknown option '--kind'"],
])('%s: refused with exit code 2, and nothing is written', (_, args, fault) => {
  const folder = project();
  expect(run(folder, 'scripts/new-rule.mjs', ...args)).toMatchObject({
    status: 2,
    stderr: expect.stringContaining(fault),
  });
  expect(existsSync(join(folder, 'rules', 'README.md'))).toBe(false);
});

/** A project of its own without any rule: what other rules do must not matter to a new one. */
function project(): string {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const folder = temporaryFolder();
  for (const part of ['scripts', 'src', 'locales', 'package.json', 'tsconfig.json', 'vitest.config.ts']) {
    cpSync(join(root, part), join(folder, part), { recursive: true });
  }
  mkdirSync(join(folder, 'rules'));
  cpSync(join(root, 'rules', 'readme.test.ts'), join(folder, 'rules', 'readme.test.ts'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir');
  return folder;
}

function readme(folder: string): string {
  return run(folder, 'node_modules/vitest/vitest.mjs', 'run', 'rules/readme.test.ts', '--no-color').stdout;
}

function run(
  cwd: string,
  script: string,
  ...args: string[]
): { status: number | null; stdout: string; stderr: string } {
  // Without what this very test run has put into the environment.
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'] };
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { cwd, env, encoding: 'utf8' });
  return { status, stdout, stderr };
}
