import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { SeedlintError } from '../../core/errors.ts';
import { version } from '../version.ts';
import type { World } from '../world.ts';

/** An MCP server that keeps sessions, and which of them are asked for. */
export interface ServerFlags {
  /** How it is started, as a shell has it; it speaks over stdin and stdout. */
  readonly mcp?: string;
  /** Names of variables it gets besides PATH and HOME. */
  readonly mcpEnv?: readonly string[];
  readonly run?: readonly string[];
  readonly issue?: number;
  readonly pr?: number;
  readonly repository?: string;
}

/** Seconds that one answer may take. */
const patience = 60;

/** Sessions that a server keeps: of the runs that are named, of those of an issue or pull request, else of the latest. Throws SeedlintError. */
export async function sessionsFromServer(
  flags: ServerFlags,
  world: World,
): Promise<{ path: string; bytes: Uint8Array }[]> {
  if (flags.mcp === undefined) {
    const alone = (['run', 'issue', 'pr', 'mcpEnv'] as const).find((key) => flags[key] !== undefined);
    if (alone === undefined) return [];
    const option = alone === 'mcpEnv' ? 'mcp-env' : alone;
    throw new SeedlintError('usage', {
      reason: `--${option} says nothing without --mcp.`,
      hint: 'Name the command that starts the server.',
    });
  }
  const { Client } = await import('@modelcontextprotocol/sdk/client/index.js');
  const { StdioClientTransport } = await import('@modelcontextprotocol/sdk/client/stdio.js');
  const env = Object.fromEntries(
    ['PATH', 'HOME', 'LANG', ...(flags.mcpEnv ?? [])].flatMap((name) => {
      const value = world.env[name];
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
  const transport = new StdioClientTransport({
    command: '/bin/sh',
    args: ['-c', flags.mcp],
    env,
    cwd: world.cwd,
    stderr: 'pipe',
  });
  let said = '';
  transport.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-2000);
  });
  const client = new Client({ name: 'seedlint', version });
  try {
    await client.connect(transport, { timeout: patience * 1000 });
  } catch (error) {
    await client.close().catch(() => undefined);
    throw new SeedlintError('mcp-start', { reason: lastLine(said) || messageOf(error) }, undefined, { cause: error });
  }
  try {
    const runs = flags.run ?? (await runsOf(client, flags));
    const sessions = [];
    for (const run of runs) sessions.push({ path: `mcp:${run}`, bytes: await sessionOf(client, run) });
    return sessions;
  } finally {
    await client.close().catch(() => undefined);
  }
}

async function runsOf(client: Client, { issue, pr, repository }: ServerFlags): Promise<string[]> {
  const which = {
    ...(repository === undefined ? {} : { repository_full_name: repository }),
    ...(issue === undefined ? {} : { issue_number: issue }),
    ...(pr === undefined ? {} : { pull_request_number: pr }),
  };
  const tool = issue === undefined && pr === undefined ? 'self_improve_runs_list' : 'self_improve_run_lookup';
  const answer = await call(client, tool, which);
  const items: unknown = Reflect.get(answer, 'items');
  if (!Array.isArray(items)) throw new SeedlintError('mcp-answer', { tool });
  const runs = items.flatMap((item: unknown) => {
    const id: unknown = typeof item === 'object' && item !== null ? Reflect.get(item, 'run_id') : undefined;
    return typeof id === 'string' && id !== '' ? [id] : [];
  });
  if (runs.length === 0) throw new SeedlintError('mcp-no-run');
  return [...new Set(runs)];
}

async function sessionOf(client: Client, run: string): Promise<Uint8Array> {
  const tool = 'self_improve_session_get';
  let answer: object;
  try {
    answer = await call(client, tool, { run_id: run });
  } catch (error) {
    if (!(error instanceof SeedlintError) || error.code !== 'mcp-refused') throw error;
    const reason = String(error.data['reason']);
    if (!/session (?:not found|json is empty)/i.test(reason)) throw error;
    throw new SeedlintError('mcp-no-session', { run, reason }, undefined, { cause: error });
  }
  const held: unknown = ['session_json', 'codex_session_json']
    .map((key): unknown => Reflect.get(answer, key))
    .find((one) => one !== undefined && one !== null && one !== '');
  if (held === undefined) throw new SeedlintError('mcp-answer', { tool });
  return new TextEncoder().encode(typeof held === 'string' ? held : JSON.stringify(held));
}

/** What a tool answers: structured, or one JSON text. Throws SeedlintError. */
async function call(client: Client, tool: string, args: Record<string, unknown>): Promise<object> {
  let answer;
  try {
    answer = await client.callTool({ name: tool, arguments: args }, undefined, { timeout: patience * 1000 });
  } catch (error) {
    throw callFailure(tool, error);
  }
  const parts = Array.isArray(answer.content) ? answer.content : [];
  const text = parts.flatMap((part: unknown) => textIn(part)).join('\n');
  if (answer.isError) {
    if (/tool .*not found|unknown tool/i.test(text)) throw new SeedlintError('mcp-tool', { tool });
    throw new SeedlintError('mcp-refused', { tool, reason: text.split('\n', 1)[0]?.replace(/[.\s]+$/, '') ?? '' });
  }
  const held: unknown = answer.structuredContent ?? parsed(text);
  if (typeof held !== 'object' || held === null) throw new SeedlintError('mcp-answer', { tool });
  return held;
}

function callFailure(tool: string, error: unknown): SeedlintError {
  const reason = messageOf(error);
  const options = { cause: error };
  if (/timed out/i.test(reason)) return new SeedlintError('mcp-slow', { tool, seconds: patience }, undefined, options);
  if (/closed/i.test(reason)) return new SeedlintError('mcp-ended', { tool }, undefined, options);
  if (/not found|unknown tool/i.test(reason)) return new SeedlintError('mcp-tool', { tool }, undefined, options);
  return new SeedlintError('mcp-refused', { tool, reason }, undefined, options);
}

function textIn(part: unknown): string[] {
  const text: unknown = typeof part === 'object' && part !== null ? Reflect.get(part, 'text') : undefined;
  return typeof text === 'string' ? [text] : [];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/^MCP error -?\d+: /, '').split('\n', 1)[0] ?? '';
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1)?.slice(0, 300) ?? '';
}
