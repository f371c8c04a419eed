import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { createServer, request as ask, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createEmulator, type Emulator } from 'emulate';
import { git } from './temporary-folder.ts';

/** One request that came in, in order. */
export interface Journaled {
  readonly method: string;
  readonly path: string;
  readonly body: string;
  readonly status?: number;
}

/** What goes wrong with a request instead of being answered. */
export type Fault =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  | 'reset'
  | 'hang'
  | 'truncate'
  /** It is carried out, and the answer is lost. */
  | 'lost';

export interface Forge {
  readonly url: string;
  readonly token: string;
  /** Private key of app 1337, which is installed here. */
  readonly appKey: string;
  readonly journal: Journaled[];
  /** Told of every request before it is passed on; a fault it returns takes its place. */
  onRequest: (request: Journaled, count: number) => Fault | undefined;
  /** Told of every request when it has been answered. */
  onAnswer: (request: Journaled, count: number) => void;
  /** The bare repository that pushes go to. */
  readonly bare: string;
  /** Calls the API as another user. */
  api<Answer = Record<string, unknown>>(
    this: void,
    method: string,
    path: string,
    body?: object,
    token?: string,
  ): Promise<Answer>;
  /** Mirrors what was pushed past us, straight into the bare repository. */
  mirror(this: void): Promise<void>;
  close(this: void): Promise<void>;
}

/**
 * GitHub on this machine, as far as a pull request needs it, made of parts that others wrote: `git http-backend` over a bare
 * repository for what git does, and emulate for the REST API. What is pushed is mirrored into the emulator, object by object.
 */
