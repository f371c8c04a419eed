import { SeedlintError } from '../core/errors.ts';
import { phraseFault } from '../core/phrases.ts';
import { schemaFault } from './schema-faults.ts';
import { scopeFrom } from './scope-words.ts';
import validate from './schemas/scope.schema.json?validate';
import type { DataFile } from './yaml-file.ts';

/** Refuses a `scope.yaml` that its schema refuses, or that holds a phrase nobody can match. Throws SeedlintError with the place of the first fault. */
export function checkScope(file: DataFile): void {
  if (!validate(file.data)) throw schemaFault(file, validate.errors ?? []);
  for (const [kind, phrases] of Object.entries(scopeFrom(file.data))) {
    if (!Array.isArray(phrases)) continue;
    for (const [index, phrase] of phrases.entries()) {
      const fault = phraseFault(phrase);
      if (fault === undefined) continue;
      const data = { reason: `"${phrase}": ${fault}.`, hint: 'Split it into several phrases.' };
      throw new SeedlintError('config-invalid', data, file.placeOf([kind, index]));
    }
  }
}
