import { existsSync, lstatSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import type { Draft, DraftName } from '../../core/draft.ts';
import { SeedlintError } from '../../core/errors.ts';
import { readBody } from '../body.ts';
import type { PullRequest, PullRequestHost, PullRequestWords, Standing } from '../host.ts';
import { commitAt, commitsSince, contains } from './branch.ts';
import { foreseeCommits, makeCommits, plainPatch } from './commits.ts';
import { gitFailure, gitLine, runGit } from './git.ts';

export interface WorkingCopyOptions {
  /** Top of the repository. */
  readonly repository: string;
  /** Folder for what a reviewer reads; default: `.seedlint/<end of the branch>` in the repository. */
  readonly out?: string;
}

/**
 * Pull requests without a host and without a network: a branch, and beside it a folder with `PULL_REQUEST.md`, `changes.patch`,
 * `changes.bundle` and `plan.json`. Who deletes the branch and keeps the folder has declined.
 */
export function workingCopyHost({ repository, out }: WorkingCopyOptions): PullRequestHost {
  const folderOf = (draft: DraftName): string =>
    out === undefined ? join(repository, '.seedlint', draft.branch.split('/').at(-1) ?? draft.key) : resolve(out);
  // One run has one draft: its folder is known from the first look on.
  let folder = '';

  return {
    async look(draft): Promise<Standing> {
      folder = folderOf(draft);
      if (out === undefined) assertNoLink(join(repository, '.seedlint'));
      const tip = commitAt(repository, `refs/heads/${draft.branch}`);
      const base = commitAt(repository, `refs/heads/${draft.baseBranch}`) ?? draft.base;
      const pull = pullIn(folder, { repository, tip, base });
      return {
        ...(tip === undefined ? {} : { branch: { tip, commits: commitsSince(repository, base, tip) } }),
        pulls: pull ? [pull] : [],
        open: openBranches(repository, base).filter((branch) => branch !== draft.branch),
      };
    },
    foresee: (draft) => foreseeCommits(repository, draft).tip,
    async push(draft, seen) {
      assertNotCheckedOut(repository, draft.branch);
      const { tip } = makeCommits(repository, draft);
      const args = [
        'update-ref',
        '-m',
        'seedlint improve',
        `refs/heads/${draft.branch}`,
        tip,
        seen ?? '0'.repeat(tip.length),
      ];
      if (!runGit(repository, args).ok) return false;
      // The same branch with other commits: what lies beside it is brought up to date with it.
      if (existsSync(folder)) writeBeside(folder, draft, repository);
      return true;
    },
    async open(draft, text) {
      writeBeside(folder, draft, repository);
      writeWords(folder, text);
      return { number: 1, where: shown(folder, repository), state: 'open', ...text };
    },
    async update(pull, text) {
      writeWords(folder, { title: pull.title, body: pull.body, ...text });
    },
    async comment(_pull, mark, text) {
      writeWhole(join(folder, 'NOTE.md'), `<!-- ${mark} -->\n${text}\n`);
    },
    adorn: async () => [],
    close: async () => undefined,
  };
}

const words = 'PULL_REQUEST.md';

interface At {
  readonly repository: string;
  readonly tip: string | undefined;
  readonly base: string;
}

/** The pull request that a folder keeps, and what has become of it. */
function pullIn(folder: string, { repository, tip, base }: At): PullRequest | undefined {
  const path = join(folder, words);
  if (!existsSync(path)) return undefined;
  const text = readFileSync(path, 'utf8');
  const [, title = '', body = ''] = /^# ([^\n]*)\n\n([^]*)$/.exec(text) ?? [];
  const heads = readBody(body).marker?.heads ?? [];
  const isTaken = heads.some((head) => commitAt(repository, head) !== undefined && contains(repository, base, head));
  const state = isTaken ? 'merged' : tip === undefined ? 'closed' : 'open';
  return { number: 1, where: shown(folder, repository), state, title, body };
}

function openBranches(repository: string, base: string): string[] {
  const args = ['for-each-ref', '--format=%(refname:short)', `--no-merged=${base}`, 'refs/heads/seedlint/'];
  const answer = runGit(repository, args);
  if (!answer.ok) throw gitFailure(args, answer);
  return answer.stdout
    .toString()
    .split('\n')
    .filter((line) => line !== '');
}

/** A branch is not moved under somebody's feet. */
function assertNotCheckedOut(repository: string, branch: string): void {
  const worktrees = runGit(repository, ['worktree', 'list', '--porcelain']).stdout.toString();
  if (worktrees.split('\n').includes(`branch refs/heads/${branch}`))
    throw new SeedlintError('publish-checked-out', { branch });
}

/** A link that came with the repository could lead anywhere. */
function assertNoLink(folder: string): void {
  if (lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink())
    throw new SeedlintError('link-outside', {}, { path: '.seedlint' });
}

/** What a reviewer reads and applies. */
function writeBeside(folder: string, draft: Draft, repository: string): void {
  mkdirSync(folder, { recursive: true });
  // What lies here is a copy of what the branch says: no part of the repository.
  writeWhole(join(folder, '.gitignore'), '*\n');
  writeWhole(join(folder, 'plan.json'), draft.record);
  const { tip } = makeCommits(repository, draft);
  const patch = [
    'format-patch',
    '--stdout',
    '--no-signature',
    ...plainPatch,
    '--no-attach',
    '--no-cover-letter',
    '--no-signoff',
    '--no-thread',
    '--no-notes',
    '--no-to',
    '--no-cc',
    '--no-add-header',
    '--subject-prefix=PATCH',
    '--numbered',
    '--encode-email-headers',
    '--full-index',
    '--binary',
    '--no-color',
    `${draft.base}..${tip}`,
  ];
  const mails = runGit(repository, patch);
  if (!mails.ok) throw gitFailure(patch, mails);
  writeWhole(join(folder, 'changes.patch'), mails.stdout);
  if (commitAt(repository, `refs/heads/${draft.branch}`) !== tip) return;
  const temporary = join(folder, 'changes.bundle.new');
  gitLine(repository, [
    'bundle',
    'create',
    '--quiet',
    '--version=2',
    temporary,
    `${draft.base}..refs/heads/${draft.branch}`,
  ]);
  renameSync(temporary, join(folder, 'changes.bundle'));
}

function writeWords(folder: string, { title, body }: PullRequestWords): void {
  writeWhole(join(folder, words), `# ${title.replace(/\s+/g, ' ')}\n\n${body}`);
}

/** Whole or not at all. */
function writeWhole(path: string, content: string | Uint8Array): void {
  writeFileSync(`${path}.new`, content);
  renameSync(`${path}.new`, path);
}

function shown(folder: string, repository: string): string {
  const inside = relative(repository, join(folder, words));
  return inside.startsWith('..') || isAbsolute(inside) ? join(folder, words) : inside;
}
