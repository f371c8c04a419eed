import { spawn } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { startForge, type Forge } from '../../testing/forge.ts';
import { publishTask, type PublishTask } from '../../testing/publish-task.ts';
import { commitAll, git, temporaryFolder } from '../../testing/temporary-folder.ts';

/* A run that is killed, at any moment, is finished by the next one: one branch, one pull request, the right tree. */

/** Every step takes two minutes, so it is every fifth; `SEEDLINT_EVERY_STEP=1` tries them all. */
const stride = process.env['SEEDLINT_EVERY_STEP'] ? 1 : 5;

let script = '';

beforeAll(async () => {
  const bundle = await rolldown({
    input: fileURLToPath(new URL('../../testing/publish-draft.ts', import.meta.url)),
    platform: 'node',
  });
  const { output } = await bundle.generate({ format: 'esm', codeSplitting: false });
  script = output[0].code;
});

interface Stage {
  readonly clone: string;
  readonly bare: string;
  readonly folder: string;
  readonly forge: Forge | undefined;
}

async function stage(isRemote: boolean): Promise<Stage> {
  const folder = temporaryFolder({ 'work/prompts/dev_ru.md': 'Старый текст.\n', 'publish.mjs': script });
  const clone = join(folder, 'work');
  commitAll(clone);
  const bare = join(folder, 'seeds.git');
  git(folder, 'clone', '--quiet', '--bare', clone, bare);
  git(bare, 'config', 'http.receivepack', 'true');
  if (!isRemote) return { clone, bare: clone, folder, forge: undefined };
  const forge = await startForge(bare);
  onTestFinished(() => forge.close());
  git(clone, 'remote', 'add', 'origin', `${forge.url}/octocat/seeds.git`);
  return { clone, bare, folder, forge };
}

function taskOf({ clone, forge }: Stage, number: number): PublishTask {
  const key = number.toString(16).padStart(8, '0').repeat(8);
  return {
    repository: clone,
    ...(forge ? { forge: { url: forge.url, token: forge.token } } : {}),
    draft: {
      key,
      branch: `seedlint/self-improve/run-${number}-${key.slice(0, 8)}`,
      baseBranch: 'main',
      base: git(clone, 'rev-parse', 'main').trim(),
      commits: [
        {
          message: `docs: one\n\nSeedlint-Action-Item: item-1\n`,
          files: { 'prompts/dev_ru.md': `Текст ${number}.\n` },
        },
        { message: `docs: two\n\nSeedlint-Action-Item: item-2\n`, files: { 'prompts/qa_ru.md': `Ещё ${number}.\n` } },
      ],
      author: { name: 'seedlint', email: 'seedlint@noreply.invalid' },
      at: '2026-01-16T10:00:00Z',
      title: `docs: change ${number}`,
      body: 'Body.',
      labels: ['seedlint:self-improve'],
      reviewers: ['octocat'],
      record: '{}\n',
    },
  };
}

interface Running {
  readonly killed: boolean;
  readonly out: string;
  readonly err: string;
}

/** Publishes in a process of its own; `start` is told of it, to kill it. */
async function run(
  { folder }: Stage,
  task: PublishTask,
  {
    env = {},
    start = () => undefined,
  }: { readonly env?: Record<string, string>; readonly start?: (kill: () => void) => void } = {},
): Promise<Running> {
  const file = join(folder, 'task.json');
  writeFileSync(file, JSON.stringify(task));
  const child = spawn(process.execPath, [join(folder, 'publish.mjs'), file], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  start(() => child.kill('SIGKILL'));
  const [out, err]: [string[], string[]] = [[], []];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk.toString()));
  const signal = await new Promise((done) => child.on('close', (_code, by) => done(by)));
  return { killed: signal === 'SIGKILL', out: out.join(''), err: err.join('') };
}

/** Killed at the n-th step and run again: is everything there, once? */
async function expectWhole(place: Stage, task: PublishTask): Promise<void> {
  expect((await publishTask(task)).outcome).toMatch(/^(?:opened|updated|unchanged)$/);
  const { branch, commits } = task.draft;
  expect(git(place.bare, 'rev-list', '--count', `main..refs/heads/${branch}`).trim()).toBe('2');
  for (const [path, text] of commits.flatMap(({ files }) => Object.entries(files)))
    expect(git(place.bare, 'show', `${branch}:${path}`)).toBe(text);
  expect(await openOf(place, task)).toEqual(['open']);
  expect(git(place.bare, 'fsck', '--strict')).not.toContain('error');
}

