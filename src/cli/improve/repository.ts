import { SeedlintError } from '../../core/errors.ts';
import type { ImprovementBase } from '../../core/improvement.ts';
import { records, runGit } from '../../read/source-git-command.ts';

/** The commit a plan is applied to, as git knows it. Throws `git-revision`. */
export function commitOf(root: string, revision: string): { readonly commit: string; readonly at: string } {
  const answer = runGit(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]);
  const commit = answer.stdout.toString().trim().split('\n').at(-1) ?? '';
  if (!answer.ok || commit === '') throw new SeedlintError('git-revision', { revision });
  const date = runGit(root, ['show', '--no-patch', '--format=%ct', commit]).stdout.toString().trim();
  return { commit, at: isoSeconds(new Date(Number(date) * 1000)) };
}

/** The branch changes are proposed to: the one that is named, else the default one, else the one that is checked out. */
export function baseBranch(
  root: string,
  named: string | undefined,
): { readonly branch: string; readonly revision: string } {
  if (named !== undefined)
    return { branch: named.replace(/^(?:refs\/heads\/|refs\/remotes\/origin\/|origin\/)/, ''), revision: named };
  const remote = runGit(root, ['symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD']);
  const known = remote.ok ? [remote.stdout.toString().trim()] : ['origin/main', 'origin/master'];
  for (const revision of [...known, 'main', 'master']) {
    if (runGit(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]).ok)
      return { branch: revision.replace(/^origin\//, ''), revision };
  }
  const head = runGit(root, ['symbolic-ref', '--quiet', '--short', 'HEAD']);
  if (!head.ok) throw new SeedlintError('git-no-base', { known: 'origin/HEAD, main, master' });
  return { branch: head.stdout.toString().trim(), revision: 'HEAD' };
}

/** `owner/name` and the address of a repository, as its remote tells. */
export function remoteOf(root: string, remote = 'origin'): Pick<ImprovementBase, 'repository' | 'web'> {
  const answer = runGit(root, ['config', '--get', `remote.${remote}.url`]);
  const url = answer.stdout.toString().trim();
  const [, scheme, host, path] =
    /^(?:(https?|ssh|git):\/\/)?(?:[^@/]+@)?([^/:]+(?::\d+)?)[/:]([^/:].*?)(?:\.git)?\/?$/.exec(url) ?? [];
  const repository = /^[\w.-]+\/[\w.-]+$/.exec(path ?? '')?.[0];
  if (!answer.ok || host === undefined || repository === undefined || !/[.:]|^localhost$/.test(host)) return {};
  const web = scheme === 'http' ? `http://${host}` : `https://${host.replace(/:\d+$/, scheme === 'https' ? '$&' : '')}`;
  return { repository, web: `${web}/${repository}` };
}

/** Git's mode of every entry of a commit, by path from a folder of it. */
export function modesOf(root: string, commit: string, folder: string): ReadonlyMap<string, string> {
  const answer = runGit(root, ['ls-tree', '-r', '-z', '--full-tree', commit]);
  if (!answer.ok) throw new SeedlintError('git-revision', { revision: commit });
  const prefix = folder === '' ? '' : `${folder}/`;
  const modes = new Map<string, string>();
  for (const record of records(answer)) {
    const [head = '', path = ''] = record.split('\t');
    if (path.startsWith(prefix)) modes.set(path.slice(prefix.length), head.split(' ')[0] ?? '');
  }
  return modes;
}

/** ISO 8601, UTC, to the second. */
export function isoSeconds(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, 'Z');
}
