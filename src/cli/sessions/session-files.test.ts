import { expect, test } from 'vitest';
import { improvable } from '../../testing/improvable.ts';
import { commitAll, temporaryFolder } from '../../testing/temporary-folder.ts';
import { testWorld } from '../../testing/world.ts';
import { main } from '../main.ts';

const report = {
  summary: 'Done.',
  branch: 'b',
  pr_number: 4,
  pr_url: 'https://github.com/acme/shop/pull/4',
  session_id: 's-1',
  model: 'm',
  reasoning_effort: 'high',
  diagnosis: 'The preflight is in two prompts of six.',
  action_items: ['Add the preflight.'],
  evidence_refs: ['run_id:r-1'],
  tool_gaps: [],
};
const snapshot = { version: 'v1', status: 'succeeded', report, runtime: { target_branch: 'main' } };
const row = { run_id: 'r-7', session_json: JSON.stringify(snapshot), codex_cli_session_json: null };

async function check(
  files: Readonly<Record<string, string | Uint8Array>>,
  ...args: string[]
): Promise<{ code: number; out: string; err: string }> {
  const world = testWorld(temporaryFolder(files), {
    readStdin: async () => new TextEncoder().encode(JSON.stringify(snapshot)),
  });
  const code = await main(['session', 'check', '--format', 'json', ...args], world);
  return { code, out: world.out(), err: world.err() };
}

test.each<[string, string | Uint8Array, number]>([
  ['a byte order mark and CRLF', `\uFEFF${JSON.stringify(snapshot, undefined, 2).replaceAll('\n', '\r\n')}`, 0],
  ['a database row', JSON.stringify(row), 0],
  [
    'keys that JavaScript itself has',
    JSON.stringify(snapshot).replace('"version"', '"__proto__": {"status": "x"}, "constructor": 1, "version"'),
    0,
  ],
  ['half of a surrogate pair', JSON.stringify(snapshot).replace('two prompts', 'two \\ud83d prompts'), 0],
  [
    'a line of ten megabytes',
    JSON.stringify({ ...snapshot, runtime: { target_branch: 'main', codex_exec_output: 'x'.repeat(1e7) } }),
    0,
  ],
  ['a NUL', new Uint8Array([123, 0, 125]), 2],
  ['bytes that are no UTF-8', new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]), 2],
  ['nothing', '', 2],
  ['a hundred thousand brackets', '['.repeat(1e5), 2],
  ['a list', '[]', 2],
])('%s is read or refused, and never the end of it', async (_name, content, expected) => {
  const { code, out, err } = await check({ 's.json': content }, 's.json');
  expect({ code, err: err.split('\n').length < 4 }).toEqual({ code: expected, err: true });
  expect(out + err).not.toContain('at file:');
});

test('stdin is a session, too', async () => {
  const { code, out } = await check({}, '-');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ sessions: [{ path: 'stdin', id: 's-1' }] });
});

test('secrets are in no output', async () => {
  const secret = `ghp_${'a1B2c3D4'.repeat(5).slice(0, 36)}`;
  const told = {
    ...snapshot,
    report: {
      ...report,
      diagnosis: `The log shows ${secret} twice: ${secret}.`,
      tool_gaps: [`curl -H "Authorization: Bearer ${secret}"`],
    },
  };
  const { out } = await check({ 's.json': JSON.stringify(told) }, 's.json');
  expect(out).not.toContain(secret);
  expect(JSON.parse(out)).toMatchObject({ sessions: [{ diagnosis: 'The log shows [REDACTED] twice: [REDACTED].' }] });
});

test('a folder without sessions is not judged', async () => {
  const { code, err } = await check({ 'empty/readme.md': 'Nothing.' }, 'empty');
  expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('There are no sessions in empty.') });
});

test('no plan is made of a session about a pull request of the updater itself', async () => {
  const own = { ...snapshot, report: { ...report, branch: 'seedlint/self-improve/run-1-a1b2c3d4' } };
  const folder = temporaryFolder({
    ...improvable,
    'own.json': JSON.stringify(own),
    'half.json': JSON.stringify({ ...snapshot, report: { ...report, diagnosis: '' } }),
  });
  commitAll(folder);
  const world = testWorld(folder);
  expect(await main(['improve', 'plan', '--session', 'own.json'], world)).toBe(2);
  expect(world.err()).toContain('Every session is about a pull request of this updater: s-1.');
  expect(await main(['improve', 'plan', '--session', 'half.json'], world)).toBe(2);
  expect(world.err()).toContain('The session half.json cannot be used.');
});
