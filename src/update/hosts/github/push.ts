import { SeedlintError } from '../../../core/errors.ts';
import { runGit, runGitSlowly, type GitResult } from '../git.ts';
import type { Address } from './address.ts';

export interface Remote {
  /** Top of the repository on this machine. */
  readonly repository: string;
  readonly address: Address;
  readonly token: string;
  /** What messages call it. */
  readonly source: string;
  /** Seconds to wait while nothing comes. */
  readonly patience: number;
  redact(this: void, text: string): string;
}

/** Puts a commit on a branch of the remote if that is still where it was seen (undefined: not there); false when it is not. Throws where it may not. */
export async function pushBranch(
  remote: Remote,
  { branch, tip, seen }: { readonly branch: string; readonly tip: string; readonly seen: string | undefined },
): Promise<boolean> {
  const ref = `refs/heads/${branch}`;
  // An empty expectation is one that nothing is there.
  const args = [
    'push',
    '--porcelain',
    '--no-verify',
    '--no-signed',
    '--no-follow-tags',
    '--recurse-submodules=no',
    `--force-with-lease=${ref}:${seen ?? ''}`,
  ];
  const answer = await withToken(remote, [...args, remote.address.git, `${tip}:${ref}`]);
  if (answer.ok) return true;
  const said = remote.redact(`${answer.stdout.toString()}\n${answer.stderr}`);
  if (
    /stale info|fetch first|non-fast-forward|reference already exists|cannot lock ref|failed to update ref|incorrect old value/i.test(
      said,
    )
  )
    return false;
  throw gitTrouble(remote, branch, said);
}

/** Fetches a branch, so that its commits are here; its tip, or undefined where there is no such branch. */
export async function fetchBranch(remote: Remote, branch: string): Promise<string | undefined> {
  const listed = await withToken(remote, ['ls-remote', '--exit-code', remote.address.git, `refs/heads/${branch}`]);
  const tip = /^[0-9a-f]{40,64}(?=\t)/m.exec(listed.stdout.toString())?.[0];
  if (!listed.ok || tip === undefined) {
    // Exit code 2: everything went well, and there is no such branch.
    if (listed.ok || (listed.stderr.trim() === '' && listed.stdout.length === 0)) return undefined;
    throw gitTrouble(remote, branch, remote.redact(listed.stderr));
  }
  const args = [
    'fetch',
    '--quiet',
    '--no-tags',
    '--no-write-fetch-head',
    '--no-auto-gc',
    '--recurse-submodules=no',
    remote.address.git,
  ];
  const known = runGit(remote.repository, ['cat-file', '-e', `${tip}^{commit}`]).ok;
  const fetched = known ? listed : await withToken(remote, [...args, `refs/heads/${branch}`]);
  if (!fetched.ok) throw gitTrouble(remote, branch, remote.redact(fetched.stderr));
  return tip;
}

/** Git with a token that stands neither in its arguments nor in an address, and without any helper of the user's. */
function withToken({ repository, address, token, patience }: Remote, args: readonly string[]): Promise<GitResult> {
  const header = `Authorization: Basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`;
  const settings = [
    // An empty one forgets those of the repository: a checkout in a workflow leaves its own token there, and two are refused.
    [`http.${address.git}.extraHeader`, ''],
    [`http.${address.git}.extraHeader`, header],
    // The longest match wins: whatever the user rewrites, this address stays itself.
    [`url.${address.git}.insteadOf`, address.git],
    [`url.${address.git}.pushInsteadOf`, address.git],
    ['credential.helper', ''],
    ['http.followRedirects', 'false'],
    // A connection that stalls is given up.
    ['http.lowSpeedLimit', '1'],
    ['http.lowSpeedTime', String(Math.max(1, Math.ceil(patience)))],
  ] as const;
  const env: Record<string, string> = { GIT_CONFIG_COUNT: String(settings.length), GIT_ASKPASS: '', SSH_ASKPASS: '' };
  for (const [index, [key, value]] of settings.entries()) {
    env[`GIT_CONFIG_KEY_${index}`] = key;
    env[`GIT_CONFIG_VALUE_${index}`] = value;
  }
  return runGitSlowly(repository, args, { env, seconds: 10 * patience });
}

/** What git complained of, as something people can mend. */
function gitTrouble({ address, source }: Remote, branch: string, said: string): SeedlintError {
  const { host, owner, repo } = address;
  const lines = said
    .split('\n')
    .map((line) => line.replace(/^(?:(?:remote|error|fatal):\s*)+/, '').trim())
    .filter((line) => line !== '' && !/^(?:To |Done$)/.test(line));
  const status = Number(/(?:returned error:|HTTP) (\d{3})/.exec(said)?.[1]);
  if (status === 401 || /could not read Username|Authentication failed/.test(said))
    return new SeedlintError('host-token-refused', { host, source });
  if (status === 429) return new SeedlintError('host-limit', { host, action: `push ${branch}`, seconds: 60 });
  if (status === 404 || /repository '[^']*' not found/.test(said))
    return new SeedlintError('host-not-found', { host, what: `${owner}/${repo}` });
  if (status === 403) {
    const reason = lines.find((line) => /denied|forbidden|not allowed|archived|SAML/i.test(line)) ?? String(status);
    return new SeedlintError('host-forbidden', { host, action: `push ${branch}`, reason: short(reason) });
  }
  const rejected = /\[remote rejected\] \(([^)]*)\)/.exec(said)?.[1];
  const refusal = lines.find((line) => /GH0\d\d/.test(line)) ?? rejected;
  if (refusal !== undefined) return new SeedlintError('host-push-refused', { host, branch, reason: short(refusal) });
  return new SeedlintError('host-push', {
    host,
    branch,
    reason: short(lastWord(said) ?? lines.at(-1) ?? 'git was cut short'),
  });
}

/** Behind it git only gives advice. */
function lastWord(said: string): string | undefined {
  return [...said.matchAll(/^(?:fatal|error): (.+)$/gm)].at(-1)?.[1];
}

function short(reason: string): string {
  return reason.replace(/[.:\s]+$/, '').slice(0, 300);
}
