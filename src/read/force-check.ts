import { SeedlintError } from '../core/errors.ts';
import { phraseFault } from '../core/phrases.ts';
import { schemaFault } from './schema-faults.ts';
import validate from './schemas/force.schema.json?validate';
import type { DataFile } from './yaml-file.ts';

/** Refuses a `force.yaml` that its schema refuses, or that holds a phrase nobody can match. Throws SeedlintError with the place of the first fault. */
export function checkForce(file: DataFile): void {
  if (!validate(file.data)) throw schemaFault(file, validate.errors ?? []);
  for (const group of ['phrases', 'labels', 'vague'] as const) {
    for (const [kind, phrases] of Object.entries(tableOf(file.data, group))) {
      if (!Array.isArray(phrases)) continue;
      for (const [index, phrase] of phrases.entries()) {
        const fault = phraseFault(String(phrase));
        if (fault === undefined) continue;
        const at = file.placeOf([group, kind, index]);
        throw new SeedlintError(
          'config-invalid',
          { reason: `"${phrase}": ${fault}.`, hint: 'Split it into several phrases.' },
          at,
        );
      }
    }
  }
}

function tableOf(data: unknown, key: string): Readonly<Record<string, unknown>> {
  if (typeof data !== 'object' || data === null) return {};
  const table: unknown = Object.entries(data).find(([name]) => name === key)?.[1];
  return typeof table === 'object' && table !== null ? { ...table } : {};
}
