import { spawn, spawnSync } from 'node:child_process';
import { SeedlintError } from '../../core/errors.ts';

/** What one git process said. */
export interface GitResult {
  readonly ok: boolean;
  readonly stdout: Buffer;
  readonly stderr: string;
}

export interface GitOptions {
  /** Variables of this one process: dates, names, where objects go. */
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string | Uint8Array;
  /** It is ended when it takes longer. */
  readonly seconds?: number;
}

/** Runs git in a repository: no prompt, no hook, no signature, no settings of a surrounding git process. Throws `git-missing`. */
export function runGit(repository: string, args: readonly string[], { env = {}, input }: GitOptions = {}): GitResult {
  const answer = spawnSync('git', [...quiet, ...args], {
    cwd: repository,
    env: { ...inherited(), ...env },
    maxBuffer: Number.POSITIVE_INFINITY,
    windowsHide: true,
    ...(input === undefined ? {} : { input }),
  });
  if (answer.error && answer.status === null) {
    throw new SeedlintError('git-missing', { reason: answer.error.message }, undefined, { cause: answer.error });
  }
  return { ok: answer.status === 0, stdout: answer.stdout, stderr: answer.stderr.toString() };
}

/** The same for what may take a while: others go on meanwhile. */
export async function runGitSlowly(
  repository: string,
  args: readonly string[],
  { env = {}, seconds }: GitOptions = {},
): Promise<GitResult> {
  return new Promise((done, fail) => {
    const child = spawn('git', [...quiet, ...args], {
      cwd: repository,
      env: { ...inherited(), ...env },
      windowsHide: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(seconds === undefined ? {} : { timeout: Math.ceil(seconds * 1000) }),
    });
    const [out, said]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
    child.on('error', (error) =>
      fail(new SeedlintError('git-missing', { reason: error.message }, undefined, { cause: error })),
    );
    child.on('exit', (_code, signal) => {
      // Its helpers may live on and keep the pipes open: nobody waits for them.
      if (signal === null) return;
      said.push(Buffer.from(`\nfatal: git was ended after ${seconds ?? 0} s\n`));
      child.stdout.destroy();
      child.stderr.destroy();
    });
    child.on('close', (code) =>
      done({ ok: code === 0, stdout: Buffer.concat(out), stderr: Buffer.concat(said).toString() }),
    );
  });
}

/** What git says on its first line. Throws `git-failed` with its complaint. */
export function gitLine(repository: string, args: readonly string[], options: GitOptions = {}): string {
  const answer = runGit(repository, args, options);
  if (!answer.ok) throw gitFailure(args, answer);
  return answer.stdout.toString().split('\n', 1)[0] ?? '';
}

export function gitFailure([command = '']: readonly string[], { stderr }: GitResult): SeedlintError {
  const first = stderr.split('\n').find((line) => line !== '') ?? '';
  return new SeedlintError('git-failed', {
    command: `git ${command}`,
    reason: first.replace(/^(?:fatal|error): /, ''),
  });
}

/** Commits are made from bytes: nothing is converted, signed, watched or hooked. */
const quiet = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'commit.gpgSign=false',
  'core.autocrlf=false',
  // The index is a temporary one: no part of it is put into the repository.
  'core.splitIndex=false',
  'core.quotePath=false',
  'gc.auto=0',
  'maintenance.auto=false',
  'i18n.commitEncoding=utf-8',
  'i18n.logOutputEncoding=utf-8',
  'log.showSignature=false',
].flatMap((setting) => ['-c', setting]);

const kept = new Set(['GIT_CONFIG_GLOBAL', 'GIT_CONFIG_NOSYSTEM']);

function inherited(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_') || kept.has(name));
  return { ...Object.fromEntries(own), GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' };
}
