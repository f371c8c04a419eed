import { schemaFault } from './schema-faults.ts';
import validate from './schemas/glossary.schema.json?validate';
import type { DataFile } from './yaml-file.ts';

/** Refuses a `glossary.yaml` that its schema refuses. Throws SeedlintError with the place of the first fault. */
export function checkGlossary(file: DataFile): void {
  if (!validate(file.data)) throw schemaFault(file, validate.errors ?? []);
}
