import type { Gain, Objection } from '../core/improvement.ts';
import type { Place } from '../core/text.ts';
import { guardWords, type GuardInput } from './guard-words.ts';
import { cut } from './width.ts';
import type { Words } from './words.ts';

/** Why an item is not taken, in words. */
export interface ObjectionText {
  readonly why: Objection['why'];
  readonly message: string;
  /** What would help. */
  readonly mend?: string;
  readonly rule?: string;
  /** Where it is now; for a new error, where it would be. */
  readonly at?: Pick<Place, 'path' | 'line'>;
  readonly path?: string;
  /** The text as it is, and as it would be. */
  readonly before?: string;
  readonly after?: string;
}

export function objectionText(objection: Objection, input: GuardInput): ObjectionText {
  const { words } = input;
  switch (objection.why) {
    case 'weakened':
    case 'unclear':
      return drifted(objection, input);
    case 'new-error': {
      const { rule, message, data, at } = objection.finding;
      const known = input.rules.find(({ id }) => id === rule);
      return { why: 'new-error', message: words.finding(known, message, data), rule, at, path: at.path };
    }
    case 'unreadable': {
      const { message, path } = objection;
      return { why: 'unreadable', message, ...(path === undefined ? {} : { path }) };
    }
    case 'no-gain':
      return { why: 'no-gain', message: sentence(words.ui('improve.no-gain')) };
    case 'path': {
      const { code, path } = objection;
      return { why: 'path', message: sentence(words.ui(`improve.path.${code}`)), path };
    }
    case 'limit': {
      const { code, found, limit } = objection;
      return { why: 'limit', message: sentence(words.ui(`improve.limit.${code}`, { found, limit })) };
    }
  }
  const { code, data } = objection;
  const { path, text, count: _, ...names } = data;
  const what = [...Object.values(names), ...(text === undefined ? [] : [excerpt(String(text))])].join(', ');
  const message = sentence(words.ui(`improve.anchor.${code}`), what);
  return { why: 'anchor', message, ...(typeof path === 'string' ? { path } : {}) };
}

/** What is better, in words; `show` makes names look like what they are. */
export function gainText(gain: Gain, words: Words, show: (name: string) => string): string {
  if (gain.gain === 'stronger') return words.ui('improve.gain.stronger', { count: gain.count });
  if (gain.gain === 'finding') return words.ui('improve.gain.finding', { count: gain.count, rule: show(gain.rule) });
  const { id, before, after, cells } = gain;
  return words.ui(`improve.gain.${gain.gain}`, { id: show(id), before, after, cells });
}

function drifted(
  { why, rule, id, drift }: Objection & { why: 'weakened' | 'unclear' },
  input: GuardInput,
): ObjectionText {
  const say = guardWords(input);
  const item = { ...drift, rule, id, approved: false };
  const reasons = say.reasons(item);
  const mend = say.mend(item);
  const at = (drift.base ?? drift.head)?.at;
  return {
    why,
    message: [say.message(item), ...(reasons.length > 0 ? [`${reasons.join('; ')}.`] : [])].join(' '),
    rule,
    ...(mend === undefined ? {} : { mend }),
    ...(at ? { at, path: at.path } : {}),
    ...(drift.base ? { before: drift.base.text } : {}),
    ...(drift.head ? { after: drift.head.text } : {}),
  };
}

function sentence(text: string, what = ''): string {
  if (what === '') return `${text}.`;
  return /[.!?…:;]$/.test(what) ? `${text}: ${what}` : `${text}: ${what}.`;
}

// Whoever looks for a passage knows it by its beginning.
function excerpt(text: string): string {
  return cut(text.replace(/\s+/g, ' ').trim(), 200);
}
