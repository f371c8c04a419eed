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

/** Is a merge nothing but what git makes of its two parents? What git cannot tell is none. */
export function isPlainMerge(repository: string, { id, parents }: BranchCommit): boolean {
  const [one, other] = parents;
  if (one === undefined || other === undefined || parents.length > 2) return false;
  const merged = runGit(repository, ['merge-tree', '--write-tree', one, other]);
  const tree = runGit(repository, ['rev-parse', '--verify', '--quiet', `${id}^{tree}`]);
  return merged.ok && tree.ok && merged.stdout.toString().trim() === tree.stdout.toString().trim();
}

/** Has one commit another one in its history? */
export function contains(repository: string, tip: string, commit: string): boolean {
  return runGit(repository, ['merge-base', '--is-ancestor', commit, tip]).ok;
}