/** States of the pull requests of a task; of a working copy, whether all its files are there. */
async function openOf({ forge, clone }: Stage, { draft: { branch, title } }: PublishTask): Promise<string[]> {
  if (forge) {
    const pulls = await forge.api<{ title: string; state: string }[]>(
      'GET',
      '/repos/octocat/seeds/pulls?state=all&per_page=100',
    );
    return pulls.filter((pull) => pull.title === title).map(({ state }) => state);
  }
  const folder = join(clone, '.seedlint', branch.split('/').at(-1) ?? '');
  const isThere = ['changes.patch', 'changes.bundle', 'plan.json'].every((name) => existsSync(join(folder, name)));
  return isThere && readFileSync(join(folder, 'PULL_REQUEST.md'), 'utf8').includes(title) ? ['open'] : [];
}

test.each([
  ['that is carried out all the same', false],
  ['that never arrives', true],
])('killed at any request %s', async (_name, isLost) => {
  const place = await stage(true);
  const { forge } = place;
  if (!forge) throw new Error('no forge');
  let steps = 0;
  for (let step = 1; ; step += stride) {
    const task = taskOf(place, step);
    let count = 0;
    const { killed } = await run(place, task, {
      start: (kill) => {
        forge.onRequest = () => {
          if (++count !== step) return undefined;
          kill();
          return isLost ? 'reset' : undefined;
        };
      },
    });
    forge.onRequest = () => undefined;
    await expectWhole(place, task);
    if (!killed) {
      steps = step;
      break;
    }
  }
  expect(steps).toBeGreaterThan(8);
});

test.each([
  ['GitHub', true],
  ['a working copy', false],
])(
  'killed between any two steps of git, on the way to %s',
  async (_name, isRemote) => {
    const place = await stage(isRemote);
    const bin = temporaryFolder({});
    const real =
      process.env['PATH']
        ?.split(':')
        .map((folder) => join(folder, 'git'))
        .find((path) => existsSync(path)) ?? 'git';
    const counter = join(bin, 'count');
    // Stands in for git: at the n-th call it kills whoever calls, and does nothing itself.
    writeFileSync(
      join(bin, 'git'),
      `#!/bin/sh\nn=$(($(cat ${counter} 2>/dev/null || echo 0) + 1))\necho $n > ${counter}\nif [ "$n" = "$KILL_AT" ]; then kill -9 $PPID; exit 1; fi\nexec ${real} "$@"\n`,
    );
    chmodSync(join(bin, 'git'), 0o755);
    let steps = 0;
    for (let step = 1; ; step += stride) {
      rmSync(counter, { force: true });
      const task = taskOf(place, step);
      const { killed } = await run(place, task, {
        env: { PATH: `${bin}:${process.env['PATH'] ?? ''}`, KILL_AT: String(step) },
      });
      await expectWhole(place, task);
      if (!killed) {
        steps = step;
        break;
      }
    }
    expect(steps).toBeGreaterThan(15);
  },
  120_000,
);

test.each([
  ['GitHub', true],
  ['a working copy', false],
])('two processes at once publish one and the same, on the way to %s', async (_name, isRemote) => {
  const place = await stage(isRemote);
  for (const number of [1, 2, 3]) {
    const task = taskOf(place, number);
    const both = await Promise.all([run(place, task), run(place, task)]);
    expect(both.map(({ err }) => err)).toEqual(['', '']);
    for (const { out } of both) expect(out).toMatch(/"outcome":"(?:opened|updated|unchanged)"/);
    const states = await openOf(place, task);
    expect(states.filter((state) => state === 'open')).toHaveLength(1);
    expect((await publishTask(task)).outcome).toMatch(/^(?:updated|unchanged)$/);
    expect(git(place.bare, 'rev-list', '--count', `main..refs/heads/${task.draft.branch}`).trim()).toBe('2');
  }
});
