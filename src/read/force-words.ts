import type { ForceWords } from '../core/force-pack.ts';

/**
 * The words of a `force.yaml` as data. What is missing is empty; whether the rest has the right shape is said by its schema where people can see it,
 * so that only built-in and checked files come here.
 */
export function forceFrom(data: unknown): ForceWords {
  return { ...empty, ...(isMap(data) ? data : {}) };
}

/** The words of both; lists grow, single values and tables of the second win. */
export function extendForce(base: ForceWords | undefined, more: ForceWords | undefined): ForceWords | undefined {
  if (!base || !more) return more ?? base;
  return forceFrom(join(base, more));
}

function join(base: unknown, more: unknown): unknown {
  if (Array.isArray(base) && Array.isArray(more))
    return [...new Set<unknown>([...(more as unknown[]), ...(base as unknown[])])];
  if (!isMap(base) || !isMap(more)) return more ?? base;
  const keys = new Set([...Object.keys(base), ...Object.keys(more)]);
  return Object.fromEntries([...keys].map((key) => [key, key in base ? join(base[key], more[key]) : more[key]]));
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const empty: ForceWords = {
  phrases: {},
  verbs: {},
  labels: {},
  sections: {},
  states: [],
  numbers: {},
  words: {},
  registers: {},
};
