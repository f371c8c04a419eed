import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A real folder with these files, gone when the test is over. */
export function temporaryFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'seedlint-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** Runs git in a folder as somebody with a name, whatever the settings of this machine are. */
export function git(folder: string, ...args: string[]): string {
  return execFileSync('git', ['-c', 'init.defaultBranch=main', '-c', 'protocol.file.allow=always', ...args], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_NAME: 'Prompt Owner',
      GIT_AUTHOR_EMAIL: 'owner@example.org',
      GIT_AUTHOR_DATE: '2026-01-15T12:00:00Z',
      GIT_COMMITTER_NAME: 'Prompt Owner',
      GIT_COMMITTER_EMAIL: 'owner@example.org',
      GIT_COMMITTER_DATE: '2026-01-15T12:00:00Z',
    },
  });
}

/** Makes a folder a repository, if it is none, and commits everything in it. */
export function commitAll(folder: string, message = 'Change the prompts'): void {
  git(folder, 'init', '--quiet');
  git(folder, 'add', '--all', '--force');
  git(folder, 'commit', '--quiet', '--allow-empty', '-m', message);
}
