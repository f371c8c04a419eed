import { generateKeyPairSync } from 'node:crypto';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import type { Draft, Publication } from '../../../core/draft.ts';
import { hashOf } from '../../../cli/digest.ts';
import { startForge, type Fault, type Forge } from '../../../testing/forge.ts';
import { commitAll, git, temporaryFolder } from '../../../testing/temporary-folder.ts';
import { publish } from '../../publish.ts';
import { githubHost } from './host.ts';

interface Stage {
  readonly forge: Forge;
  readonly clone: string;
  publish(
    this: void,
    draft?: Draft,
    options?: {
      readonly recreate?: boolean;
      readonly maxOpen?: number;
      readonly token?: string;
      readonly patience?: number;
      readonly env?: Readonly<Record<string, string>>;
    },
  ): Promise<Publication>;
  draft(this: void, text?: string): Draft;
  pulls(this: void): Promise<Pull[]>;
}

interface Pull {
  readonly number: number;
  readonly state: string;
  readonly draft: boolean;
  readonly title: string;
  readonly body: string;
  readonly merged_at: string | null;
  readonly labels: readonly { readonly name: string }[];
  readonly user: { readonly login: string };
}

async function stage(): Promise<Stage> {
  const folder = temporaryFolder({ 'work/prompts/dev_ru.md': 'Старый текст.\n', 'work/AGENTS.md': '# Rules\n' });
  const clone = join(folder, 'work');
  commitAll(clone);
  const bare = join(folder, 'seeds.git');
  git(folder, 'clone', '--quiet', '--bare', clone, bare);
  git(bare, 'config', 'http.receivepack', 'true');
  const forge = await startForge(bare);
  onTestFinished(() => forge.close());
  git(clone, 'remote', 'add', 'origin', `${forge.url}/octocat/seeds.git`);
  return {
    forge,
    clone,
    draft: (text = 'Новый текст.\n') => draftOn(clone, text),
    pulls: () => forge.api<Pull[]>('GET', '/repos/octocat/seeds/pulls?state=all&per_page=100'),
    async publish(
      draft = draftOn(clone, 'Новый текст.\n'),
      { recreate, maxOpen = 3, token = forge.token, patience = 2, env = { SEEDLINT_TOKEN: token } } = {},
    ) {
      const host = await githubHost({
        repository: clone,
        remote: 'origin',
        env: { ...env, GITHUB_API_URL: forge.url },
        version: '0.0.0',
        pace: 0,
        patience,
      });
      return publish(draft, {
        host,
        settings: { maxOpen },
        hash: hashOf,
        foreignNote: (ids) => `Left alone: ${ids.join(', ')}`,
        ...(recreate ? { recreate } : {}),
      });
    },
  };
}

function draftOn(clone: string, text: string): Draft {
  return {
    key: 'a1b2c3d4'.repeat(8),
    branch: 'seedlint/self-improve/run-1-a1b2c3d4',
    baseBranch: 'main',
    base: git(clone, 'rev-parse', 'main').trim(),
    commits: [
      {
        message: 'docs(prompts): new words\n\nSeedlint-Action-Item: item-1\n',
        files: new Map([['prompts/dev_ru.md', new TextEncoder().encode(text)]]),
      },
    ],
    author: { name: 'seedlint', email: 'seedlint@noreply.invalid' },
    at: '2026-01-16T10:00:00Z',
    title: 'docs(prompts): new words',
    body: `It says now: ${text}`,
    labels: ['seedlint:self-improve'],
    reviewers: ['octocat'],
    record: '{}\n',
  };
}

const branch = 'seedlint/self-improve/run-1-a1b2c3d4';

