import { valueAt } from '../../src/core/traced-values.ts';

/** What front matter says of an approval that has been given. Keys are whole paths, dots going down. */
export interface Approval {
  /** Where it says that it is approved. */
  readonly status: string;
  readonly by?: Entry;
  readonly at?: Entry;
  /** Where the missing ones would belong. */
  readonly keys: { readonly by: string; readonly at: string };
}

interface Entry {
  readonly key: string;
  readonly value: unknown;
}

/** Undefined when nothing is said to be approved. */
export function approvalIn(data: Readonly<Record<string, unknown>>): Approval | undefined {
  const named = ['approvals', 'approval'].find((key) => typeof data[key] === 'object' && data[key] !== null);
  // Of several approvals the first stands for all; a list of names says nothing of days.
  const isList = named !== undefined && Array.isArray(data[named]);
  if (isList && typeof valueAt(data, [named, '0']) !== 'object') return undefined;
  const block = isList ? `${named}.0` : named;
  const below = block === undefined ? '' : `${block}.`;
  const inBlock = block !== undefined && isApproved(valueAt(data, [...block.split('.'), 'status']));
  if (!inBlock && !isApproved(data['status'])) return undefined;
  // An approval in a block may be told beside it; that of the whole page may be told in the block.
  const places = [below, ''];
  const by = first(data, places, ['approved_by', 'approvedBy', 'approver', 'approvers', 'by', 'name']);
  const at = first(data, places, [
    'approved_at',
    'approvedAt',
    'approved_on',
    'approvedOn',
    'approval_date',
    'approvalDate',
    'at',
    'date',
  ]);
  return {
    status: inBlock ? `${below}status` : 'status',
    ...(by ? { by } : {}),
    ...(at ? { at } : {}),
    keys: { by: `${below}approved_by`, at: `${below}approved_at` },
  };
}

function first(
  data: Readonly<Record<string, unknown>>,
  places: readonly string[],
  names: readonly string[],
): Entry | undefined {
  for (const below of places) {
    for (const name of names) {
      // On a page by themselves, `by` and `date` may be about anything.
      if (below === '' && !name.startsWith('appro')) continue;
      const key = `${below}${name}`;
      const value = valueAt(data, key.split('.'));
      if (value !== undefined && value !== null && value !== '') return { key, value };
    }
  }
  return undefined;
}

function isApproved(status: unknown): boolean {
  return typeof status === 'string' && /^(?:approved|утвержд[её]н[оаы]?|одобрен[оаы]?)$/i.test(status.trim());
}

/** Does a value name a person, a group, or several? */
export function isSomebody(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0 && value.every(isSomebody);
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
  if (typeof value !== 'string') return false;
  return !/^(?:[\s\-–—_?.…]*|<.*>|\{.*\}|\[.*\]|tbd|tba|todo|n\/?a|none|nobody|null|unknown|pending|xxx+|нет|никто|уточняется)$/i.test(
    value.trim(),
  );
}

/** `2026-01-31`, with or without a time of day; days that no month has are none. */
export function isDate(value: unknown): boolean {
  if (value instanceof Date) return !Number.isNaN(value.getTime());
  const [, year, month, day] = typeof value === 'string' ? (isoDate.exec(value.trim()) ?? []) : [];
  if (year === undefined) return false;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

const isoDate = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;
