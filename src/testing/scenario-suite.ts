import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import type { World } from '../cli/world.ts';
import { isSeedlint, parseScenario, writeScenario, type Outcome, type Part } from './scenario.ts';
import { testWorld } from './world.ts';

type Main = (argv: string[], world: World) => Promise<number>;

/**
 * One test per page: its files are written to an empty folder, its commands run in order, and the page must come out as it is.
 * `UPDATE_SCENARIOS=1` writes the pages instead of comparing them; read the difference before you keep it.
 */
export function scenarioSuite(folder: string, main: Main): void {
  const names = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md');
  test.each(names.toSorted())('fixtures/scenarios/%s', async (name) => {
    const path = join(folder, name);
    const actual = await play(readFileSync(path, 'utf8'), main);
    if (process.env['UPDATE_SCENARIOS']) writeFileSync(path, actual);
    expect(actual).toBe(readFileSync(path, 'utf8'));
  });
}

/** The page with what really happened. */
export async function play(page: string, main: Main): Promise<string> {
  const scenario = parseScenario(page);
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'seedlint-')));
  const stage: Stage = { folder, cwd: folder, main };
  const outcomes = new Map<Part, Outcome[]>();
  try {
    for (const part of scenario.parts) {
      if (part.type === 'file') {
        const path = join(folder, part.path);
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, part.bytes);
      }
      if (part.type !== 'console') continue;
      const done: Outcome[] = [];
      for (const command of part.commands) done.push(placeless(await run(command, stage), folder));
      outcomes.set(part, done);
    }
    return writeScenario(scenario, outcomes);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Stage {
  readonly folder: string;
  cwd: string;
  readonly main: Main;
}

function run(command: string, stage: Stage): Outcome | Promise<Outcome> {
  const target = /^cd (\S+)$/.exec(command)?.[1];
  if (target !== undefined) {
    stage.cwd = resolve(stage.cwd, target);
    return { stdout: '', stderr: '', exit: existsSync(stage.cwd) ? 0 : 1 };
  }
  return isSeedlint(command) ? runSeedlint(command, stage) : runShell(command, stage);
}

async function runSeedlint(command: string, { cwd, main }: Stage): Promise<Outcome> {
  const output = / > (\S+)$/.exec(command)?.[1];
  const [line = '', input] = command.replace(/ > \S+$/, '').split(/ < (?=\S+$)/);
  const words = wordsOf(line);
  const name = words.indexOf('seedlint');
  const variables = words.slice(0, name).map((word) => word.split('='));
  const world = testWorld(cwd, {
    env: { COLUMNS: '100', ...Object.fromEntries(variables) },
    readStdin: async () => (input === undefined ? new Uint8Array() : readFileSync(resolve(cwd, input))),
  });
  const exit = await main(words.slice(name + 1), world);
  if (output === undefined) return { stdout: world.out(), stderr: world.err(), exit };
  writeFileSync(resolve(cwd, output), world.out());
  return { stdout: '', stderr: world.err(), exit };
}

// A hook that runs the tests tells git of a repository that no story is about.
for (const name of Object.keys(process.env)) if (name.startsWith('GIT_')) delete process.env[name];
// Whether the temporary folder is a disk of its own, or lies in somebody's clone, must not show.
process.env['GIT_DISCOVERY_ACROSS_FILESYSTEM'] = '1';
process.env['GIT_CEILING_DIRECTORIES'] = realpathSync(tmpdir());

// Commands around seedlint (git, cat, chmod …) are real ones.
function runShell(command: string, { cwd }: Stage): Outcome {
  const { stdout, stderr, status, error } = spawnSync('sh', ['-c', command], {
    cwd,
    env: { ...process.env, ...gitEnvironment },
    encoding: 'utf8',
  });
  if (error) throw error;
  return { stdout, stderr, exit: status ?? -1 };
}

/** Same commits on every machine, whatever its owner has told git. */
const gitEnvironment: Readonly<Record<string, string>> = {
  LC_ALL: 'C',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_COUNT: '1',
  GIT_CONFIG_KEY_0: 'init.defaultBranch',
  GIT_CONFIG_VALUE_0: 'main',
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.org',
  GIT_AUTHOR_DATE: '2026-06-01T12:00:00Z',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.org',
  GIT_COMMITTER_DATE: '2026-06-01T12:00:00Z',
};

/** Words as a shell would cut them: quotes hold words together, nothing is expanded. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g)].map(([word]) =>
    word.replace(/'([^']*)'|"([^"]*)"/g, (_, single?: string, double?: string) => single ?? double ?? ''),
  );
}

function placeless(outcome: Outcome, folder: string): Outcome {
  const plain = (text: string) => text.replaceAll(folder, '/seeds');
  return { ...outcome, stdout: plain(outcome.stdout), stderr: plain(outcome.stderr) };
}
