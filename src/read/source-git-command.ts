import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { SeedlintError } from '../core/errors.ts';

/** What one git process said. */
export interface GitAnswer {
  readonly ok: boolean;
  readonly stdout: Buffer;
  /** First line of its complaint, without `fatal:`. */
  readonly complaint: string;
}

/** Runs git in a folder, without locks, prompts or translations. Throws `git-missing` when it cannot be started. */
export function runGit(folder: string, args: readonly string[], input?: string): GitAnswer {
  // A file watcher named in the settings of a checkout is a program that we have no reason to start.
  const answer = spawnSync('git', ['-c', 'core.fsmonitor=false', ...args], {
    cwd: folder,
    env: environment(),
    maxBuffer: Number.POSITIVE_INFINITY,
    windowsHide: true,
    ...(input === undefined ? {} : { input }),
  });
  if (answer.error && answer.status === null) {
    const reason = existsSync(folder) ? answer.error.message : `there is no folder ${folder}`;
    throw new SeedlintError('git-missing', { reason }, undefined, { cause: answer.error });
  }
  const [first = ''] = answer.stderr.toString().split('\n');
  return { ok: answer.status === 0, stdout: answer.stdout, complaint: first.replace(/^\w+: /, '').replace(/\.$/, '') };
}

/** NUL-terminated records. */
export function records(answer: GitAnswer): string[] {
  return answer.stdout
    .toString()
    .split('\0')
    .filter((record) => record !== '');
}

function environment(): NodeJS.ProcessEnv {
  // Within a hook these name the repository of the hook, and paths from its top; we say by the folder which one we mean.
  const { GIT_DIR: _dir, GIT_WORK_TREE: _tree, GIT_PREFIX: _prefix, ...rest } = process.env;
  return { ...rest, GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' };
}
