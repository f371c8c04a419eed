/** A comment of a file. Offsets cover its delimiters. */
export interface Comment {
  readonly start: number;
  readonly end: number;
  /** Text between the delimiters. */
  readonly body: string;
}

/** What a suppression comment asks for. */
export interface Request extends Comment {
  /** `unknown`: it begins like a suppression and is none. */
  readonly verb: 'disable-next-line' | 'disable' | 'enable' | 'disable-file' | 'unknown';
  readonly rules: readonly string[];
  readonly reason?: string;
  /** ISO date, the last day it holds. */
  readonly until?: string;
}

/**
 * Reads `seedlint-disable-next-line rule-a, rule-b -- reason [until 2027-01-31]`;
 * a dash of any kind may stand before the reason. Undefined for any other comment.
 */
export function parseRequest(comment: Comment): Request | undefined {
  const match = /^\s*seedlint-([a-z-]+)(?=\s|[—–:]|$)[:]?([^]*)$/i.exec(comment.body);
  if (!match) return undefined;
  const [, verb = '', rest = ''] = match;
  const separator = /(?:^|\s)(?:--+|[—–])(?:\s|$)|[—–]/.exec(rest);
  const head = separator ? rest.slice(0, separator.index) : rest;
  const tail = separator ? rest.slice(separator.index + separator[0].length) : '';
  const limit = until.exec(tail) ?? until.exec(head);
  const reason = tail.replace(until, ' ').replace(/\s+/g, ' ').trim();
  return {
    ...comment,
    verb: verbs.find((known) => known === verb.toLowerCase()) ?? 'unknown',
    rules: [
      ...new Set(
        head
          .replace(until, ' ')
          .toLowerCase()
          .split(/[\s,;]+/)
          .filter((rule) => rule !== ''),
      ),
    ],
    ...(/[\p{L}\p{N}]/u.test(reason) ? { reason } : {}),
    ...(limit?.[1] === undefined ? {} : { until: limit[1] }),
  };
}

const verbs = ['disable-next-line', 'disable-file', 'disable', 'enable'] as const;

const until = /[[(]?(?<![\p{L}\p{N}])(?:until|до):?\s+(\d{4}-\d{2}-\d{2})(?![\p{N}-])[\])]?/iu;
