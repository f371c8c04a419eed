import type { PublicationNote } from '../../../core/draft.ts';
import type { BranchCommit, PullRequest, PullRequestHost, Standing } from '../../host.ts';
import { isPlainMerge } from '../branch.ts';
import { foreseeCommits, makeCommits } from '../commits.ts';
import { addressOf, type Address } from './address.ts';
import { connect, type Client } from './client.ts';
import { fetchBranch, pushBranch, type Remote } from './push.ts';
import { credentialOf, redactor } from './token.ts';

export interface GithubOptions {
  /** Top of the repository on this machine. */
  readonly repository: string;
  readonly remote: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly version: string;
  /** Milliseconds between two writes; GitHub asks for a second. */
  readonly pace?: number;
  /** Seconds to wait for one answer. */
  readonly patience?: number;
}

/** Pull requests on github.com or an enterprise server. */
export interface GithubHost extends PullRequestHost {
  readonly address: Address;
  /** Fetches the base branch, and tells where it is; undefined where there is none. */
  base(this: void, branch: string): Promise<string | undefined>;
}

/** Commits go by git, everything else by the REST API. Throws SeedlintError; no token is in it. */
export async function githubHost({
  repository,
  remote: name,
  env,
  version,
  pace = 1000,
  patience = 30,
}: GithubOptions): Promise<GithubHost> {
  const address = addressOf(repository, { remote: name, env });
  const credential = credentialOf(address, env);
  const client = await connect({ address, credential, pace, patience, version });
  const { token } = client;
  const remote: Remote = { repository, address, token, source: credential.source, patience, redact: redactor([token]) };
  const at = { owner: address.owner, repo: address.repo };
  const { request, ask, paginate } = client;
  const isOurs = (pull: Listed): boolean => isBy(pull, client.login) && isFrom(pull, at);

  return {
    address,
    base: (branch) => fetchBranch(remote, branch),
    foresee: (draft) => foreseeCommits(repository, draft).tip,
    async look(draft): Promise<Standing> {
      const tip = await fetchBranch(remote, draft.branch);
      const commits =
        tip === undefined
          ? []
          : await ask('compare the branch with its base', () => commitsOn(client, at, `${draft.baseBranch}...${tip}`));
      const all = await ask('list pull requests', () =>
        paginate('GET /repos/{owner}/{repo}/pulls', {
          ...at,
          state: 'all',
          head: `${at.owner}:${draft.branch}`,
          per_page: 100,
        }),
      );
      const open = await ask('list open pull requests', () =>
        paginate('GET /repos/{owner}/{repo}/pulls', { ...at, state: 'open', per_page: 100 }),
      );
      const here = all.filter((pull) => pull.head.ref === draft.branch && isFrom(pull, at));
      const stranger = here.find((pull) => pull.state === 'open' && !isOurs(pull));
      return {
        ...(tip === undefined
          ? {}
          : {
              branch: { tip, commits: commits.map((one) => ({ ...one, isPlainMerge: isPlainMerge(repository, one) })) },
            }),
        ...(stranger ? { stranger: stranger.html_url } : {}),
        pulls: here
          .filter(isOurs)
          .map(pullOf)
          .toSorted((a, b) => b.number - a.number),
        open: open.filter((pull) => isOurs(pull) && pull.head.ref.startsWith('seedlint/')).map((pull) => pull.html_url),
      };
    },
    async push(draft, seen) {
      const { tip } = makeCommits(repository, draft);
      return pushBranch(remote, { branch: draft.branch, tip, seen });
    },
    async open(draft, text) {
      const asked = { ...at, head: draft.branch, base: draft.baseBranch, ...text };
      return ask('open the pull request', async () => {
        try {
          return pullOf((await request('POST /repos/{owner}/{repo}/pulls', { ...asked, draft: true })).data);
        } catch (error) {
          if (!isStatus(error, 422)) throw error;
          if (/already exists/i.test(error.message)) return undefined;
          // Some repositories have no drafts.
          if (/draft/i.test(error.message))
            return pullOf((await request('POST /repos/{owner}/{repo}/pulls', asked)).data);
          throw error;
        }
      });
    },
    async update({ number }, text) {
      await ask('update the pull request', () =>
        request('PATCH /repos/{owner}/{repo}/pulls/{pull_number}', { ...at, pull_number: number, ...text }),
      );
    },
    async comment({ number }, mark, text) {
      const body = `<!-- ${mark} -->\n${text}`;
      await ask('comment on the pull request', async () => {
        const known = await paginate('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', {
          ...at,
          issue_number: number,
          per_page: 100,
        });
        const own = known.find((one) => one.user?.login === client.login && one.body?.startsWith(`<!-- ${mark} -->`));
        if (!own)
          await request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
            ...at,
            issue_number: number,
            body,
          });
        else if (own.body !== body)
          await request('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', {
            ...at,
            comment_id: own.id,
            body,
          });
      });
    },
    async adorn({ number }, { labels, reviewers }) {
      const notes: PublicationNote[] = [];
      if (labels.length > 0) {
        const done = await mild(client, 'label the pull request', () =>
          request('POST /repos/{owner}/{repo}/issues/{issue_number}/labels', {
            ...at,
            issue_number: number,
            labels: [...labels],
          }),
        );
        if (!done) notes.push({ message: 'label-missing', data: { labels: labels.join(', ') } });
      }
      for (const reviewer of reviewers.filter((one) => one.toLowerCase() !== client.login.toLowerCase())) {
        const [, team] = reviewer.split('/');
        const who = team === undefined ? { reviewers: [reviewer] } : { team_reviewers: [team] };
        const done = await mild(client, 'ask for a review', () =>
          request('POST /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers', {
            ...at,
            pull_number: number,
            ...who,
          }),
        );
        if (!done) notes.push({ message: 'reviewer-refused', data: { reviewer } });
      }
      return notes;
    },
    async close({ number }) {
      await ask('close a pull request that was opened twice', () =>
        request('PATCH /repos/{owner}/{repo}/pulls/{pull_number}', { ...at, pull_number: number, state: 'closed' }),
      );
    },
  };
}

