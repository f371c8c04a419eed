import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startForge, type Forge } from '../../testing/forge.ts';
import { improvable } from '../../testing/improvable.ts';
import { commitAll, git, temporaryFolder } from '../../testing/temporary-folder.ts';
import { testWorld } from '../../testing/world.ts';
import { main } from '../main.ts';

/* The whole way, as a user goes it: session file → plan → approval → branch pushed over HTTP → pull request. */

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a fixture of ours
const snapshot = JSON.parse(improvable['session.json'] ?? '') as { readonly report: Readonly<Record<string, unknown>> };

interface Place {
  readonly folder: string;
  readonly clone: string;
  run(this: void, ...args: string[]): Promise<{ code: number; out: string; err: string }>;
}

function placeOf(clone: string, env: Record<string, string> = {}): Place {
  return {
    folder: join(clone, '..'),
    clone,
    async run(...args) {
      const world = testWorld(clone, { env: { COLUMNS: '100', PATH: process.env['PATH'], ...env } });
      const code = await main(args, world);
      return { code, out: world.out(), err: world.err() };
    },
  };
}

function repository(files: Readonly<Record<string, string>> = improvable): string {
  const folder = temporaryFolder();
  const clone = join(folder, 'work');
  for (const [path, text] of Object.entries(files)) write(join(clone, path), text);
  write(join(folder, 'session.json'), improvable['session.json'] ?? '');
  commitAll(clone);
  return clone;
}

async function onForge(clone: string): Promise<{ place: Place; forge: Forge }> {
  const bare = join(clone, '..', 'seeds.git');
  git(join(clone, '..'), 'clone', '--quiet', '--bare', clone, bare);
  git(bare, 'config', 'http.receivepack', 'true');
  const forge = await startForge(bare);
  onTestFinished(() => forge.close());
  git(clone, 'remote', 'add', 'origin', `${forge.url}/octocat/seeds.git`);
  git(clone, 'fetch', '--quiet', bare, 'main:refs/remotes/origin/main');
  return {
    place: placeOf(clone, { SEEDLINT_TOKEN: forge.token, GITHUB_API_URL: forge.url, SEEDLINT_GITHUB_PACE: '0' }),
    forge,
  };
}

interface Pull {
  readonly number: number;
  readonly state: string;
  readonly draft: boolean;
  readonly title: string;
  readonly body: string;
}

