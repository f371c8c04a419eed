import { schemaFault } from './schema-faults.ts';
import validate from './schemas/mutants.schema.json?validate';
import type { DataFile } from './yaml-file.ts';

/** Refuses a `mutants.yaml` that its schema refuses. Throws SeedlintError with the place of the first fault. */
export function checkMutants(file: DataFile): void {
  if (!validate(file.data)) throw schemaFault(file, validate.errors ?? []);
}
