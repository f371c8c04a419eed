import { SeedlintError } from '../../core/errors.ts';
import type { PullRequestHost } from '../../update/host.ts';
import { workingCopyHost } from '../../update/hosts/working-copy.ts';
import { version } from '../version.ts';
import type { World } from '../world.ts';
import { resolve } from 'node:path';

/** Where an improvement is to be published. */
export interface HostFlags {
  /** Absent: nowhere, it is shown. */
  readonly host?: 'working-copy' | 'github';
  readonly remote?: string;
  /** Folder of the working-copy host. */
  readonly out?: string;
}

export interface OpenHost {
  readonly host: PullRequestHost;
  /** Fetches the base branch and tells where it is; absent for a host that has nothing to fetch. */
  base?(this: void, branch: string): Promise<string | undefined>;
}

/** The host that was asked for; undefined where none was. Throws SeedlintError where it cannot be reached. */
export async function hostOf(
  { host, remote = 'origin', out }: HostFlags,
  { top, world }: { readonly top: string; readonly world: World },
): Promise<OpenHost | undefined> {
  if (out !== undefined && host !== 'working-copy')
    throw new SeedlintError('usage', {
      reason: '--out says nothing without --host working-copy.',
      hint: 'Leave it out.',
    });
  if (host === undefined) return undefined;
  if (host === 'working-copy')
    return {
      host: workingCopyHost({ repository: top, ...(out === undefined ? {} : { out: resolve(world.cwd, out) }) }),
    };
  const { githubHost } = await import('../../update/hosts/github/host.ts');
  const pace = Number(world.env['SEEDLINT_GITHUB_PACE'] ?? 1000);
  const found = await githubHost({ repository: top, remote, env: world.env, version, ...(pace >= 0 ? { pace } : {}) });
  return { host: found, base: found.base };
}