describe('on GitHub', () => {
  test('a session becomes one pull request that is kept up to date, left to people, and not asked again', async () => {
    const clone = repository();
    const { place, forge } = await onForge(clone);
    const plan = join(place.folder, 'plan.yaml');
    const pulls = (): Promise<Pull[]> => forge.api('GET', '/repos/octocat/seeds/pulls?state=all');

    const planned = await place.run('improve', 'plan', '--session', '../session.json', '--output-file', plan);
    expect(planned).toMatchObject({ code: 0, err: '' });
    const unapproved = await place.run('improve', 'apply', plan, '--host', 'github');
    expect(unapproved).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('Nobody has approved this plan.'),
    });
    expect(await pulls()).toEqual([]);

    expect(await place.run('improve', 'approve', plan, '--by', 'Grace')).toMatchObject({ code: 0, err: '' });
    const published = await place.run('improve', 'apply', plan, '--host', 'github');
    expect(published).toMatchObject({ code: 0, err: '', out: expect.stringContaining('Pull request opened') });
    const [pull, ...others] = await pulls();
    expect(others).toEqual([]);
    expect(pull).toMatchObject({ state: 'open', draft: true, title: expect.stringContaining('preflight') });
    for (const said of [
      'The preflight is in the prompts of the developer alone',
      'https://github.com/acme/shop/issues/40',
      'jq',
      'Approved by Grace',
    ])
      expect(pull?.body).toContain(said);
    const branch = git(forge.bare, 'for-each-ref', '--format=%(refname:short)', 'refs/heads/seedlint').trim();
    const log = git(forge.bare, 'log', '--format=%B', `main..${branch}`);
    expect(log).toContain('Seedlint-Session: sess-9f2c');
    expect(git(forge.bare, 'show', `${branch}:prompts/qa-work_ru.md`)).toContain(
      'Проверьте перед публикацией, что PR сливаем',
    );

    expect(await place.run('improve', 'apply', plan, '--host', 'github')).toMatchObject({
      code: 0,
      out: expect.stringContaining('already as it should be'),
    });

    // The base moves on: the same change, made anew.
    write(join(clone, 'docs/guide.md'), '# Guide\n');
    commitAll(clone);
    git(clone, 'push', '--quiet', forge.bare, 'main');
    await forge.mirror();
    expect(await place.run('improve', 'apply', plan, '--host', 'github')).toMatchObject({
      code: 0,
      out: expect.stringContaining('Pull request updated'),
    });
    expect(await pulls()).toHaveLength(1);

    await humanCommit(forge, clone, branch);
    write(join(clone, 'docs/guide.md'), '# Guide for agents\n');
    commitAll(clone);
    git(clone, 'push', '--quiet', forge.bare, 'main');
    await forge.mirror();
    expect(await place.run('improve', 'apply', plan, '--host', 'github')).toMatchObject({
      code: 1,
      out: expect.stringContaining('Left alone'),
    });

    await forge.api('PATCH', '/repos/octocat/seeds/pulls/1', { state: 'closed' });
    expect(await place.run('improve', 'apply', plan, '--host', 'github')).toMatchObject({
      code: 0,
      out: expect.stringContaining('Not asked again'),
    });
    expect(await pulls()).toHaveLength(1);
    for (const { method, path } of forge.journal)
      expect(`${method} ${path}`).not.toMatch(/\/merge\b|\/reviews\b|graphql/);
  });

  test('what the base branch has by now is told on the pull request, and left to people to close', async () => {
    const clone = repository();
    const { place, forge } = await onForge(clone);
    const plan = join(place.folder, 'plan.yaml');
    await place.run('improve', 'plan', '--session', '../session.json', '--output-file', plan);
    await place.run('improve', 'approve', plan, '--by', 'Grace');
    await place.run('improve', 'apply', plan, '--host', 'github');
    const branch = git(forge.bare, 'for-each-ref', '--format=%(refname:short)', 'refs/heads/seedlint').trim();
    // Somebody brings the same texts to the base branch by hand.
    git(clone, 'fetch', '--quiet', forge.bare, branch);
    git(clone, 'checkout', '--quiet', 'FETCH_HEAD', '--', '.');
    commitAll(clone);
    git(clone, 'push', '--quiet', forge.bare, 'main');
    await forge.mirror();
    for (const _ of [1, 2])
      expect(await place.run('improve', 'apply', plan, '--host', 'github')).toMatchObject({
        code: 0,
        out: expect.stringContaining('Nothing is left of it to do'),
      });
    expect(await forge.api('GET', '/repos/octocat/seeds/pulls')).toMatchObject([{ state: 'open' }]);
    expect(await forge.api('GET', '/repos/octocat/seeds/issues/1/comments')).toHaveLength(1);
  });

  test('a plan that was changed by one byte is not published', async () => {
    const clone = repository();
    const { place, forge } = await onForge(clone);
    const plan = join(place.folder, 'plan.yaml');
    await place.run('improve', 'plan', '--session', '../session.json', '--output-file', plan);
    await place.run('improve', 'approve', plan, '--by', 'Grace');
    const approved = readFileSync(plan, 'utf8');
    for (const changed of [
      approved.replace('mergeable', 'mergeable '),
      approved.replace('by: Grace', 'by: Grade'),
      approved.replace('# Written', '# written'),
      `${approved}\n`,
    ]) {
      writeFileSync(plan, changed);
      expect(await place.run('improve', 'apply', plan, '--host', 'github')).toMatchObject({
        code: 2,
        err: expect.stringContaining('the approval is void'),
      });
    }
    expect(git(forge.bare, 'for-each-ref', 'refs/heads/seedlint')).toBe('');
  });
});

