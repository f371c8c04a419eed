import { expect, test } from 'vitest';
import { redact } from '../../../rules/redact.ts';
import { sha256 } from '../tree-digest.ts';
import { evidenceRef } from './evidence.ts';
import { readSession } from './session.ts';
import { missingIn } from './tool-gaps.ts';

const report = {
  summary: 'Two runs failed alike.',
  pr_number: 7,
  pr_url: 'https://github.com/acme/shop/pull/7',
  diagnosis: 'The prompt asks for a tool that is not there.',
  action_items: ['Name the tool.', ' name the tool. '],
  evidence_refs: ['issue:12', 'run_id:9f2c'],
  tool_gaps: ['jq'],
};

test('a snapshot is read with its evidence resolved, and lists hold each thing once', async () => {
  const { session, problems } = await read({
    version: 'v1',
    status: 'succeeded',
    report,
    runtime: { codex_exec_output: 'bash: line 1: JQ: command not found\nzsh: command not found: yq' },
  });
  expect(problems).toEqual([]);
  expect(session).toMatchObject({
    kind: 'snapshot',
    actionItems: ['Name the tool.'],
    evidence: [
      { kind: 'issue', url: 'https://github.com/acme/shop/issues/12' },
      { kind: 'run', id: '9f2c' },
    ],
    toolGaps: [
      { name: 'jq', from: 'report' },
      { name: 'yq', from: 'output', line: 'zsh: command not found: yq' },
    ],
  });
});

test('everything that is wrong is told at once, each with its place', async () => {
  const { session, problems } = await read({
    version: 'v2',
    status: 'succeeded',
    report: { ...report, diagnosis: ' ', action_items: [] },
  });
  expect(session).toBeUndefined();
  expect(problems.map(({ field, message, line }) => [field, message, line])).toEqual([
    ['version', 'unknown', 2],
    ['report.diagnosis', 'empty', 8],
    ['report.action_items', 'empty', 9],
  ]);
});

test('a run that failed is a warning', async () => {
  const { session, problems } = await read({ version: 'v1', status: 'failed', report });
  expect(session).toBeDefined();
  expect(problems).toMatchObject([{ field: 'status', message: 'failed', severity: 'warning' }]);
});

test('the answer in a rollout is found in a fence, and talk about a gap is none', async () => {
  const lines = [
    { type: 'session_meta', payload: { id: 'sess-1' } },
    {
      type: 'response_item',
      payload: { type: 'function_call', call_id: 'a', arguments: '{"command":["bash","-lc","cat docs/setup.md"]}' },
    },
    {
      type: 'response_item',
      payload: { type: 'function_call_output', call_id: 'a', output: 'bash: rg: command not found' },
    },
    {
      type: 'response_item',
      payload: { type: 'function_call_output', call_id: 'b', output: 'sh: 1: kubectl: not found' },
    },
    {
      type: 'event_msg',
      payload: { type: 'agent_message', message: `Done.\n\`\`\`json\n${JSON.stringify(report)}\n\`\`\`\n` },
    },
  ];
  const { session } = await readText(lines.map((line) => JSON.stringify(line)).join('\r\n'));
  expect(session).toMatchObject({ kind: 'codex', id: 'sess-1', toolGaps: [{ name: 'jq' }, { name: 'kubectl' }] });
});

test('a secret is taken out and counted', async () => {
  const secret = ['ghp', 'aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA5'].join('_');
  const { seen } = await read({ ...report, diagnosis: `It printed ${secret}.` });
  expect(seen.redacted).toBe(1);
  expect(JSON.stringify(seen)).not.toContain(secret);
});

test.each([
  ['', 'session-empty'],
  ['{"a": 1}', 'session-form'],
  ['{"report": {"diagnosis": "x",}}', 'json-unexpected'],
  ['{"report": {', 'json-end'],
  ['['.repeat(200_000), 'json-end'],
  ['{"report": "a\nb"}', 'json-control'],
])('%#: what is no session is one error', async (text, code) => {
  await expect(readText(text)).rejects.toMatchObject({ code });
});

test.each([
  ['bash: jq: command not found', 'jq'],
  ['/bin/sh: 1: jq: not found', 'jq'],
  ['bash: строка 1: jq: команда не найдена', 'jq'],
  ['exec: "jq": executable file not found in $PATH', 'jq'],
  ['/usr/bin/env: ‘python’: No such file or directory', 'python'],
  ["'jq' is not recognized as an internal or external command,", 'jq'],
  ['docs/setup.md:12:bash: jq: command not found', undefined],
  ['The build says command not found for jq', undefined],
  ['cat: notes.txt: No such file or directory', undefined],
])('%s → %s', (line, name) => {
  expect(missingIn(line)).toBe(name);
});

test.each([
  [
    'https://git.acme.test/acme/shop/pull/7#discussion_r5',
    'comment',
    'https://git.acme.test/acme/shop/pull/7#discussion_r5',
  ],
  ['#41', 'issue', 'https://github.com/acme/shop/issues/41'],
  ['other/tool#41', 'issue', 'https://github.com/other/tool/issues/41'],
  ['PR #7', 'pull-request', 'https://github.com/acme/shop/pull/7'],
  ['задача #12', 'issue', 'https://github.com/acme/shop/issues/12'],
  ['запуск 9f2c', 'run', undefined],
  ['flow_event:run.started.5521', 'flow-event', undefined],
  ['run the tests', 'unknown', undefined],
])('%s is %s', (text, kind, url) => {
  expect(evidenceRef(text, { repository: 'acme/shop' })).toMatchObject({ kind, ...(url === undefined ? {} : { url }) });
});

function read(data: object) {
  return readText(JSON.stringify(data, undefined, 2));
}

function readText(text: string) {
  return readSession({ path: 'session.json', bytes: Buffer.from(text) }, { redact, sha256 });
}
