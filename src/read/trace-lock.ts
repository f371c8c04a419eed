import { stringify } from 'yaml';
import type { TraceLock } from '../core/trace-lock.ts';
import { schemaFault } from './schema-faults.ts';
import validate from './schemas/traces.schema.json?validate';
import { digest } from './translation-lock.ts';
import { readYaml } from './yaml-file.ts';

/** The lock out of its text; without text, one in which nothing has been reviewed. Throws SeedlintError with the place of the first fault. */
export function readTraceLock(path: string, text: string | undefined): TraceLock {
  if (text === undefined) return { digest };
  const file = readYaml(path, text);
  if (!isLock(file.data)) throw schemaFault(file, validate.errors ?? []);
  return { reviewed: new Map(Object.entries(file.data.links)), digest };
}

/** The text of a lock: the same for the same links, whatever order they come in. */
export function writeTraceLock(reviewed: ReadonlyMap<string, string>): string {
  const links = Object.fromEntries([...reviewed].toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
  return `${opening}${stringify({ version: 1, links }, { lineWidth: 0 })}`;
}

function isLock(data: unknown): data is { readonly links: Readonly<Record<string, string>> } {
  return validate(data);
}

const opening = `# Written by "seedlint trace review": what each link pointed at when somebody last looked at both ends.
`;