describe('in a working copy', () => {
  test('the same, without any network, twice the same bytes', async () => {
    const results = [];
    for (const clone of [repository(), repository()]) {
      const { run } = placeOf(clone);
      const plan = join(clone, '..', 'plan.yaml');
      await run('improve', 'plan', '--session', '../session.json', '--output-file', plan);
      await run('improve', 'approve', plan, '--by', 'Grace');
      expect(await run('improve', 'apply', plan, '--host', 'working-copy')).toMatchObject({ code: 0, err: '' });
      const branch = git(clone, 'for-each-ref', '--format=%(refname:short)', 'refs/heads/seedlint').trim();
      results.push([
        git(clone, 'rev-parse', branch),
        readFileSync(join(clone, '.seedlint', branch.split('/').at(-1) ?? '', 'PULL_REQUEST.md'), 'utf8'),
      ]);
    }
    expect(results[0]).toEqual(results[1]);
  });

  test('only those whom the base branch names may approve', async () => {
    const clone = repository({
      ...improvable,
      'seedlint.config.yaml': `${improvable['seedlint.config.yaml'] ?? ''}improve: { approvers: ['Grace <grace@example.org>'] }\n`,
    });
    const { run } = placeOf(clone);
    await run('improve', 'plan', '--session', '../session.json');
    expect(await run('improve', 'approve', 'plan.yaml', '--by', 'Mallory')).toMatchObject({
      code: 2,
      err: expect.stringContaining('Mallory may not approve plans here'),
    });
    // Whoever is added in the working copy alone is not there yet.
    write(
      join(clone, 'seedlint.config.yaml'),
      `${improvable['seedlint.config.yaml'] ?? ''}improve: { approvers: [Mallory] }\n`,
    );
    expect(await run('improve', 'approve', 'plan.yaml', '--by', 'Mallory')).toMatchObject({ code: 2 });
    expect(await run('improve', 'approve', 'plan.yaml', '--by', 'grace@example.org')).toMatchObject({ code: 0 });
  });

  test('a plan of safe fixes needs no approval where the base branch says so', async () => {
    const clone = repository({
      ...improvable,
      'seedlint.config.yaml': `${improvable['seedlint.config.yaml'] ?? ''}improve: { safePlans: true }\n`,
      'prompts/qa-work_en.md': (improvable['prompts/qa-work_en.md'] ?? '').replace('Run every', 'Run every every'),
    });
    const { run } = placeOf(clone);
    expect(await run('improve', 'plan', '--findings', '--safe-only')).toMatchObject({ code: 0 });
    expect(await run('improve', 'apply', 'plan.yaml', '--host', 'working-copy')).toMatchObject({
      code: 0,
      out: expect.stringContaining('Approved by the configuration of base'),
    });
    const plan = readFileSync(join(clone, 'plan.yaml'), 'utf8');
    write(join(clone, 'plan.yaml'), plan.replace('safety: safe', 'safety: unsafe'));
    expect(await run('improve', 'apply', 'plan.yaml', '--host', 'working-copy')).toMatchObject({ code: 2 });
  });

  test('nothing to do is no branch and no failure', async () => {
    const clone = repository();
    const { run } = placeOf(clone);
    await run('improve', 'plan', '--session', '../session.json');
    await run('improve', 'approve', 'plan.yaml', '--by', 'Grace');
    await run('improve', 'apply', 'plan.yaml', '--host', 'working-copy');
    const branch = git(clone, 'for-each-ref', '--format=%(refname:short)', 'refs/heads/seedlint').trim();
    git(clone, 'merge', '--quiet', '--ff-only', branch);
    git(clone, 'branch', '--quiet', '-D', branch);
    expect(await run('improve', 'apply', 'plan.yaml', '--host', 'working-copy')).toMatchObject({ code: 0 });
    expect(git(clone, 'for-each-ref', 'refs/heads/seedlint')).toBe('');
  });
});

describe('a proposer', () => {
  test('fills in what needs an author; what it says is judged like anything else', async () => {
    const clone = repository();
    const { run } = placeOf(clone, { SEEDLINT_TOKEN: 'tok_secret_value' });
    write(
      join(clone, '..', 'propose.mjs'),
      `import { readFileSync, existsSync } from 'node:fs';
const { items, plan } = JSON.parse(readFileSync(0, 'utf8'));
if (process.env.SEEDLINT_TOKEN || existsSync('.git')) throw new Error('too much');
const text = readFileSync('AGENTS.md', 'utf8');
const changes = [{ change: 'edit', path: 'AGENTS.md', find: '- Never push', replace: '- Never force-push, and never push' }];
console.log(JSON.stringify({ items: items.map((id) => ({ id, title: 'Say it', changes })) }));
`,
    );
    const planned = await run(
      'improve',
      'plan',
      '--session',
      '../session.json',
      '--proposer',
      'node ../../../../..$PWD/../propose.mjs || node $OLDPWD',
    );
    expect(planned.code).toBe(2);
    const good = await run(
      'improve',
      'plan',
      '--session',
      '../session.json',
      '--proposer',
      `node ${join(clone, '..', 'propose.mjs')}`,
    );
    expect(good).toMatchObject({ code: 0, err: '' });
    expect(readFileSync(join(clone, 'plan.yaml'), 'utf8')).toContain('title: Say it');
    expect(await run('improve', 'apply', 'plan.yaml')).toMatchObject({
      code: 0,
      out: expect.stringContaining('Never force-push'),
    });
  });

  test.each([
    ['that takes too long', 'sleep 30', /no answer within 1 s/],
    ['that fails', 'echo oh no >&2; exit 3', /exit code 3: oh no/],
    ['that answers no JSON', 'echo hello', /something else than changes/],
    ['that answers other items', `echo '{"items":[{"id":"other","changes":[]}]}'`, /was not asked for/],
    [
      'that answers no changes',
      `echo '{"items":[{"id":"action-2","changes":[{"change":"merge"}]}]}'`,
      /something else than changes/,
    ],
  ])('%s ends it with one clear message, and no plan', async (_name, command, message) => {
    const clone = repository();
    const { code, err } = await placeOf(clone).run(
      'improve',
      'plan',
      '--session',
      '../session.json',
      '--proposer',
      command,
      '--proposer-timeout',
      '1',
    );
    expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(message) });
    expect(existsSync(join(clone, 'plan.yaml'))).toBe(false);
  });
});

