import { SeedlintError } from '../../../core/errors.ts';
import { runGit } from '../git.ts';

/** Where a repository on GitHub is. */
export interface Address {
  /** `github.com`, or that of an enterprise server, with its port. */
  readonly host: string;
  readonly owner: string;
  readonly repo: string;
  /** Of the REST API, without a slash at the end. */
  readonly api: string;
  /** What git pushes to and fetches from. */
  readonly git: string;
  /** What people open. */
  readonly web: string;
}

type Env = Readonly<Record<string, string | undefined>>;

/** The repository a remote names; the variables of GitHub Actions say it where the remote does not. Throws `host-remote`. */
export function addressOf(
  repository: string,
  { remote, env }: { readonly remote: string; readonly env: Env },
): Address {
  const written = said(repository, ['config', '--get', `remote.${remote}.url`]);
  // A whole address is what it says; a short name is spelled out in the settings of git.
  const url = /^https?:/.test(written) ? written : said(repository, ['remote', 'get-url', '--', remote]);
  const server = env['GITHUB_SERVER_URL'] ?? 'https://github.com';
  const named =
    parse(url) ?? parse(env['GITHUB_REPOSITORY'] === undefined ? '' : `${server}/${env['GITHUB_REPOSITORY']}`);
  if (!named) throw new SeedlintError('host-remote', { remote, url: withoutSecrets(url) || '—' });
  const { scheme, host, owner, repo } = named;
  const web = `${scheme}://${host}/${owner}/${repo}`;
  return { host, owner, repo, api: apiOf(named, env), git: `${web}.git`, web };
}

function said(repository: string, args: readonly string[]): string {
  return runGit(repository, args).stdout.toString().trim();
}

interface Named {
  readonly scheme: 'http' | 'https';
  readonly host: string;
  readonly owner: string;
  readonly repo: string;
}

function parse(url: string): Named | undefined {
  // `git@github.com:acme/shop.git`
  const scp = /^(?:[\w.-]+@)?([\w.-]+):(?!\/)([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?$/.exec(url);
  if (scp?.[1] && scp[2] && scp[3]) return { scheme: 'https', host: plainHost(scp[1]), owner: scp[2], repo: scp[3] };
  if (!URL.canParse(url)) return undefined;
  const { protocol, host, hostname, pathname } = new URL(url);
  const [, owner, repo] = /^\/([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?$/.exec(pathname) ?? [];
  if (!/^(?:https?|ssh|git):$/.test(protocol) || owner === undefined || repo === undefined) return undefined;
  const isWeb = protocol === 'http:' || protocol === 'https:';
  return { scheme: protocol === 'http:' ? 'http' : 'https', host: plainHost(isWeb ? host : hostname), owner, repo };
}

/** GitHub takes SSH on the port of HTTPS, too, under another name. */
function plainHost(host: string): string {
  return /^(?:ssh|www)\.github\.com$/.test(host) ? 'github.com' : host;
}

function apiOf({ scheme, host }: Named, env: Env): string {
  const given = env['GITHUB_API_URL'];
  if (given) return given.replace(/\/+$/, '');
  if (host === 'github.com' || host.endsWith('.ghe.com')) return `https://api.${host}`;
  return `${scheme}://${host}/api/v3`;
}

/** An address without the name and password it may hold. */
function withoutSecrets(url: string): string {
  return url.replace(/\/\/[^@/]*@/, '//');
}
