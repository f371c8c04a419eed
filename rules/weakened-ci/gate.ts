import type { TextFile } from '../../src/core/text.ts';
import type { Invocation } from './invocation.ts';
import type { Triggers } from './triggers.ts';

/** A place where seedlint is started by a machine and somebody has to listen to what it says. */
export interface Gate extends Invocation {
  readonly file: TextFile;
  /** `workflow`, `script`, `make`, `hook`, `gitlab`: one of them does not stand in for another. */
  readonly by: 'workflow' | 'script' | 'make' | 'hook' | 'gitlab';
  /** `jobs.prompts`, `scripts.check`. */
  readonly where: string;
  /** What a forge calls the check; a required check goes by it. */
  readonly check?: string;
  /** As written: where it stands is looked for by it. */
  readonly text: string;
  /** What keeps its failure from being heard. */
  readonly swallowed?: string;
  readonly conditions: readonly string[];
  readonly triggers?: Triggers;
  /** Names and values that reach it and may turn it off. */
  readonly environment: readonly string[];
  /** What `actions/checkout` fetches of the history; 0 is all of it. */
  readonly depth?: number;
  readonly shards: readonly string[];
}

export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value of a key, where there are keys. */
export function valueOf(value: unknown, key: string): unknown {
  return isMap(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The word or number under a key; the empty text where there is none. */
export function textOf(value: unknown, key: string): string {
  const text = valueOf(value, key);
  return typeof text === 'string' || typeof text === 'number' || typeof text === 'boolean' ? String(text) : '';
}

/** A word, or the words of a list. */
export function wordsIn(value: unknown): string[] {
  return (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]).map(String);
}