export async function startForge(bare: string): Promise<Forge> {
  const token = 'tok_bot_0123456789abcdef';
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const port = await freePort();
  const emulator: Emulator = await createEmulator({
    service: 'github',
    port,
    seed: {
      github: {
        users: [{ login: 'octocat' }, { login: 'seedbot' }],
        repos: [{ owner: 'octocat', name: 'seeds', auto_init: false }],
        apps: [
          {
            app_id: 1337,
            slug: 'seedlint',
            name: 'seedlint',
            private_key: privateKey,
            permissions: { contents: 'write', pull_requests: 'write', issues: 'write', metadata: 'read' },
            installations: [{ installation_id: 9, account: 'octocat', repository_selection: 'all' }],
          },
        ],
      },
      tokens: { [token]: { login: 'seedbot', scopes: ['repo'] }, tok_human: { login: 'octocat', scopes: ['repo'] } },
    },
  });
  const upstream = `http://127.0.0.1:${port}`;
  const journal: Journaled[] = [];
  const mirrored = new Set<string>();
  const gitTokens = new Set([token]);
  const forge: { -readonly [Key in keyof Forge]: Forge[Key] } = {
    url: '',
    token,
    appKey: privateKey,
    journal,
    bare,
    onRequest: () => undefined,
    onAnswer: () => undefined,
    api,
    mirror,
    close,
  };
  const server: Server = createServer((request, response) => {
    void handle(request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : undefined);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  forge.url = `http://127.0.0.1:${portOf(server)}`;
  await api('PUT', '/repos/octocat/seeds/collaborators/seedbot', { permission: 'push' });
  await mirror();
  return forge;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const path = request.url ?? '/';
    const isGit = path.startsWith('/octocat/seeds.git/');
    const entry: Journaled = { method: request.method ?? '', path, body: isGit ? '' : body.toString() };
    const count = journal.push(entry);
    const fault = forge.onRequest(entry, count);
    if (fault && fault !== 'lost' && fault !== 'truncate') return fail(fault, response);
    const answer = isGit ? await backend(request, body) : await passOn(request, path, body);
    // What an app is given is good for git as well.
    const issued = path.endsWith('/access_tokens')
      ? /"token":\s*"([^"]+)"/.exec(answer.body.toString())?.[1]
      : undefined;
    if (issued !== undefined) gitTokens.add(issued);
    if (isGit && path.endsWith('git-receive-pack') && request.method === 'POST') await mirror();
    journal[count - 1] = { ...entry, status: answer.status };
    if (fault === 'lost') return void response.destroy();
    const bytes = fault === 'truncate' ? answer.body.subarray(0, Math.floor(answer.body.length / 2)) : answer.body;
    const { 'content-length': _length, 'transfer-encoding': _encoding, ...headers } = answer.headers;
    response.writeHead(answer.status, { ...headers, 'content-length': String(bytes.length) });
    response.end(bytes, () => forge.onAnswer(entry, count));
  }

  async function passOn(request: IncomingMessage, path: string, body: Buffer): Promise<Answer> {
    const { host: _host, connection: _connection, ...headers } = request.headers;
    const options = { method: request.method, headers: { ...headers, host: `127.0.0.1:${port}` } };
    const answer = await new Promise<IncomingMessage>((done, reject) => {
      const onward = ask(`${upstream}${path}`, options, done);
      onward.on('error', reject);
      onward.end(body);
    });
    return { status: answer.statusCode ?? 500, headers: plain(answer.headers), body: await bodyOf(answer) };
  }

  /** `git http-backend`, the CGI program git brings. */
  async function backend(request: IncomingMessage, body: Buffer): Promise<Answer> {
    const [, given = ''] = (request.headers.authorization ?? '').split(' ');
    const [, password = ''] = Buffer.from(given, 'base64').toString().split(':');
    if (!gitTokens.has(password))
      return { status: 401, headers: { 'www-authenticate': 'Basic realm="seeds"' }, body: Buffer.from('no') };
    const [path = '', query = ''] = (request.url ?? '').split('?');
    const child = spawn('git', ['http-backend'], {
      env: {
        PATH: process.env['PATH'],
        GIT_PROJECT_ROOT: join(bare, '..'),
        GIT_HTTP_EXPORT_ALL: '1',
        GIT_CONFIG_GLOBAL: '/dev/null',
        PATH_INFO: path.replace('/octocat/seeds.git', `/${bare.split('/').at(-1)}`),
        QUERY_STRING: query,
        REQUEST_METHOD: request.method ?? 'GET',
        CONTENT_TYPE: request.headers['content-type'] ?? '',
        CONTENT_LENGTH: String(body.length),
        HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
        GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
        REMOTE_USER: 'seedbot',
        REMOTE_ADDR: '127.0.0.1',
      },
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(body);
    const output = await bodyOf(child.stdout);
    const split = output.indexOf('\r\n\r\n');
    const headers: Record<string, string> = {};
    for (const line of output.subarray(0, split).toString().split('\r\n')) {
      const at = line.indexOf(':');
      headers[line.slice(0, at).toLowerCase()] = line.slice(at + 1).trim();
    }
    const { status = '200', ...rest } = headers;
    return { status: Number.parseInt(status, 10), headers: rest, body: output.subarray(split + 4) };
  }

  /** Every object and branch of the bare repository in the emulator, under the same ids. */
  async function mirror(): Promise<void> {
    const refs = git(bare, 'for-each-ref', '--format=%(refname) %(objectname)', 'refs/heads')
      .trim()
      .split('\n')
      .filter(Boolean);
    for (const id of git(bare, 'rev-list', '--reverse', '--all').trim().split('\n').filter(Boolean)) {
      if (mirrored.has(id)) continue;
      await mirrorCommit(id);
      mirrored.add(id);
    }
    const known = await api<{ ref: string }[]>('GET', '/repos/octocat/seeds/git/matching-refs/heads/').catch(() => []);
    for (const ref of refs) {
      const [name = '', sha = ''] = ref.split(' ');
      const isKnown = Array.isArray(known) && known.some((one) => one.ref === name);
      if (isKnown) await api('PATCH', `/repos/octocat/seeds/git/${name}`, { sha, force: true });
      else await api('POST', '/repos/octocat/seeds/git/refs', { ref: name, sha });
    }
    for (const { ref } of Array.isArray(known) ? known : []) {
      if (!refs.some((one) => one.startsWith(`${ref} `))) await api('DELETE', `/repos/octocat/seeds/git/${ref}`);
    }
  }

  async function mirrorCommit(id: string): Promise<void> {
    const tree: object[] = [];
    for (const line of git(bare, 'ls-tree', '-r', '-z', id).split('\0').filter(Boolean)) {
      const [head = '', path = ''] = line.split('\t');
      const [mode = '', type = '', sha = ''] = head.split(' ');
      if (!mirrored.has(sha) && type === 'blob') {
        const content = Buffer.from(git(bare, 'cat-file', 'blob', sha)).toString('base64');
        await api('POST', '/repos/octocat/seeds/git/blobs', { content, encoding: 'base64' });
        mirrored.add(sha);
      }
      tree.push({ path, mode, type, sha });
    }
    const made = await api<{ sha: string }>('POST', '/repos/octocat/seeds/git/trees', { tree });
    const [parents = '', an = '', ae = '', ad = '', cn = '', ce = '', cd = '', ...message] = git(
      bare,
      'show',
      '--no-patch',
      '--format=%P%n%an%n%ae%n%aI%n%cn%n%ce%n%cI%n%B',
      id,
    ).split('\n');
    const commit = await api<{ sha: string }>('POST', '/repos/octocat/seeds/git/commits', {
      message: `${message.join('\n').trimEnd()}\n`,
      tree: made.sha,
      parents: parents.split(' ').filter(Boolean),
      author: { name: an, email: ae, date: ad },
      committer: { name: cn, email: ce, date: cd },
    });
    if (commit.sha !== id) throw new Error(`the emulator made ${commit.sha} of ${id}`);
  }

  async function api<Answer>(method: string, path: string, body?: object, as = 'tok_human'): Promise<Answer> {
    const answer = await fetch(`${upstream}${path}`, {
      method,
      headers: { authorization: `Bearer ${as}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 300)}`);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the test that asks knows what it gets
    return (text === '' ? {} : JSON.parse(text)) as Answer;
  }

  async function close(): Promise<void> {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    await emulator.close();
  }
}

function fail(fault: Exclude<Fault, 'lost' | 'truncate'>, response: ServerResponse): void {
  if (fault === 'hang') return;
  if (fault === 'reset') return void response.destroy();
  response.writeHead(fault.status, {
    'content-type': 'application/json',
    date: new Date().toUTCString(),
    ...fault.headers,
  });
  response.end(fault.body ?? JSON.stringify({ message: `Made to fail with ${fault.status}` }));
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

async function bodyOf(stream: Readable): Promise<Buffer> {
  return buffer(stream);
}

function plain(headers: IncomingMessage['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  );
}

function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('not listening');
  return address.port;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done));
  const port = portOf(probe);
  await new Promise((done) => probe.close(done));
  return port;
}
