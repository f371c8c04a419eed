import { resolve } from 'node:path';
import { SeedlintError } from '../core/errors.ts';
import { runGit } from '../read/source-git-command.ts';
import { treeDigest } from '../read/tree-digest.ts';
import { sidesOf, type Side, type SideFlags } from './guard-sides.ts';
import type { World } from './world.ts';

/** Ids of both trees that are compared: git's own for a revision, a digest for files as they lie in a folder. */
export function treeIds(flags: SideFlags, world: World): { base: string; head: string } {
  const asked = flags.config === undefined ? undefined : resolve(world.cwd, flags.config);
  const [base, head] = sidesOf(flags, asked, world);
  return { base: treeId(base), head: treeId(head) };
}

/** Git's own id of a revision's tree, or a digest of the files as they lie in a folder. */
export function treeId({ revision, root, folder, top }: Side): string {
  if (revision === undefined) {
    // What a folder somebody names holds is not git's business; of a working tree, what is ignored is no part.
    const paths = folder ? top.list(['**']).filter((path) => !path.endsWith('/')) : top.paths();
    return `sha256:${treeDigest(top, paths)}`;
  }
  const answer = runGit(root, ['rev-parse', '--verify', '--end-of-options', `${revision}^{tree}`]);
  if (!answer.ok) throw new SeedlintError('git-revision', { revision });
  const lines = answer.stdout.toString().trim().split('\n');
  return `git:${lines.at(-1) ?? ''}`;
}
