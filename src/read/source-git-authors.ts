import { runGit } from './source-git-command.ts';

/**
 * Everybody who had a hand in what lies between two revisions: authors, committers, and whom commits name as authors besides,
 * each as `Name <mail>`. Undefined where git cannot tell: a tree without a commit has no authors.
 */
export function authorsBetween(repository: string, base: string, head: string): string[] | undefined {
  if (![base, head].every((revision) => isCommit(repository, revision))) return undefined;
  const answer = runGit(repository, ['log', `--format=${format}`, '-z', '--end-of-options', head, `^${base}`, '--']);
  if (!answer.ok) return undefined;
  return [
    ...new Set(
      answer.stdout
        .toString()
        .split(/[\0\n]/)
        .filter((line) => line.trim() !== ''),
    ),
  ];
}

/** Who would be the author of a commit made now, as `Name <mail>`; empty where git does not know. */
export function authorsNow(repository: string): string[] {
  return ['GIT_AUTHOR_IDENT', 'GIT_COMMITTER_IDENT'].flatMap((name) => {
    const answer = runGit(repository, ['var', name]);
    return answer.ok ? [answer.stdout.toString().replace(/>[^>]*$/, '>')] : [];
  });
}

function isCommit(repository: string, revision: string): boolean {
  return runGit(repository, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]).ok;
}

// Both as they were written and as .mailmap has them: who goes by two names is known by either.
const format = [
  '%an <%ae>',
  '%aN <%aE>',
  '%cn <%ce>',
  '%cN <%cE>',
  '%(trailers:key=Co-authored-by,valueonly,unfold)',
].join('%n');
