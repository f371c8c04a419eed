import type { BranchCommit } from '../host.ts';
import { runGit } from './git.ts';

/** A commit a reference stands for; undefined where there is none. */
export function commitAt(repository: string, revision: string): string | undefined {
  const answer = runGit(repository, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]);
  return answer.ok ? answer.stdout.toString().trim() : undefined;
}

/** Commits of a branch that its base has not, newest last. */
export function commitsSince(repository: string, base: string, tip: string): BranchCommit[] {
  const format = ['%H', '%P', '%ae', '%ce', '%B'].join('%x00');
  const answer = runGit(repository, [
    'log',
    '--reverse',
    '--topo-order',
    '-z',
    `--format=${format}%x01`,
    `${base}..${tip}`,
    '--',
  ]);
  if (!answer.ok) return [];
  return answer.stdout
    .toString()
    .split('\u0001')
    .map((record) => record.replace(/^[\0\n]+/, ''))
    .filter((record) => record !== '')
    .map((record) => {
      const [id = '', parents = '', author = '', committer = '', ...message] = record.split('\0');
      return {
        id,
        parents: parents.split(' ').filter((one) => one !== ''),
        author,
        committer,
        message: message.join('\0'),
      };
    });
}

/** Has one commit another one in its history? */
export function contains(repository: string, tip: string, commit: string): boolean {
  return runGit(repository, ['merge-base', '--is-ancestor', commit, tip]).ok;
}