interface Listed {
  readonly number: number;
  readonly html_url: string;
  readonly state: string;
  readonly title: string;
  readonly body: string | null;
  readonly merged_at: string | null;
  readonly user: { readonly login: string } | null;
  readonly head: { readonly ref: string; readonly repo: { readonly full_name: string } | null };
}

function pullOf({ number, html_url: where, state, title, body, merged_at: merged }: Listed): PullRequest {
  return { number, where, state: merged ? 'merged' : state === 'open' ? 'open' : 'closed', title, body: body ?? '' };
}

/** Whoever copies our marker is not us. */
function isBy({ user }: Listed, login: string): boolean {
  return user?.login.toLowerCase() === login.toLowerCase();
}

function isFrom({ head }: Listed, { owner, repo }: { readonly owner: string; readonly repo: string }): boolean {
  return head.repo?.full_name.toLowerCase() === `${owner}/${repo}`.toLowerCase();
}

async function commitsOn(
  { request }: Client,
  at: { readonly owner: string; readonly repo: string },
  basehead: string,
): Promise<BranchCommit[]> {
  const { data } = await request('GET /repos/{owner}/{repo}/compare/{basehead}', { ...at, basehead });
  return data.commits.map(({ sha, parents, commit }) => ({
    id: sha,
    parents: parents.map((parent) => parent.sha),
    author: commit.author?.email ?? '',
    committer: commit.committer?.email ?? '',
    message: commit.message,
  }));
}

/** Does something that the pull request can do without; false where it is refused. */
async function mild({ ask }: Client, action: string, call: () => Promise<unknown>): Promise<boolean> {
  return ask(action, async () => {
    try {
      await call();
      return true;
    } catch (error) {
      if (isStatus(error, 403) && /rate limit/i.test(error.message)) throw error;
      if (isStatus(error, 403) || isStatus(error, 404) || isStatus(error, 422)) return false;
      throw error;
    }
  });
}

function isStatus(error: unknown, status: number): error is Error & { readonly status: number } {
  return error instanceof Error && 'status' in error && error.status === status;
}
