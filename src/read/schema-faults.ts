import type { ErrorObject } from 'ajv';
import { SeedlintError, type ErrorCode, type ErrorPlace } from '../core/errors.ts';
import { suggest } from '../core/suggest.ts';
import { isData, keyName, type Path } from './config-merge.ts';
import type { DataFile } from './yaml-file.ts';

/** One thing a schema has against a file. */
interface Fault {
  readonly code: ErrorCode;
  readonly data: Readonly<Record<string, string>>;
  readonly at: ErrorPlace;
  /** The most telling faults come first: a misspelt key explains the one that is missing. */
  readonly rank: number;
}

/**
 * What ajv found in a file, as one error: the most telling fault, with the number of others in its hint.
 * `below` is where in the file the validated data stands.
 */
export function schemaFault(file: DataFile, errors: readonly ErrorObject[], below: Path = []): SeedlintError {
  const faults = errors
    // An `if` only repeats what its branch has said.
    .filter((error) => error.keyword !== 'if' && error.keyword !== 'propertyNames')
    .map((error) => faultOf(file, error, [...below, ...pathOf(error.instancePath)]))
    .toSorted((a, b) => a.rank - b.rank || compare(a.at, b.at));
  const first = faults[0];
  if (!first) throw new Error('a schema refused a file without saying why');
  const others = new Set(faults.map(({ at, code }) => `${at.line}:${at.column}:${code}`)).size - 1;
  const more = others === 0 ? '' : `${others} more like it in this file.`;
  const hint = [first.data['hint'], more].filter(Boolean).join(' ');
  return new SeedlintError(first.code, { ...first.data, hint, more: others }, first.at);
}

/** «Did you mean …» when a known word is close, else the known words. Slots of an error. */
export function suggestion(
  word: string,
  known: readonly string[],
): { hint: string; known: string; suggestion?: string } {
  const meant = suggest(word, known);
  const list = known.join(', ');
  if (meant !== undefined) return { hint: `Did you mean "${meant}"?`, known: list, suggestion: meant };
  return { hint: list === '' ? 'None is known here.' : `Known: ${list}.`, known: list };
}

function faultOf(file: DataFile, error: ErrorObject, path: Path): Fault {
  const { keyword, params } = error;
  const schema: Readonly<Record<string, unknown>> = isData(error.parentSchema) ? error.parentSchema : {};
  const key = keyName(path);
  if (keyword === 'additionalProperties') {
    const unknown = String(params['additionalProperty']);
    const known = Object.keys(isData(schema['properties']) ? schema['properties'] : {}).filter(
      (one) => one !== '$schema',
    );
    return {
      code: 'unknown-key',
      data: { key: unknown, ...suggestion(unknown, known) },
      at: file.placeOf([...path, unknown], 'key'),
      rank: 0,
    };
  }
  if (keyword === 'required') {
    const missing = String(params['missingProperty']);
    const hint = describe(isData(schema['properties']) ? schema['properties'][missing] : undefined);
    const where = path.length === 0 ? 'the file' : `"${key}"`;
    return { code: 'missing-key', data: { key: missing, where, hint }, at: file.placeOf(path, 'key'), rank: 2 };
  }
  if (keyword === 'type') {
    const expected = [params['type']].flat().map(String).join(' or ');
    return {
      code: 'config-type',
      data: { key, expected, found: show(error.data), hint: describe(schema) },
      at: file.placeOf(path),
      rank: 1,
    };
  }
  if (keyword === 'enum') {
    const known = (params['allowedValues'] as unknown[]).map(String);
    const hint = typeof error.data === 'string' ? suggestion(error.data, known).hint : '';
    const meant = hint.startsWith('Did') ? hint : describe(schema);
    return {
      code: 'config-choice',
      data: { key, known: known.join(', '), found: show(error.data), hint: meant },
      at: file.placeOf(path),
      rank: 1,
    };
  }
  if (error.propertyName !== undefined) {
    return {
      code: 'config-invalid',
      data: { key: error.propertyName, reason: `"${error.propertyName}" cannot be a name.`, hint: describe(schema) },
      at: file.placeOf([...path, error.propertyName], 'key'),
      rank: 1,
    };
  }
  const reason = `"${key}" ${error.message ?? 'is not valid'}.`;
  return { code: 'config-invalid', data: { key, reason, hint: describe(schema) }, at: file.placeOf(path), rank: 1 };
}

function pathOf(pointer: string): (string | number)[] {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((key) => (/^\d+$/.test(key) ? Number(key) : key));
}

function describe(schema: unknown): string {
  const text = isData(schema) ? schema['description'] : undefined;
  return typeof text === 'string' ? text : '';
}

function show(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'array';
  return typeof value === 'object' ? 'object' : `${typeof value} ${JSON.stringify(value)}`;
}

function compare(a: ErrorPlace, b: ErrorPlace): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}
