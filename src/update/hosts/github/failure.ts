import { SeedlintError } from '../../../core/errors.ts';
import type { Address } from './address.ts';

export interface Told {
  readonly address: Address;
  /** Where the token came from. */
  readonly source: string;
  /** Takes out every secret: a host may say back what it was sent. */
  redact(this: void, text: string): string;
}

/** What octokit threw, as something people can mend. */
export function failure(error: unknown, action: string, { address, source, redact }: Told): SeedlintError {
  const { host } = address;
  const { status, reason, wait } = answerOf(error, redact);
  // Octokit's own error holds the whole answer, and with it whatever that says back.
  const cause = { cause: new Error(redact(error instanceof Error ? error.message : String(error))) };
  if (status === undefined) return new SeedlintError('host-unreachable', { host, action, reason }, undefined, cause);
  if (wait !== undefined) return new SeedlintError('host-limit', { host, action, seconds: wait }, undefined, cause);
  if (status === 401) return new SeedlintError('host-token-refused', { host, source }, undefined, cause);
  if (/not permitted to create or approve pull requests/i.test(reason))
    return new SeedlintError('host-actions-setting', { host, compare: `${address.web}/compare` }, undefined, cause);
  if (status === 403) return new SeedlintError('host-forbidden', { host, action, reason }, undefined, cause);
  if (status === 404)
    return new SeedlintError('host-not-found', { host, what: `${address.owner}/${address.repo}` }, undefined, cause);
  if (status >= 500)
    return new SeedlintError(
      'host-unreachable',
      { host, action, reason: `${status} ${reason}`.trim() },
      undefined,
      cause,
    );
  return new SeedlintError('host-refused', { host, action, status, reason }, undefined, cause);
}

interface Answer {
  readonly status?: number;
  readonly reason: string;
  /** Seconds. */
  readonly wait?: number;
}

function answerOf(error: unknown, redact: Told['redact']): Answer {
  if (error instanceof SeedlintError) return { reason: String(error.data['reason'] ?? error.message) };
  if (!(error instanceof Error)) return { reason: redact(String(error)) };
  const status = 'status' in error && typeof error.status === 'number' ? error.status : undefined;
  const [line = ''] = redact(error.message)
    .replace(/ - https?:\/\/\S+$/, '')
    .split('\n');
  const reason = line.slice(0, 300).replace(/[.\s]+$/, '') || error.name;
  const headers = headersOf(error);
  // octokit answers 500 itself where there was no answer at all.
  if (status === undefined || (status === 500 && headers === undefined))
    return { reason: redact(deepest(error) ?? reason) };
  const wait = waitIn(headers ?? {}, status, reason);
  return { status, reason, ...(wait === undefined ? {} : { wait }) };
}

function headersOf(error: Error): Record<string, unknown> | undefined {
  const response: unknown = Reflect.get(error, 'response');
  const headers: unknown =
    typeof response === 'object' && response !== null ? Reflect.get(response, 'headers') : undefined;
  return typeof headers === 'object' && headers !== null ? { ...headers } : undefined;
}

function waitIn(headers: Record<string, unknown>, status: number, reason: string): number | undefined {
  if (status !== 403 && status !== 429) return undefined;
  const after = Number(headers['retry-after']);
  if (after > 0) return Math.ceil(after);
  const isUsedUp = headers['x-ratelimit-remaining'] === '0' || /rate limit/i.test(reason) || status === 429;
  if (!isUsedUp) return undefined;
  const [reset, now] = [Number(headers['x-ratelimit-reset']), dateIn(headers)];
  return reset > 0 && now > 0 ? Math.max(1, Math.ceil(reset - now)) : 60;
}

/** Seconds since 1970, by the clock of the host. */
function dateIn({ date }: Record<string, unknown>): number {
  return typeof date === 'string' ? Date.parse(date) / 1000 : Number.NaN;
}

/** The innermost cause has the reason: «connect ECONNREFUSED 127.0.0.1:1». */
function deepest(error: Error): string | undefined {
  let one: unknown = error;
  while (one instanceof Error && !(one instanceof SeedlintError) && one.cause !== undefined) one = one.cause;
  if (one instanceof SeedlintError) return String(one.data['reason']);
  if (!(one instanceof Error)) return undefined;
  const code = 'code' in one ? String(one.code) : '';
  return one.message !== '' ? one.message.slice(0, 300) : code;
}
