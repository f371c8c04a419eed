import { runGit } from './source-git-command.ts';

/** Are both revisions the same commit? Without a head: is the working tree what the revision has, with nothing changed or added? */
export function isSameState(repository: string, base: string, head: string | undefined): boolean {
  const [one, other] = [commitOf(repository, base), commitOf(repository, head ?? 'HEAD')];
  if (one === undefined || one !== other) return false;
  return head !== undefined || runGit(repository, ['status', '--porcelain', '-z', '--', ':/']).stdout.length === 0;
}

function commitOf(repository: string, revision: string): string | undefined {
  const answer = runGit(repository, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]);
  return answer.ok ? answer.stdout.toString().trim() : undefined;
}
