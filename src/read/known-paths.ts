import { groupBy } from '../core/group.ts';
import type { Catalogue } from '../core/catalogue.ts';
import { foldersOf, tidyPath, type Source } from './source.ts';

/** What is there, in this checkout or by the inventory of what lies elsewhere. Nothing is listed before it is asked. */
export function knownPaths(source: Source, inventory: readonly string[]): Pick<Catalogue, 'exists' | 'endsWith'> {
  let elsewhere: Set<string> | undefined;
  let byName: Map<string, string[]> | undefined;
  // Documents name the same few paths in line after line.
  const known = new Map<string, boolean>();
  const isThere = (path: string): boolean => {
    if (source.exists(path)) return true;
    elsewhere ??= withFolders(inventory.flatMap((one) => tidyPath(one) ?? []));
    const tidied = tidyPath(path);
    return tidied !== undefined && elsewhere.has(tidied);
  };
  return {
    exists(path) {
      let found = known.get(path);
      if (found === undefined) known.set(path, (found = isThere(path)));
      return found;
    },
    endsWith(path) {
      const tidied = tidyPath(path);
      if (tidied === undefined || tidied === '') return false;
      byName ??= groupBy(
        withFolders([...source.paths(), ...inventory.flatMap((one) => tidyPath(one) ?? [])]),
        lastSegment,
      );
      return (byName.get(lastSegment(tidied)) ?? []).some((one) => one === tidied || one.endsWith(`/${tidied}`));
    },
  };
}

function withFolders(paths: readonly string[]): Set<string> {
  return new Set([...paths, ...foldersOf(paths)]);
}

function lastSegment(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
