import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const packageRoot = fileURLToPath(new URL('../..', import.meta.url));
const program = join(packageRoot, 'bin/seedlint.js');
const isBuilt = existsSync(join(packageRoot, 'dist/seedlint.js'));
const isRoot = process.getuid?.() === 0;

// What only a process shows: the built program, streams, signals, users, hooks. `npm run build` makes it.
describe.skipIf(!isBuilt)('the built program', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'seedlint-'));
    chmodSync(folder, 0o755);
    write('seedlint.config.yaml', config);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }

  function seedlint(args: string[], options: { input?: string; uid?: number } = {}) {
    return spawnSync(process.execPath, [program, ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: environment,
      ...options,
    });
  }

  test('--version is that of the package', () => {
    const version = /"version": "(.*)"/.exec(readFileSync(join(packageRoot, 'package.json'), 'utf8'))?.[1];
    expect(seedlint(['--version'])).toMatchObject({ stdout: `${version}\n`, stderr: '', status: 0 });
  });

  test('the exit code is 0 when clean, 1 with findings, 2 when it cannot tell', () => {
    expect(seedlint([])).toMatchObject({ status: 2, stdout: '' });
    write('prompts/dev-work_ru.md', 'Цель: починить сборку.\n');
    expect(seedlint([])).toMatchObject({ status: 0, stderr: '' });
    write('prompts/dev-work_ru.md', 'Цель: починить и и проверить.\n');
    expect(seedlint([])).toMatchObject({ status: 1, stderr: '' });
    expect(seedlint(['--formt'])).toMatchObject({ status: 2, stdout: '' });
  });

  test('a text from a real stdin is read to its end', () => {
    write('prompts/dev-work_ru.md', 'Цель: починить сборку.\n');
    const input = `${'Проверь сборку.\n\n'.repeat(4_000)}Цель: починить и и проверить.\n`;
    const { stdout, status } = seedlint(['--stdin', '--stdin-filename', 'prompts/dev-work_ru.md'], { input });
    expect(stdout).toContain('8001:16');
    expect(status).toBe(1);
  });

  test('a reader that has seen enough is no error, and the exit code is still right', async () => {
    write('prompts/dev-work_ru.md', 'Почини и и проверь.\n\n'.repeat(2_000));
    const child = spawn(process.execPath, [program], { cwd: folder, env: environment });
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.stdout.once('data', () => child.stdout.destroy());
    const status = await new Promise((resolve) => child.on('close', resolve));
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
  });

  test.skipIf(!existsSync('/dev/full'))('a report that a full disk swallowed is no verdict', () => {
    write('prompts/dev-work_ru.md', 'Цель: починить сборку.\n');
    const command = `"${process.execPath}" "${program}" > /dev/full`;
    const { status, stderr } = spawnSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8', env: environment });
    expect(status).toBe(2);
    expect(stderr).toContain('cannot write to stdout');
  });

  // Root may read anything, so the run is handed to somebody who may not.
  test('a file that may not be read is a problem, and the others are judged', () => {
    write('prompts/dev-work_ru.md', 'Цель: починить и и проверить.\n');
    write('prompts/qa-work_ru.md', 'Цель: проверить.\n');
    chmodSync(join(folder, 'prompts/qa-work_ru.md'), 0o000);
    const { status, stdout } = seedlint([], isRoot ? { uid: 65_534 } : {});
    expect(stdout).toMatch(/prompts\/qa-work_ru\.md +Cannot read the file: permission denied/);
    expect(stdout).toContain('doubled-word');
    expect(status).toBe(2);
  });

  test('as a pre-commit hook it judges exactly what is committed, also with "git commit -a"', () => {
    rmSync(join(folder, 'seedlint.config.yaml'));
    write('agents/seedlint.config.yaml', config);
    write('agents/prompts/dev-work_ru.md', 'Цель: починить сборку.\n');
    git('init', '-q');
    write(
      '.git/hooks/pre-commit',
      `#!/bin/sh\n"${process.execPath}" "${program}" --staged --config agents/seedlint.config.yaml\n`,
    );
    chmodSync(join(folder, '.git/hooks/pre-commit'), 0o755);
    git('add', '.');
    expect(git('commit', '-qm', 'First prompt').status).toBe(0);

    write('agents/prompts/dev-work_ru.md', 'Цель: починить и и проверить.\n');
    expect(git('commit', '-qm', 'Nothing staged', '--allow-empty').status).toBe(0);
    const refused = git('commit', '-qam', 'Reword');
    expect(refused.status).toBe(1);
    expect(refused.stdout + refused.stderr).toContain('doubled-word');
  });

  function git(...args: string[]) {
    return spawnSync('git', args, { cwd: folder, encoding: 'utf8', env: environment });
  }
});

const config = `catalogue:
  axes: { stage: { dev: [], qa: [] }, kind: { work: [] }, locale: { ru: [] } }
  locale: { default: ru, unmarked: ru }
  classes: { seed: { folder: prompts, names: ['{stage}-{kind}_{locale}.md'], languages: files } }
rules: { '*': 'off', doubled-word: error }
`;

const environment = {
  PATH: process.env['PATH'],
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.org',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.org',
};
