import { SeedlintError } from '../core/errors.ts';
import { phraseFault } from '../core/phrases.ts';
import { schemaFault } from './schema-faults.ts';
import validate from './schemas/force.schema.json?validate';
import type { DataFile } from './yaml-file.ts';

/** Refuses a `force.yaml` that its schema refuses, or that holds a phrase nobody can match. Throws SeedlintError with the place of the first fault. */
export function checkForce(file: DataFile): void {
  if (!validate(file.data)) throw schemaFault(file, validate.errors ?? []);
  const words = tableOf(file.data, 'words');
  for (const group of [
    'scales',
    'gates',
    'soft',
    'negative',
    'examples',
    'dated',
    'closing',
    'gated',
    'included',
    'past',
    'wavering',
    'completed',
    'limits',
    'protected',
  ]) {
    for (const { phrase, path } of wordPhrases(words[group], ['words', group])) refuse(phrase, file, path);
  }
  for (const group of ['phrases', 'labels', 'vague'] as const) {
    for (const [kind, phrases] of Object.entries(tableOf(file.data, group))) {
      if (!Array.isArray(phrases)) continue;
      for (const [index, phrase] of phrases.entries()) {
        refuse(String(phrase), file, [group, kind, index]);
      }
    }
  }
}

function refuse(phrase: string, file: DataFile, path: readonly (string | number)[]): void {
  const fault = phraseFault(phrase);
  if (fault === undefined) return;
  const data = { reason: `"${phrase}": ${fault}.`, hint: 'Split it into several phrases.' };
  throw new SeedlintError('config-invalid', data, file.placeOf(path));
}

/** Phrases of `words`: lists of phrases, tables of such lists, tables of levels. */
function* wordPhrases(
  data: unknown,
  path: readonly (string | number)[],
): Generator<{ phrase: string; path: readonly (string | number)[] }> {
  if (typeof data === 'string') yield { phrase: data, path };
  else if (Array.isArray(data)) {
    for (const [index, item] of data.entries()) yield* wordPhrases(item, [...path, index]);
  } else if (typeof data === 'object' && data !== null) {
    for (const [key, item] of Object.entries(data)) yield* wordPhrases(item, [...path, key]);
  }
}

function tableOf(data: unknown, key: string): Readonly<Record<string, unknown>> {
  if (typeof data !== 'object' || data === null) return {};
  const table: unknown = Object.entries(data).find(([name]) => name === key)?.[1];
  return typeof table === 'object' && table !== null ? { ...table } : {};
}
