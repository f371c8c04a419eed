import { resolve } from 'node:path';
import type { Change, State } from '../core/change.ts';
import { SeedlintError } from '../core/errors.ts';
import type { Approval } from '../core/approval.ts';
import type { Approvals } from '../guard/approve.ts';
import { readApprovals } from '../read/approvals.ts';
import { configFiles } from '../read/config-disk.ts';
import { pathBelow, sourceFiles } from '../read/source-files.ts';
import { authorsBetween, authorsNow } from '../read/source-git-authors.ts';
import { hashOf } from './digest.ts';
import { sayFailure } from './failure.ts';
import { sidesOf, topOf, topRoot, type Side, type SideFlags } from './guard-sides.ts';
import type { CommonOptions } from './options.ts';
import type { World } from './world.ts';

export interface ApprovalFlags {
  /** A reviewed file that counts as base's own does. */
  readonly approvals?: string;
  /** Authors of the change that git does not know of. */
  readonly author?: readonly string[];
}

/** The approvals of both sides of a change, and what they are held against. A file of base that cannot be read approves nothing, and says so. */
export async function readChangeApprovals(
  change: Change,
  flags: SideFlags & ApprovalFlags & CommonOptions,
  world: World,
  today: string | undefined,
): Promise<Approvals> {
  const asked = flags.config === undefined ? undefined : resolve(world.cwd, flags.config);
  const [base, head] = sidesOf(flags, asked, world);
  const authors = authorsOf(base, head, flags.author ?? []);
  const { approvers } = change.base.config;
  const brought = approvalsIn(head, change.head);
  return {
    base: [...(await approvalsOfBase(base, change.base, flags, world)), ...handedIn(flags, head, world)],
    head: brought,
    context: {
      ...(today === undefined ? {} : { today }),
      ...(authors ? { authors } : {}),
      ...(approvers ? { approvers } : {}),
    },
    digest: hashOf,
  };
}

async function approvalsOfBase(side: Side, state: State, flags: CommonOptions, world: World): Promise<Approval[]> {
  try {
    return approvalsIn(side, state);
  } catch (error) {
    if (!(error instanceof SeedlintError)) throw error;
    // To stop here would stop the change that mends the file, too.
    await sayFailure(error, flags, world);
    return [];
  }
}

/** Only what is a part of the side itself: a file that lies elsewhere is the same for both sides, and whose it is nobody knows. */
function approvalsIn(side: Side, { config }: State): Approval[] {
  const top = topRoot(side);
  const inside = pathBelow(side.root, config.approvals);
  const [source, root] = inside === undefined ? [side.top, top] : [side.source, side.root];
  const path = inside ?? pathBelow(top, config.approvals);
  if (path === undefined) return [];
  return readApprovals(path, sourceFiles(source, root, { read: () => undefined }).read(resolve(root, path)));
}

function handedIn({ approvals }: ApprovalFlags, head: Side, { cwd }: World): Approval[] {
  if (approvals === undefined) return [];
  const path = resolve(cwd, approvals);
  // Whoever made the change could have written what lies in it.
  if (pathBelow(topOf(head.root), path) !== undefined) throw new SeedlintError('approvals-inside', { path: approvals });
  const text = configFiles.read(path);
  if (text === undefined) throw new SeedlintError('config-unreadable', { path: approvals, reason: 'ENOENT' });
  return readApprovals(approvals, text);
}

/** Undefined where neither git nor anybody else has named one: then no approver is known to be another. */
function authorsOf(base: Side, head: Side, named: readonly string[]): readonly string[] | undefined {
  const known = base.revision === undefined || head.folder ? undefined : byGit(base.revision, head);
  const all = [...(known ?? []), ...named];
  // Of a step back nobody is the author: it has no commits of its own.
  return all.length > 0 ? all : undefined;
}

function byGit(base: string, { root, revision }: Side): string[] | undefined {
  const committed = authorsBetween(root, base, revision ?? 'HEAD');
  return committed && [...committed, ...(revision === undefined ? authorsNow(root) : [])];
}
