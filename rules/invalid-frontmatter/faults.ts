import type { ErrorObject } from 'ajv';
import type { Data } from '../../src/core/finding.ts';

/** One thing wrong with the data, as a message of the rule; `key`: the key of the map itself that is too many. */
export interface Fault {
  readonly message: 'required' | 'unknown' | 'type' | 'choice' | 'value' | 'alternative';
  readonly data: Data;
  readonly key?: string;
}

/** What ajv found, in our words; undefined for what only repeats another error. */
export function describeFault(error: ErrorObject, data: unknown): Fault | undefined {
  const { keyword, instancePath, schemaPath } = error;
  const params: Readonly<Record<string, unknown>> = error.params;
  const path = pathOf(instancePath);
  const key = path.join('.') || '.';
  // Which of several forms was meant is a guess, so only the whole is told.
  if (/\/(?:anyOf|oneOf)\//.test(schemaPath) || keyword === 'if') return undefined;
  const found = shown(valueAt(data, path));
  switch (keyword) {
    case 'required':
      return { message: 'required', data: { key: [...path, String(params['missingProperty'])].join('.') } };
    case 'additionalProperties':
    case 'unevaluatedProperties': {
      const extra = String(params['additionalProperty'] ?? params['unevaluatedProperty']);
      return { message: 'unknown', data: { key: [...path, extra].join('.'), known: knownKeys(error) }, key: extra };
    }
    case 'type':
      return { message: 'type', data: { key, found, expected: [params['type']].flat().map(String).join(' | ') } };
    case 'enum':
      return { message: 'choice', data: { key, found, expected: list(params['allowedValues']) } };
    case 'const':
      return { message: 'value', data: { key, found, expected: shown(params['allowedValue']) } };
    case 'anyOf':
    case 'oneOf':
    case 'not':
      return { message: 'alternative', data: { key } };
    default:
      return { message: 'value', data: { key, found, expected: `${keyword} ${shown(Object.values(params).at(-1))}` } };
  }
}

/** The keys and indexes of a JSON pointer. */
export function pathOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function valueAt(data: unknown, path: readonly string[]): unknown {
  let value = data;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.entries(value).find(([key]) => key === step)?.[1];
  }
  return value;
}

function knownKeys({ parentSchema }: ErrorObject): string {
  const properties: unknown = parentSchema?.['properties'];
  const keys = typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
  return keys.length > 0 ? keys.join(', ') : '–';
}

function list(values: unknown): string {
  return Array.isArray(values) ? values.map(shown).join(', ') : shown(values);
}

/** A value as JSON, cut where it gets long. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? '–';
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
