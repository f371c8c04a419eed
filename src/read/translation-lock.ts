import { createHash } from 'node:crypto';
import { stringify } from 'yaml';
import { twinsKey, type AcceptedTwins, type TranslationLock } from '../core/translation-lock.ts';
import { schemaFault } from './schema-faults.ts';
import validate from './schemas/translations.schema.json?validate';
import { readYaml } from './yaml-file.ts';

/** The lock out of its text; undefined when there is none. Throws SeedlintError with the place of the first fault. */
export function readLock(path: string, text: string | undefined): TranslationLock | undefined {
  if (text === undefined) return undefined;
  const file = readYaml(path, text);
  if (!isLock(file.data)) throw schemaFault(file, validate.errors ?? []);
  return { accepted: file.data.translations, digest };
}

/** The text of a lock: the same for the same translations, whatever order they come in. */
export function writeLock(accepted: readonly AcceptedTwins[]): string {
  const sorted = accepted.toSorted((a, b) => compare(twinsKey(a), twinsKey(b)));
  const translations = sorted.map(({ main, other, languages, units }) => ({
    main,
    other,
    languages,
    units: units.toSorted(compare),
  }));
  return `${opening}${stringify({ version: 1, translations }, { lineWidth: 0 })}`;
}

/** Twelve hex digits that are the same on any machine. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

function isLock(data: unknown): data is { readonly translations: readonly AcceptedTwins[] } {
  return validate(data);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const opening = `# Written by "seedlint translations accept". A line is a directive and its translation as they were when somebody accepted them.
`;
