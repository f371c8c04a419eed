import { SeedlintError, type ErrorCode, type ErrorPlace } from '../core/errors.ts';
import { suggest } from '../core/suggest.ts';
import { isData, keyName, type Path } from './config-merge.ts';
import type { DataFile } from './yaml-file.ts';

/** What ajv says of a value. Written down here: our types are published, ajv is not. */
export interface ErrorObject {
  readonly keyword: string;
  /** JSON pointer to the value. */
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
  readonly parentSchema?: Readonly<Record<string, unknown>>;
  readonly data?: unknown;
}

/** What is judged: a file, or data put together from several. */
type Placed = Pick<DataFile, 'path' | 'placeOf'>;

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
export function schemaFault(file: Placed, errors: readonly ErrorObject[], below: Path = []): SeedlintError {
  const faults = errors
    .filter((error) => !isEcho(error, errors))
    .map((error) => faultOf(file, error, [...below, ...pathOf(error.instancePath)]))
    .toSorted((a, b) => a.rank - b.rank || compare(a.at, b.at));
  const first = faults[0];
  if (!first) throw new Error('a schema refused a file without saying why');
  const more = new Set(faults.map(({ at, code }) => `${at.line}:${at.column}:${code}`)).size - 1;
  const others = more === 0 ? '' : `${more} more in this file.`;
  const hint = [first.data['hint'] ?? '', others].filter((part) => part !== '').join(' ');
  return new SeedlintError(first.code, { ...first.data, hint, more }, first.at);
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

// An `if` only repeats what its branch has said, and what a key should look like is said again by `propertyNames`.
function isEcho({ keyword, instancePath, data }: ErrorObject, errors: readonly ErrorObject[]): boolean {
  if (keyword === 'if') return true;
  return errors.some(
    (other) =>
      other.keyword === 'propertyNames' &&
      keyword !== 'propertyNames' &&
      other.instancePath === instancePath &&
      other.params['propertyName'] === data,
  );
}

function faultOf(file: Placed, error: ErrorObject, path: Path): Fault {
  const { keyword, params, data: value } = error;
  const key = keyName(path) || (file.path.split(/[\\/]/).at(-1) ?? file.path);
  const found = show(value);
  switch (keyword) {
    case 'additionalProperties': {
      const unknown = String(params['additionalProperty']);
      const at = file.placeOf([...path, unknown], 'key');
      return { code: 'unknown-key', data: { key: unknown, ...suggestion(unknown, knownKeys(error)) }, at, rank: 0 };
    }
    case 'propertyNames': {
      const name = String(params['propertyName']);
      const reason = `"${name}" cannot be a name.`;
      const hint = 'A name is one word without spaces, slashes, brackets or wildcards.';
      return {
        code: 'config-invalid',
        data: { key: name, reason, hint },
        at: file.placeOf([...path, name], 'key'),
        rank: 1,
      };
    }
    case 'type': {
      const expected = [params['type']].flat().join(' or ');
      return { code: 'config-type', data: { key, expected, found }, at: file.placeOf(path), rank: 1 };
    }
    case 'const':
    case 'enum': {
      const allowed: unknown = params['allowedValues'] ?? [params['allowedValue']];
      const known = Array.isArray(allowed) ? allowed.map(String) : [];
      const { suggestion: meant, ...slots } = suggestion(String(value), known);
      const near = meant === undefined ? { known: slots.known } : { ...slots, suggestion: meant };
      return { code: 'config-choice', data: { key, found, ...near }, at: file.placeOf(path), rank: 1 };
    }
    case 'required': {
      const missing = String(params['missingProperty']);
      return { code: 'missing-key', data: { key: missing, where: `"${key}"` }, at: file.placeOf(path, 'key'), rank: 2 };
    }
    default: {
      const reason = `"${key}" ${error.message ?? 'is not valid'}.`;
      return { code: 'config-invalid', data: { key, reason, hint: '' }, at: file.placeOf(path), rank: 1 };
    }
  }
}

function knownKeys({ parentSchema }: ErrorObject): string[] {
  const properties: unknown = isData(parentSchema) ? parentSchema['properties'] : undefined;
  return Object.keys(isData(properties) ? properties : {}).filter((key) => key !== '$schema');
}

function pathOf(pointer: string): (string | number)[] {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((key) => (/^\d+$/.test(key) ? Number(key) : key));
}

/** What was found, for a message: `array`, `string "warn"`. */
export function show(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'object') return 'object';
  const text = JSON.stringify(value);
  return `${typeof value} ${text.length > 60 ? `${text.slice(0, 59)}…` : text}`;
}

function compare(a: ErrorPlace, b: ErrorPlace): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}