const head = fileURLToPath(new URL('../../../../shared/corpus/codex-k8s/head', import.meta.url));

describe.skipIf(!existsSync(head))('a real catalogue', () => {
  test('a diagnosis that the preflight reached 2 of 23 revise seeds becomes one pull request for the other 21, and coverage goes up', async () => {
    const folder = temporaryFolder();
    const clone = join(folder, 'work');
    cpSync(head, clone, { recursive: true });
    cpSync(`${head}.files.txt`, join(clone, 'files.txt'));
    write(join(clone, 'seedlint.config.yaml'), 'extends: codex-k8s\ninventory: [files.txt]\nimprove: { lang: ru }\n');
    commitAll(clone);
    write(
      join(folder, 'session.json'),
      JSON.stringify({
        ...snapshot,
        report: {
          ...snapshot.report,
          diagnosis: 'Preflight перед финальным статусом дошёл только до 2 из 23 revise-промптов.',
          action_items: ['Добавить preflight (FR-052) во все revise-промпты на обоих языках.'],
        },
      }),
    );
    const { place, forge } = await onForge(clone);
    const { run } = place;
    const deep = async (): Promise<unknown> => {
      const { out } = await run('trace', '--format', 'json', '--requirement', 'FR-052');
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the command prints is a contract
      return (JSON.parse(out) as { requirements: { deep: number }[] }).requirements[0]?.deep;
    };
    expect(await deep()).toBeCloseTo(2 / 23);
    expect(await run('improve', 'plan', '--session', '../session.json')).toMatchObject({ code: 0, err: '' });
    await run('improve', 'approve', 'plan.yaml', '--by', 'owner');
    expect(await run('improve', 'apply', 'plan.yaml', '--host', 'github')).toMatchObject({ code: 0, err: '' });
    const [pull] = await forge.api<Pull[]>('GET', '/repos/octocat/seeds/pulls?state=all');
    expect(pull?.body).toMatch(/2 из 23[^]*23 из 23/);
    const branch = git(forge.bare, 'for-each-ref', '--format=%(refname:short)', 'refs/heads/seedlint').trim();
    git(clone, 'fetch', '--quiet', forge.bare, branch);
    git(clone, 'checkout', '--quiet', 'FETCH_HEAD');
    // The other seven are stage seeds that no run gets: the body of the role comes first.
    expect(await deep()).toBeCloseTo(16 / 23);
    expect(git(clone, 'diff', '--name-only', 'main', 'HEAD').trim().split('\n')).toHaveLength(21);
    expect(
      await run('guard', '--base', 'main', '--head', 'HEAD', '--strict', '--certificate', 'guard.json'),
    ).toMatchObject({
      code: 0,
      out: expect.stringContaining('Held: nothing was weakened'),
    });
    // The pull request names the certificate that anybody can make anew.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written a line above
    const { digest } = JSON.parse(readFileSync(join(clone, 'guard.json'), 'utf8')) as { digest: string };
    expect(pull?.body).toContain(digest);
  }, 120_000);
});

async function humanCommit({ bare, mirror }: Forge, clone: string, branch: string): Promise<void> {
  git(clone, 'fetch', '--quiet', bare, branch);
  const commit = git(clone, 'commit-tree', 'FETCH_HEAD^{tree}', '-p', 'FETCH_HEAD', '-m', 'Say it better').trim();
  git(clone, 'push', '--quiet', bare, `${commit}:refs/heads/${branch}`);
  await mirror();
}

function write(path: string, text: string): void {
  cpSync(temporaryFile(text), path, { recursive: true });
}

function temporaryFile(text: string): string {
  const folder = temporaryFolder({ file: text });
  return join(folder, 'file');
}
