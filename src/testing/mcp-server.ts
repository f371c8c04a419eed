import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { CallToolRequestSchema, ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';

/* A small server that keeps sessions, as that of a platform does. What it is told on its command line goes wrong. */

const [fault] = process.argv.slice(2);
const answer = (data: object): object => ({ content: [{ type: 'text', text: JSON.stringify(data) }] });
const refusal = (text: string): object => ({ content: [{ type: 'text', text }], isError: true });
if (fault === 'start') {
  process.stderr.write('no database\n');
  process.exitCode = 3;
} else {
  const server = new Server({ name: 'sessions', version: '1.0.0' }, { capabilities: { tools: {} } });
  const report = {
    summary: 'Done.',
    branch: 'b',
    pr_number: 41,
    pr_url: 'https://github.com/acme/shop/pull/41',
    session_id: 's-1',
    model: 'm',
    reasoning_effort: 'high',
    diagnosis: 'The preflight is in two prompts of six.',
    action_items: ['Add the preflight to every seed that lacks it, in both languages.'],
    evidence_refs: ['run_id:r-1'],
    tool_gaps: [],
  };
  server.setRequestHandler(ListToolsRequestSchema, async () => ({
    tools: ['self_improve_runs_list', 'self_improve_run_lookup', 'self_improve_session_get'].map((name) => ({
      name,
      inputSchema: { type: 'object' },
    })),
  }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params: { name, arguments: args = {} } }) => {
    if (fault === 'end') {
      await server.close();
      process.stdin.destroy();
    }
    if (fault === 'end' || fault === 'slow') return new Promise(() => undefined);
    if (fault === 'tool') return refusal(`Tool ${name} not found`);
    if (fault === 'form') return { content: [{ type: 'text', text: 'hello' }] };
    if (name === 'self_improve_runs_list')
      return answer({ status: 'ok', page: 1, limit: 50, has_next: false, items: [{ run_id: 'r-1' }] });
    if (name === 'self_improve_run_lookup')
      return answer({ status: 'ok', items: args['pull_request_number'] === 41 ? [{ run_id: 'r-1' }] : [] });
    if (args['run_id'] === 'r-1') {
      const session = {
        version: 'v1',
        status: 'succeeded',
        report,
        runtime: { target_branch: process.env['SECRET'] ?? 'main' },
      };
      return answer({ status: 'ok', run: { run_id: 'r-1' }, codex_session_json: session });
    }
    return refusal(args['run_id'] === 'r-2' ? 'codex session json is empty' : 'run session not found');
  });
  await server.connect(new StdioServerTransport());
}
