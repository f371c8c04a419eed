import { SeedlintError } from '../core/errors.ts';
import type { Source } from './source.ts';
import { records, runGit, type GitAnswer } from './source-git-command.ts';
import { gitObjects } from './source-git-objects.ts';
import { treeSource, type TreeEntry } from './source-git-tree.ts';

export interface GitSourceOptions {
  /** Folder of the repository that is the root of the source, as `folderInRepository` says it. Default: the top. */
  readonly folder?: string;
}

/**
 * The files of a revision, without a checkout. `repository` is any folder of a clone, or a bare repository.
 * Throws `git-missing`, `git-repository`, `git-revision` and, where more history would help, `git-shallow`.
 */
export function gitSource(repository: string, revision: string, options: GitSourceOptions = {}): Source {
  const tree = runGit(repository, ['ls-tree', '-r', '-z', '--full-tree', '--end-of-options', revision]);
  if (!tree.ok) throw whyNoTree(repository, revision, tree);
  // `<mode> <type> <id>\t<path>`
  const entries = readEntries(records(tree), /^(\d+) \w+ (\w+)\t/, options.folder ?? '');
  return treeSource(`rev:${revision}`, entries, gitObjects(repository));
}

/** The files as they are staged for the next commit. Throws `git-missing` and `git-repository`. */
export function indexSource(repository: string, options: GitSourceOptions = {}): Source {
  const index = runGit(repository, ['ls-files', '-s', '-z', '--full-name', '--', ':/']);
  if (!index.ok) throw noRepository(repository, index);
  // `<mode> <id> <stage>\t<path>`; of a file in conflict, stage 2 is our side.
  const entries = readEntries(records(index), /^(\d+) (\w+) [02]\t/, options.folder ?? '');
  return treeSource('index', entries, gitObjects(repository));
}

/** Where in its repository a folder lies: `''` for the top. Throws `git-missing` and `git-repository`. */
export function folderInRepository(folder: string): string {
  const answer = runGit(folder, ['rev-parse', '--show-prefix']);
  if (!answer.ok) throw noRepository(folder, answer);
  return answer.stdout.toString().replace(/\/?\n$/, '');
}

/** The top folder of the repository a folder lies in. Throws `git-missing` and `git-repository`. */
export function topOfRepository(folder: string): string {
  const answer = runGit(folder, ['rev-parse', '--show-toplevel']);
  if (!answer.ok) throw noRepository(folder, answer);
  return answer.stdout.toString().replace(/\n$/, '');
}

/**
 * Where a branch left the default branch: the revision a change is compared with when nobody names one.
 * Throws `git-repository`, `git-shallow`, and `git-no-base` where there is no default branch or no common history.
 */
export function mergeBase(repository: string, head = 'HEAD'): string {
  const shallow = runGit(repository, ['rev-parse', '--is-shallow-repository']);
  if (!shallow.ok) throw noRepository(repository, shallow);
  const branch = defaultBranches.find(
    (name) => runGit(repository, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]).ok,
  );
  if (branch === undefined) throw new SeedlintError('git-no-base', { known: defaultBranches.join(', ') });
  const answer = runGit(repository, ['merge-base', '--end-of-options', branch, head]);
  const found = answer.stdout.toString().trim();
  if (answer.ok && found !== '') return found;
  if (shallow.stdout.toString().startsWith('true')) throw new SeedlintError('git-shallow', { revision: branch });
  throw new SeedlintError('git-no-base', { known: branch });
}

const defaultBranches = ['origin/HEAD', 'origin/main', 'origin/master', 'main', 'master'];

function readEntries(lines: readonly string[], head: RegExp, folder: string): Map<string, TreeEntry> {
  const prefix = folder === '' ? '' : `${folder.replace(/\/+$/, '')}/`;
  const entries = new Map<string, TreeEntry>();
  for (const line of lines) {
    const match = head.exec(line);
    if (!match?.[1] || !match[2] || !line.startsWith(prefix, match[0].length)) continue;
    entries.set(line.slice(match[0].length + prefix.length), { type: types[match[1]] ?? 'file', id: match[2] });
  }
  return entries;
}

const types: Readonly<Record<string, TreeEntry['type']>> = { '120000': 'link', '160000': 'submodule' };

function whyNoTree(repository: string, revision: string, tree: GitAnswer): SeedlintError {
  const shallow = runGit(repository, ['rev-parse', '--is-shallow-repository']);
  if (!shallow.ok) return noRepository(repository, shallow);
  // Over stdin, so that no revision is taken for an option, whatever it begins with.
  const found = revision.includes('\n')
    ? undefined
    : runGit(repository, ['cat-file', '--batch-check=%(objecttype)'], `${revision}\n`).stdout.toString();
  // The revision is there, and something else went wrong.
  if (found && /^(?:commit|tree|tag)\n/.test(found)) return noRepository(repository, tree);
  const code = shallow.stdout.toString().startsWith('true') ? 'git-shallow' : 'git-revision';
  return new SeedlintError(code, { revision });
}

function noRepository(path: string, { complaint }: GitAnswer): SeedlintError {
  return new SeedlintError('git-repository', { path, reason: complaint });
}