describe('a draft', () => {
  let calls: Forge['journal'] = [];
  afterEach(() => {
    // Whatever happened: nothing was ever merged, approved or set to merge by itself.
    const bad = calls.filter(
      ({ method, path, body }) =>
        /\/merge\b|\/reviews|graphql|auto/i.test(`${method} ${path}`) ||
        /APPROVE|enablePullRequestAutoMerge/.test(body),
    );
    if (bad.length > 0) throw new Error(`called: ${JSON.stringify(bad)}`);
  });

  async function on(): Promise<Stage> {
    const one = await stage();
    calls = one.forge.journal;
    return one;
  }

  test('becomes one branch and one draft pull request, labelled, with a reviewer', async () => {
    const { publish: go, pulls, forge } = await on();
    expect(await go()).toMatchObject({ outcome: 'opened', branch, notes: [] });
    const all = await pulls();
    expect(all).toMatchObject([
      { state: 'open', draft: true, title: 'docs(prompts): new words', labels: [{ name: 'seedlint:self-improve' }] },
    ]);
    expect(all[0]?.body).toMatch(
      /^<!-- seedlint:pr v1 key=a1b2c3d4.* adorned -->\n<!-- seedlint:begin -->\nIt says now/,
    );
    expect(git(forge.bare, 'show', `${branch}:prompts/dev_ru.md`)).toBe('Новый текст.\n');
    expect(git(forge.bare, 'fsck', '--strict')).not.toContain('error');
  });

  test('that is published again changes nothing', async () => {
    const { publish: go, pulls, forge } = await on();
    await go();
    const before = forge.journal.length;
    expect(await go()).toMatchObject({ outcome: 'unchanged' });
    const again = forge.journal.slice(before);
    expect(again.filter(({ method, path }) => method !== 'GET' && !/git-upload-pack/.test(path))).toEqual([]);
    expect(await pulls()).toHaveLength(1);
  });

  test('with other words updates the same pull request', async () => {
    const { publish: go, draft, pulls, forge } = await on();
    await go();
    expect(await go(draft('Ещё новее.\n'))).toMatchObject({ outcome: 'updated' });
    expect(await pulls()).toMatchObject([{ state: 'open', body: expect.stringContaining('Ещё новее.') }]);
    expect(git(forge.bare, 'show', `${branch}:prompts/dev_ru.md`)).toBe('Ещё новее.\n');
  });

  test('on a base that has moved is made anew on it', async () => {
    const { publish: go, clone, draft, forge } = await on();
    await go();
    git(clone, 'commit', '--quiet', '--allow-empty', '-m', 'Something else');
    git(clone, 'push', '--quiet', forge.bare, 'main');
    await forge.mirror();
    expect(await go(draft())).toMatchObject({ outcome: 'updated' });
    expect(git(forge.bare, 'rev-list', '--count', `main..${branch}`).trim()).toBe('1');
    expect(git(forge.bare, 'merge-base', 'main', branch)).toBe(git(clone, 'rev-parse', 'main'));
  });

  test('stops where a person has committed, and says so once', async () => {
    const { publish: go, draft, forge, clone } = await on();
    await go();
    const commit = await humanCommit(forge, clone);
    for (const _ of [1, 2])
      expect(await go(draft('Ещё новее.\n'))).toMatchObject({ outcome: 'foreign', commits: [commit] });
    expect(git(forge.bare, 'rev-parse', branch).trim()).toBe(commit);
    const comments = await forge.api<unknown[]>('GET', '/repos/octocat/seeds/issues/1/comments');
    expect(comments).toHaveLength(1);
  });

  test('a commit that only bears our name is not ours', async () => {
    const { publish: go, draft, forge, clone } = await on();
    await go();
    const commit = await humanCommit(
      forge,
      clone,
      { name: 'seedlint', email: 'seedlint@noreply.invalid' },
      'docs: mine\n\nSeedlint-Action-Item: item-1\n',
    );
    expect(await go(draft('Ещё новее.\n'))).toMatchObject({ outcome: 'foreign', commits: [commit] });
  });

  test.each([
    ['that GitHub made with «Update branch» is made anew', 'Старый текст.\n', 'updated'],
    ['in which somebody resolved a conflict is theirs', 'Слова Грейс.\n', 'foreign'],
  ])('a merge of base %s', async (_name, words, outcome) => {
    const { publish: go, forge, clone, draft } = await on();
    await go();
    const words0 = git(forge.bare, 'show', `${branch}:prompts/dev_ru.md`);
    git(clone, 'commit', '--quiet', '--allow-empty', '-m', 'Something else');
    git(clone, 'push', '--quiet', forge.bare, 'main');
    git(clone, 'fetch', '--quiet', forge.bare, branch);
    git(clone, 'read-tree', 'FETCH_HEAD');
    if (outcome === 'foreign') writeFileSync(join(clone, 'prompts/dev_ru.md'), words);
    else writeFileSync(join(clone, 'prompts/dev_ru.md'), words0);
    git(clone, 'add', 'prompts/dev_ru.md');
    const tree = git(clone, 'write-tree').trim();
    const parents = ['FETCH_HEAD', 'main'].map((one) => `parent ${git(clone, 'rev-parse', one).trim()}`).join('\n');
    const commit = await pushed(
      forge,
      clone,
      `tree ${tree}\n${parents}\nauthor Grace <grace@example.org> 1768557600 +0000\ncommitter GitHub <noreply@github.com> 1768557600 +0000\n\nMerge branch 'main'\n`,
    );
    expect(await go(draft())).toMatchObject({ outcome });
    expect(git(forge.bare, 'rev-parse', branch).trim() === commit).toBe(outcome === 'foreign');
  });

  test('keeps what people wrote: title, text, labels', async () => {
    const { publish: go, draft, pulls, forge } = await on();
    await go();
    const [pull] = await pulls();
    await forge.api('PATCH', '/repos/octocat/seeds/pulls/1', {
      title: 'Better title',
      body: `${pull?.body ?? ''}Please wait for the release.\n`,
    });
    await forge.api('DELETE', '/repos/octocat/seeds/issues/1/labels/seedlint:self-improve');
    expect(await go(draft('Ещё новее.\n'))).toMatchObject({ outcome: 'updated', notes: [{ message: 'title-kept' }] });
    const [after] = await pulls();
    expect(after).toMatchObject({ title: 'Better title', labels: [], body: expect.stringContaining('Ещё новее.') });
    expect(after?.body).toContain('Please wait for the release.');
    await forge.api('PATCH', '/repos/octocat/seeds/pulls/1', { body: after?.body.replace('It says now', 'I say now') });
    expect(await go(draft('Третий.\n'))).toMatchObject({
      notes: [{ message: 'title-kept' }, { message: 'body-kept' }],
    });
    expect((await pulls())[0]?.body).toContain('I say now');
  });

  test('that somebody closed is declined, and remembered, until somebody asks again', async () => {
    const { publish: go, draft, pulls, forge } = await on();
    await go();
    await forge.api('PATCH', '/repos/octocat/seeds/pulls/1', { state: 'closed' });
    expect(await go(draft('Ещё новее.\n'))).toMatchObject({ outcome: 'declined' });
    expect(await pulls()).toHaveLength(1);
    expect(await go(draft('Ещё новее.\n'), { recreate: true })).toMatchObject({ outcome: 'opened' });
    expect((await pulls()).map(({ state }) => state).toSorted()).toEqual(['closed', 'open']);
  });

  test('that was merged is done', async () => {
    const { publish: go, forge } = await on();
    await go();
    await forge.api('PATCH', '/repos/octocat/seeds/pulls/1', { draft: false });
    await forge.api('PUT', '/repos/octocat/seeds/pulls/1/merge', { merge_method: 'merge' });
    expect(await go()).toMatchObject({ outcome: 'merged' });
    expect(await go(undefined, { recreate: true })).toMatchObject({ outcome: 'merged' });
  });

  test("is not taken for a stranger's pull request that bears its mark", async () => {
    const { publish: go, pulls, forge, clone, draft } = await on();
    await go();
    const [own] = await pulls();
    await forge.api('PATCH', '/repos/octocat/seeds/pulls/1', { state: 'closed' });
    await forge.api('POST', '/repos/octocat/seeds/pulls', {
      title: 'Mine',
      body: own?.body,
      head: branch,
      base: 'main',
    });
    expect(await go(draft())).toMatchObject({ outcome: 'declined' });
    expect(clone).not.toBe('');
  });

  test("leaves somebody else's pull request for its branch alone", async () => {
    const { publish: go, pulls, forge } = await on();
    await go();
    await forge.api('PATCH', '/repos/octocat/seeds/pulls/1', { state: 'closed' });
    await forge.api('POST', '/repos/octocat/seeds/pulls', { title: 'Mine', body: 'Mine.', head: branch, base: 'main' });
    expect(await go(undefined, { recreate: true })).toMatchObject({ outcome: 'foreign', commits: [] });
    expect((await pulls()).filter(({ state }) => state === 'open')).toMatchObject([{ title: 'Mine', body: 'Mine.' }]);
  });

  test('waits while as many are open as may be', async () => {
    const { publish: go, draft } = await on();
    await go();
    const other = { ...draft(), branch: 'seedlint/self-improve/run-2-ffffffff', key: 'f'.repeat(64) };
    expect(await go(other, { maxOpen: 1 })).toMatchObject({ outcome: 'capped', limit: 1 });
    expect(await go(other, { maxOpen: 2 })).toMatchObject({ outcome: 'opened' });
  });

  test('published by two runs at once is one pull request', async () => {
    const { publish: go, pulls } = await on();
    const both = await Promise.allSettled([go(), go()]);
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
    expect((await pulls()).filter(({ state }) => state === 'open')).toHaveLength(1);
  });

  test('is published by an app as well, under its own name', async () => {
    const { forge, clone, draft } = await on();
    const env = {
      SEEDLINT_APP_ID: '1337',
      SEEDLINT_APP_PRIVATE_KEY: forge.appKey.replaceAll('\n', '\\n'),
      GITHUB_API_URL: forge.url,
    };
    const host = await githubHost({ repository: clone, remote: 'origin', env, version: '0.0.0', pace: 0 });
    const go = (): Promise<Publication> =>
      publish(draft(), { host, settings: { maxOpen: 3 }, hash: hashOf, foreignNote: () => '' });
    expect(await go()).toMatchObject({ outcome: 'opened' });
    expect(await go()).toMatchObject({ outcome: 'unchanged' });
    const [pull] = await forge.api<{ user: { login: string } }[]>('GET', '/repos/octocat/seeds/pulls');
    expect(pull?.user.login).toBe('seedlint[bot]');
  });

  test('is never put on its own base', async () => {
    const { publish: go, draft } = await on();
    await expect(go({ ...draft(), branch: 'main' })).rejects.toThrow(/Nothing is published on branch main/);
  });
});

