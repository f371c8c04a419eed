import { spawnSync } from 'node:child_process';
import { createPrivateKey } from 'node:crypto';
import { SeedlintError } from '../../../core/errors.ts';
import type { Address } from './address.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** What we prove with who we are. `source` is what messages call it; the token itself is in none of them. */
export type Credential =
  | { readonly kind: 'token'; readonly token: string; readonly source: string }
  | {
      readonly kind: 'app';
      readonly appId: string;
      readonly privateKey: string;
      readonly installation?: number;
      readonly source: string;
    };

/** The first there is: our own variable, GitHub's, an app, whoever is logged in with `gh`. Throws `host-token` and `host-app-key`. */
export function credentialOf({ host }: Address, env: Env): Credential {
  for (const source of sourcesFor(host, env)) {
    const token = env[source]?.trim();
    if (token) return { kind: 'token', token, source };
  }
  const appId = env['SEEDLINT_APP_ID']?.trim();
  const privateKey = env['SEEDLINT_APP_PRIVATE_KEY'];
  if (appId && privateKey) {
    const installation = Number(env['SEEDLINT_APP_INSTALLATION_ID']);
    // A variable often holds the key on one line.
    const key = privateKey.replaceAll('\\n', '\n');
    assertKey(key);
    return {
      kind: 'app',
      appId,
      privateKey: key,
      ...(installation > 0 ? { installation } : {}),
      source: 'SEEDLINT_APP_ID',
    };
  }
  const token = fromGh(host);
  if (token) return { kind: 'token', token, source: 'gh auth token' };
  throw new SeedlintError('host-token', { host });
}

/** Before anybody is asked: what a broken key makes of a request says nothing of the key. */
function assertKey(key: string): void {
  try {
    createPrivateKey(key);
  } catch {
    throw new SeedlintError('host-app-key');
  }
}

/** A token of one host is not shown to another: those that are in every workflow are for the server they came from. */
function sourcesFor(host: string, env: Env): readonly string[] {
  const server = env['GITHUB_SERVER_URL'];
  const home = server !== undefined && URL.canParse(server) ? new URL(server).host : 'github.com';
  const isHome = host === home || host === env['GH_HOST'] || host === 'github.com' || host.endsWith('.ghe.com');
  return [
    'SEEDLINT_TOKEN',
    ...(isHome ? ['GH_TOKEN', 'GITHUB_TOKEN'] : ['GH_ENTERPRISE_TOKEN', 'GITHUB_ENTERPRISE_TOKEN']),
  ];
}

function fromGh(host: string): string | undefined {
  const answer = spawnSync('gh', ['auth', 'token', '--hostname', host], {
    timeout: 5000,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const token = answer.status === 0 ? answer.stdout.toString().trim() : '';
  return token === '' ? undefined : token;
}

/** A text in which no secret is left, in whatever form it is sent. */
export function redactor(secrets: readonly string[]): (text: string) => string {
  const forms = secrets.flatMap((secret) =>
    secret.length < 4
      ? []
      : [
          secret,
          Buffer.from(`x-access-token:${secret}`).toString('base64'),
          Buffer.from(secret).toString('base64'),
          encodeURIComponent(secret),
        ],
  );
  return (text) => forms.reduce((left, form) => left.replaceAll(form, '[REDACTED]'), text);
}
