import { createAppAuth } from '@octokit/auth-app';
import { Octokit } from '@octokit/core';
import { paginateRest } from '@octokit/plugin-paginate-rest';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import Bottleneck from 'bottleneck/light.js';
import { SeedlintError } from '../../../core/errors.ts';
import { failure, type Told } from './failure.ts';
import type { Address } from './address.ts';
import { redactor, type Credential } from './token.ts';

/** The REST API of GitHub, and who we are there. */
export interface Client {
  /** Calls a route. The table of all routes octokit has is left out: one that merges is not even there. */
  readonly request: InstanceType<typeof Api>['request'];
  /** Every page of a list. */
  readonly paginate: InstanceType<typeof Api>['paginate'];
  /** Name of the user or bot that we are. */
  readonly login: string;
  /** What git may use. */
  readonly token: string;
  /** Calls the API; what it answers badly is thrown as a SeedlintError that says what we were about to do. */
  ask<Result>(this: void, action: string, call: () => Promise<Result>): Promise<Result>;
}

const Api = Octokit.plugin(paginateRest, retry, throttling);

export interface ClientOptions {
  readonly address: Address;
  readonly credential: Credential;
  /** Milliseconds between two writes; GitHub asks for a second. */
  readonly pace: number;
  /** Seconds to wait for one answer. */
  readonly patience: number;
  readonly version: string;
}

/** Longest wait for a limit, in seconds: who has to wait longer comes again. */
const longestWait = 60;

export async function connect({ address, credential, pace, patience, version }: ClientOptions): Promise<Client> {
  const limits = { waited: 0 };
  const mayWait = (seconds: number, tried: number): boolean => {
    if (tried >= 2 || limits.waited + seconds > longestWait) return false;
    limits.waited += seconds;
    return true;
  };
  const settings = {
    baseUrl: address.api,
    userAgent: `seedlint/${version}`,
    // Whatever octokit has to say, it says by what it throws.
    log: { debug: ignore, info: ignore, warn: ignore, error: ignore },
    request: { fetch: patiently(patience) },
    retry: { doNotRetry: [400, 401, 403, 404, 409, 410, 422, 451], retries: 2, retryAfterBaseValue: pace },
    throttle: {
      write: new Bottleneck.Group({ maxConcurrent: 1, minTime: pace }),
      notifications: new Bottleneck.Group({ maxConcurrent: 1, minTime: 3 * pace }),
      retryAfterBaseValue: pace,
      fallbackSecondaryRateRetryAfter: 60,
      onRateLimit: (seconds: number, _options: unknown, _api: unknown, tried: number) => mayWait(seconds, tried),
      onSecondaryRateLimit: (seconds: number, _options: unknown, _api: unknown, tried: number) =>
        mayWait(seconds, tried),
    },
  };
  const secrets = credential.kind === 'token' ? [credential.token] : [];
  const told: Told = { address, source: credential.source, redact: (text) => redactor(secrets)(text) };
  const ask: Client['ask'] = async (action, call) => {
    try {
      return await call();
    } catch (error) {
      throw failure(error, action, told);
    }
  };
  const { auth, login } = await who(credential, { address, settings, ask });
  secrets.push(auth);
  const api = new Api({ ...settings, auth });
  // A request to create something may have been carried out though its answer was lost: whoever asked looks before asking again.
  api.hook.before('request', (options) => {
    if (options.method === 'POST') options.request = { ...options.request, retries: 0 };
  });
  const found = login ?? (await ask('read who the token is', () => whoIs(api)));
  return { request: api.request, paginate: api.paginate, login: found, token: auth, ask };
}

interface Asking {
  readonly address: Address;
  readonly settings: ConstructorParameters<typeof Api>[0];
  readonly ask: Client['ask'];
}

/** A token, and for an app the name of its bot. */
async function who(
  credential: Credential,
  { address: { owner, repo }, settings, ask }: Asking,
): Promise<{ auth: string; login?: string }> {
  if (credential.kind === 'token') return { auth: credential.token };
  const { appId, privateKey } = credential;
  const app = new Api({ ...settings, authStrategy: createAppAuth, auth: { appId, privateKey } });
  return ask('sign in as an app', async () => {
    const { data: self } = await app.request('GET /app');
    const installationId =
      credential.installation ?? (await app.request('GET /repos/{owner}/{repo}/installation', { owner, repo })).data.id;
    const { data } = await app.request('POST /app/installations/{installation_id}/access_tokens', {
      installation_id: installationId,
    });
    return { auth: data.token, login: `${self?.slug ?? 'app'}[bot]` };
  });
}

/** The token of a workflow may not ask who it is: then it is the bot of GitHub Actions. */
async function whoIs(api: InstanceType<typeof Api>): Promise<string> {
  try {
    return (await api.request('GET /user')).data.login;
  } catch (error) {
    if (error instanceof Error && 'status' in error && error.status === 403 && /integration/i.test(error.message))
      return 'github-actions[bot]';
    throw error;
  }
}

/** Nobody waits for ever. */
function patiently(seconds: number): typeof fetch {
  return async (input, init) => {
    const limit = AbortSignal.timeout(seconds * 1000);
    const signal = init?.signal ? AbortSignal.any([init.signal, limit]) : limit;
    try {
      return await fetch(input, { ...init, signal });
    } catch (error) {
      if (limit.aborted)
        throw new SeedlintError(
          'host-unreachable',
          { host: hostIn(input), action: '', reason: `no answer within ${seconds} s` },
          undefined,
          { cause: error },
        );
      throw error;
    }
  };
}

function hostIn(input: Parameters<typeof fetch>[0]): string {
  return new URL(input instanceof Request ? input.url : input).host;
}

function ignore(): void {
  // Nothing is said.
}