describe('the way to the host', () => {
  test('is not barred by the token that a checkout in a workflow leaves behind', async () => {
    const { publish: go, clone, forge } = await stage();
    git(clone, 'config', `http.${forge.url}/.extraheader`, 'AUTHORIZATION: basic Ym9ndXM=');
    expect(await go()).toMatchObject({ outcome: 'opened' });
  });

  test('is the address itself, whatever the user lets git make of it', async () => {
    const { publish: go, clone, forge } = await stage();
    git(clone, 'config', 'url.ssh://git@127.0.0.1:1/.insteadOf', `${forge.url}/`);
    git(clone, 'config', 'url.ssh://git@127.0.0.1:2/.pushInsteadOf', `${forge.url}/`);
    expect(await go()).toMatchObject({ outcome: 'opened' });
  });

  test('is closed to a key that is none, and the key is not said', async () => {
    const { publish: go } = await stage();
    const env = { SEEDLINT_APP_ID: '7', SEEDLINT_APP_PRIVATE_KEY: 'sekret' };
    await expect(go(undefined, { env })).rejects.toThrow(/^SEEDLINT_APP_PRIVATE_KEY holds no private key\.$/);
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const other = { ...env, SEEDLINT_APP_PRIVATE_KEY: privateKey.export({ type: 'pkcs1', format: 'pem' }).toString() };
    await expect(go(undefined, { env: other })).rejects.toThrow(/does not know the token \(SEEDLINT_APP_ID\)/);
  });

  test('may be barred by a rule of the repository, which is named', async () => {
    const { publish: go, forge } = await stage();
    const hook = join(forge.bare, 'hooks/pre-receive');
    writeFileSync(hook, '#!/bin/sh\necho "error: GH013: Repository rule violations found for $0." >&2\nexit 1\n');
    chmodSync(hook, 0o755);
    await expect(go()).rejects.toThrow(/refused branch seedlint\/\S+: GH013: Repository rule violations/);
  });

  test('says back no token, in whatever form', async () => {
    const { publish: go, forge } = await stage();
    const basic = Buffer.from(`x-access-token:${forge.token}`).toString('base64');
    const body = JSON.stringify({ message: `${'x'.repeat(290)}${forge.token} ${basic}` });
    forge.onRequest = ({ path }) => (path.startsWith('/repos/') ? { status: 422, body } : undefined);
    const error: unknown = await go().catch((one: unknown) => one);
    const said = inspect(error, { depth: 9, showHidden: true });
    expect(said).toContain('[REDACTED]');
    for (const part of [forge.token.slice(0, 12), basic.slice(0, 24)]) expect(said).not.toContain(part);
  });
});

