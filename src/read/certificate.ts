import type { Certificate } from '../core/certificate.ts';
import { schemaFault } from './schema-faults.ts';
import validate from './schemas/certificate.schema.json?validate';
import { readYaml } from './yaml-file.ts';

/** A certificate as data. Throws SeedlintError with the place of the first fault where it is none. */
export function readCertificate(path: string, text: string): Certificate {
  // JSON is YAML, and this reader knows lines.
  const file = readYaml(path, text);
  if (!isCertificate(file.data)) throw schemaFault(file, validate.errors ?? []);
  return file.data;
}

function isCertificate(data: unknown): data is Certificate {
  return validate(data);
}
