import { suppressionVerbs, type SuppressionVerb } from '../core/suppression.ts';

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
  readonly verb: SuppressionVerb | 'unknown';
  readonly rules: readonly string[];
  readonly reason?: string;
  /** ISO date, the last day it holds. */
  readonly until?: string;
  /** What stands where that date should and is none: `31.12.2026`, `2026-02-30`. */
  readonly misdated?: string;
  /** The word after `seedlint-` when no comment begins so: `disable-next-lin`. */
  readonly misspelt?: string;
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
  const limit = (until.exec(tail) ?? until.exec(head))?.[1];
  const reason = tail.replace(until, ' ').replace(/\s+/g, ' ').trim();
  const known = suppressionVerbs.find((word) => word === verb.toLowerCase());
  return {
    ...comment,
    ...(known === undefined ? { verb: 'unknown', misspelt: verb } : { verb: known }),
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
    ...(limit === undefined ? {} : isDate(limit) ? { until: limit } : { misdated: limit }),
  };
}

// Whatever looks like a date, in any order: a deadline that is read as part of the reason would never come.
const until =
  /[[(]?(?<![\p{L}\p{N}])(?:until|до):?\s+(\d{4}(?:[-/]\d{1,2}){1,2}|\d{4}\.\d{1,2}\.\d{1,2}|\d{1,2}([-./])\d{1,2}\2\d{4})(?![\p{N}-])[\])]?/iu;

/** Is it a day of the calendar, written as 2027-01-31? */
function isDate(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