/** As in killed.test.ts. */
const stride = process.env['SEEDLINT_EVERY_STEP'] ? 1 : 3;

describe('whatever goes wrong at any step', () => {
  const faults: [string, Fault, RegExp][] = [
    ['401', { status: 401 }, /does not know the token \(SEEDLINT_TOKEN\)/],
    [
      '403 with a wait that is too long',
      {
        status: 403,
        headers: { 'retry-after': '600' },
        body: '{"message":"You have exceeded a secondary rate limit"}',
      },
      /asks to wait 600 s/,
    ],
    ['404', { status: 404 }, /knows no octocat\/seeds/],
    ['422', { status: 422 }, /refused to/],
    ['429', { status: 429, headers: { 'retry-after': '600' } }, /asks to wait 600 s/],
    ['500', { status: 500 }, /could not be asked to/],
    ['502', { status: 502, body: '<html>Bad gateway</html>' }, /could not be asked to/],
    ['no answer', 'hang', /no answer within/],
    ['a connection that is cut', 'reset', /could not be asked to/],
    ['half an answer', 'truncate', /could not be asked to/],
    ['an answer that is lost', 'lost', /could not be asked to/],
  ];

  test.each(faults)('%s: one clear message, and the next run finishes', async (_name, fault, message) => {
    const { forge, publish: go, pulls } = await stage();
    const steps = await stepsOf();
    for (let at = 1; at <= steps; at += stride) {
      let count = 0;
      forge.onRequest = ({ path }) => (path.startsWith('/octocat/seeds.git/') || ++count < at ? undefined : fault);
      const outcome = await go(undefined, { patience: 0.3 }).then(
        (publication) => publication.outcome,
        (error: unknown) => String(error),
      );
      expect(outcome).not.toContain(forge.token);
      // A label or a reviewer that is refused is no failure.
      expect(outcome).toMatch(new RegExp(`^(?:opened|updated|unchanged)$|${message.source}`));
      forge.onRequest = () => undefined;
      expect((await go()).outcome).toMatch(/opened|updated|unchanged/);
      expect((await pulls()).filter(({ state }) => state === 'open')).toHaveLength(1);
    }
  });

  test.each<[string, Fault]>([
    ['401', { status: 401 }],
    ['403', { status: 403 }],
    ['404', { status: 404 }],
    ['429', { status: 429 }],
    ['502', { status: 502 }],
    ['no answer', 'hang'],
    ['a connection that is cut', 'reset'],
    ['half an answer', 'truncate'],
    ['an answer that is lost', 'lost'],
  ])('%s to git: one clear message, and the next run finishes', async (_name, fault) => {
    const { forge, publish: go, draft, pulls } = await stage();
    for (let at = 1; at <= 4; at += stride) {
      let count = 0;
      forge.onRequest = ({ path }) => (path.startsWith('/octocat/seeds.git/') && ++count === at ? fault : undefined);
      const text = `Текст ${at}.\n`;
      const outcome = await go(draft(text), { patience: 0.2 }).then(
        (publication) => publication.outcome,
        (error: unknown) => inspect(error),
      );
      // Some requests git itself sends again.
      expect(outcome).toMatch(
        /^(?:opened|updated|unchanged)$|does not know|does not let|asks to wait|knows no|could not be/,
      );
      expect(outcome).not.toContain(forge.token);
      forge.onRequest = () => undefined;
      expect((await go(draft(text))).outcome).toMatch(/opened|updated|unchanged/);
      expect(git(forge.bare, 'show', `${branch}:prompts/dev_ru.md`)).toBe(text);
      expect((await pulls()).filter(({ state }) => state === 'open')).toHaveLength(1);
    }
  });

  test('a limit that is short is waited for', async () => {
    const { forge, publish: go } = await stage();
    let count = 0;
    forge.onRequest = ({ method, path }) =>
      method === 'POST' && path.endsWith('/pulls') && ++count === 1
        ? {
            status: 403,
            headers: { 'retry-after': '1' },
            body: '{"message":"You have exceeded a secondary rate limit"}',
          }
        : undefined;
    expect(await go()).toMatchObject({ outcome: 'opened' });
  });

  test('a workflow that may open none is told which setting', async () => {
    const { forge, publish: go } = await stage();
    forge.onRequest = ({ method, path }) =>
      method === 'POST' && path.endsWith('/pulls')
        ? { status: 403, body: '{"message":"GitHub Actions is not permitted to create or approve pull requests."}' }
        : undefined;
    await expect(go()).rejects.toThrow(/lets no workflow open pull requests/);
    expect(git(forge.bare, 'rev-parse', branch)).not.toBe('');
    forge.onRequest = () => undefined;
    expect(await go()).toMatchObject({ outcome: 'opened' });
  });

  test('a wrong token is refused by git, too, and stands in no message', async () => {
    const { publish: go } = await stage();
    await expect(go(undefined, { token: 'tok_wrong_secret_value' })).rejects.toThrow(
      expect.not.stringContaining('tok_wrong'),
    );
  });
});

