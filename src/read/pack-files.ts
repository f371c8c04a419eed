import type { LocalePack } from '../core/locale-pack.ts';
import { extendPack, packFrom } from './locale-packs.ts';
import type { DataFile } from './yaml-file.ts';

/**
 * A pack out of the files of a locale folder, by file name without `.yaml`, and of the texts in its `policies/`, by id.
 * Throws SeedlintError with the place of the first fault.
 */
export async function checkedPack(
  tag: string,
  files: ReadonlyMap<string, DataFile>,
  policies: Readonly<Record<string, string>>,
): Promise<LocalePack> {
  const glossary = files.get('glossary');
  if (glossary) (await import('./glossary-check.ts')).checkGlossary(glossary);
  const force = files.get('force');
  if (force) (await import('./force-check.ts')).checkForce(force);
  const scope = files.get('scope');
  if (scope) (await import('./scope-check.ts')).checkScope(scope);
  const mutants = files.get('mutants');
  if (mutants) (await import('./mutants-check.ts')).checkMutants(mutants);
  return packFrom(tag, { ...Object.fromEntries([...files].map(([name, { data }]) => [name, data])), policies });
}

/** Known packs with one more: its words come on top of those of the same language. */
export function withPack(packs: ReadonlyMap<string, LocalePack>, own: LocalePack): Map<string, LocalePack> {
  const known = packs.get(own.tag);
  return new Map([...packs, [own.tag, known ? extendPack(known, own) : own]]);
}
