import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Draft, DraftCommit } from '../../core/draft.ts';
import { SeedlintError } from '../../core/errors.ts';
import { gitFailure, gitLine, runGit } from './git.ts';

/** A draft as git knows it. */
export interface MadeCommits {
  /** In the order of the draft. */
  readonly commits: readonly string[];
  /** The last one. */
  readonly tip: string;
  /** Tree of the last one. */
  readonly tree: string;
}

/** Writes the commits of a draft into a repository: no branch, no index and no file is touched. The same draft makes the same ids. */
export function makeCommits(repository: string, draft: Draft): MadeCommits {
  return withIndex({}, (env) => committed(repository, draft, env));
}

/** A draft as a unified diff; nothing is left behind in the repository. */
export function draftDiff(draft: Draft, repository: string): string {
  return withObjectsApart(repository, (env) => {
    const { tip } = committed(repository, draft, env);
    const args = ['diff', '--no-color', ...plainPatch, '--full-index', draft.base, tip];
    const answer = runGit(repository, args, { env });
    if (!answer.ok) throw gitFailure(args, answer);
    return answer.stdout.toString();
  });
}

/** The commits and the tree a draft would have; nothing is left behind in the repository. */
export function foreseeCommits(repository: string, draft: Draft): MadeCommits {
  return withObjectsApart(repository, (env) => committed(repository, draft, env));
}

/** Id of the tree that a commit becomes with some files changed; nothing is left behind. */
export function treeWith(repository: string, commit: string, files: DraftCommit['files']): string {
  return withObjectsApart(repository, (env) => {
    gitLine(repository, ['read-tree', commit], { env });
    return treeOf(repository, files, env);
  });
}

/** What a patch looks like, whatever the settings of the user make of theirs. */
export const plainPatch: readonly string[] = [
  '--no-ext-diff',
  '--no-textconv',
  '--no-relative',
  '--src-prefix=a/',
  '--dst-prefix=b/',
  '--unified=3',
  '--inter-hunk-context=0',
  '--diff-algorithm=myers',
  '--no-renames',
  '--ignore-submodules=none',
];

type Env = Readonly<Record<string, string>>;

function committed(repository: string, draft: Draft, env: Env): MadeCommits {
  const { name, email } = draft.author;
  const dated = {
    ...env,
    GIT_AUTHOR_NAME: name,
    GIT_AUTHOR_EMAIL: email,
    GIT_AUTHOR_DATE: draft.at,
    GIT_COMMITTER_NAME: name,
    GIT_COMMITTER_EMAIL: email,
    GIT_COMMITTER_DATE: draft.at,
  };
  gitLine(repository, ['read-tree', draft.base], { env });
  const commits: string[] = [];
  let tree = '';
  for (const { message, files } of draft.commits) {
    tree = treeOf(repository, files, env);
    const parent = commits.at(-1) ?? draft.base;
    commits.push(gitLine(repository, ['commit-tree', tree, '-p', parent, '-F', '-'], { env: dated, input: message }));
  }
  const tip = commits.at(-1);
  if (tip === undefined) throw new Error('a draft without commits');
  return { commits, tip, tree };
}

/** The index with these files changed, as a tree. Modes stay; a link, a submodule or a folder is not written over. */
function treeOf(repository: string, files: DraftCommit['files'], env: Env): string {
  const lines: string[] = [];
  for (const [path, bytes] of files) {
    const mode = modeOf(repository, path, env);
    if (bytes === null) {
      // As long as the ids of this repository are.
      const none = '0'.repeat(gitLine(repository, ['hash-object', '--stdin'], { env, input: '' }).length);
      lines.push(`0 ${none}\t${path}`);
      continue;
    }
    const id = gitLine(repository, ['hash-object', '-w', '--stdin', '--no-filters'], { env, input: bytes });
    lines.push(`${mode ?? '100644'} ${id}\t${path}`);
  }
  // NUL-terminated, so that a path may hold what it likes.
  const args = ['update-index', '-z', '--add', '--index-info'];
  const answer = runGit(repository, args, { env, input: lines.map((line) => `${line}\0`).join('') });
  if (!answer.ok) throw gitFailure(args, answer);
  return gitLine(repository, ['write-tree'], { env });
}

function modeOf(repository: string, path: string, env: Env): string | undefined {
  const args = ['ls-files', '--stage', '-z', '--full-name', '--', `:(top,literal)${path}`];
  const answer = runGit(repository, args, { env });
  if (!answer.ok) throw gitFailure(args, answer);
  const [line = ''] = answer.stdout.toString().split('\0');
  const mode = /^(\d{6}) /.exec(line)?.[1];
  if (mode === undefined) return undefined;
  if (!line.endsWith(`\t${path}`) || (mode !== '100644' && mode !== '100755'))
    throw new SeedlintError('git-mode', { path, mode });
  return mode;
}

function withIndex<Result>(env: Env, work: (env: Env) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'seedlint-index-'));
  try {
    return work({ ...env, GIT_INDEX_FILE: join(folder, 'index') });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Objects that are made go to a folder that is thrown away; those of the repository can be read. */
function withObjectsApart<Result>(repository: string, work: (env: Env) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'seedlint-objects-'));
  try {
    const objects = join(folder, 'objects');
    mkdirSync(objects);
    const known = resolve(repository, gitLine(repository, ['rev-parse', '--git-path', 'objects']));
    return withIndex({ GIT_OBJECT_DIRECTORY: objects, GIT_ALTERNATE_OBJECT_DIRECTORIES: known }, work);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