/** How many requests to the API a publication takes. */
async function stepsOf(): Promise<number> {
  const { forge, publish: go } = await stage();
  await go();
  return forge.journal.filter(({ path }) => !path.startsWith('/octocat/seeds.git/')).length;
}

/** A commit upon the branch that somebody pushes. */
async function humanCommit(
  { bare, mirror }: Forge,
  clone: string,
  who = { name: 'Grace', email: 'grace@example.org' },
  message = 'Say it better',
): Promise<string> {
  git(clone, 'fetch', '--quiet', bare, branch);
  // The helper names an author of its own in the environment; a commit object can be anybody's.
  const [tree, parent] = [
    git(clone, 'rev-parse', 'FETCH_HEAD^{tree}').trim(),
    git(clone, 'rev-parse', 'FETCH_HEAD').trim(),
  ];
  const by = `${who.name} <${who.email}> 1768557600 +0000`;
  return pushed(
    { bare, mirror },
    clone,
    `tree ${tree}\nparent ${parent}\nauthor ${by}\ncommitter ${by}\n\n${message.trimEnd()}\n`,
  );
}

/** Any commit object upon the branch. */
async function pushed(
  { bare, mirror }: Pick<Forge, 'bare' | 'mirror'>,
  clone: string,
  object: string,
): Promise<string> {
  writeFileSync(join(clone, '.git/commit'), object);
  const commit = git(clone, 'hash-object', '-w', '-t', 'commit', '.git/commit').trim();
  git(clone, 'push', '--quiet', bare, `${commit}:refs/heads/${branch}`);
  await mirror();
  return commit;
}
