import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { beforeAll, expect, test } from 'vitest';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { testWorld } from '../../testing/world.ts';
import { main } from '../main.ts';

/* A real server, started as users start it, over stdin and stdout. */

let script = '';

beforeAll(async () => {
  const input = fileURLToPath(new URL('../../testing/mcp-server.ts', import.meta.url));
  const bundle = await rolldown({ input, platform: 'node', checks: { eval: false } });
  const { output } = await bundle.generate({ format: 'esm', codeSplitting: false });
  script = output[0].code;
}, 60_000);

async function check(fault: string, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const folder = temporaryFolder({ 'server.mjs': script });
  const world = testWorld(folder, { env: { COLUMNS: '100', PATH: process.env['PATH'], SECRET: 'tok_secret' } });
  const code = await main(
    ['session', 'check', '--mcp', `node ${join(folder, 'server.mjs')} ${fault}`, '--format', 'json', ...args],
    world,
  );
  return { code, out: world.out(), err: world.err() };
}

test.each([
  ['all that there are', []],
  ['those of a pull request', ['--pr', '41']],
  ['one that is named', ['--run', 'r-1']],
])('sessions come from a server: %s', async (_name, args) => {
  const { code, out, err } = await check('', ...args);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(JSON.parse(out)).toMatchObject({
    usable: true,
    sessions: [{ path: 'mcp:r-1', kind: 'snapshot', action_items: [expect.stringContaining('preflight')] }],
  });
  // It was not given what it was not named.
  expect(out).not.toContain('tok_secret');
});

test.each([
  ['a server that does not start', 'start', [], 'The MCP server did not start: no database.'],
  ['a server that ends', 'end', [], 'The MCP server ended before it had answered self_improve_runs_list.'],
  ['a tool that is missing', 'tool', [], 'The MCP server has no tool self_improve_runs_list.'],
  ['an answer in another form', 'form', [], 'The answer of self_improve_runs_list is in no form that seedlint knows.'],
  ['a pull request without runs', '', ['--pr', '7'], 'The server knows no run like that.'],
  ['a run nobody knows', '', ['--run', 'r-9'], 'There is no session of run r-9: run session not found.'],
  ['a session that is empty', '', ['--run', 'r-2'], 'There is no session of run r-2: codex session json is empty.'],
] as const)('%s is one clear message', async (_name, fault, args, message) => {
  const { code, out, err } = await check(fault, ...args);
  expect({ code, out, err }).toEqual({ code: 2, out: '', err: expect.stringContaining(message) });
  expect(err.trim().split('\n').length).toBeLessThan(4);
});

test('what asks a server says nothing without one', async () => {
  const world = testWorld(temporaryFolder({ 's.json': '{}' }));
  expect(await main(['session', 'check', 's.json', '--pr', '4'], world)).toBe(2);
  expect(world.err()).toContain('--pr says nothing without --mcp.');
});
