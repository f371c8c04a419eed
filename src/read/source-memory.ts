import { SeedlintError } from '../core/errors.ts';
import { globs, isSkipped } from './globs.ts';
import { assertSize, foldersOf, tidyPath, unreadable, type Source } from './source.ts';

/** Files that are held in memory, by path. Text is UTF-8; a leading U+FEFF is a byte order mark. */
export function memorySource(files: Readonly<Record<string, string | Uint8Array>>): Source {
  const contents = new Map<string, Uint8Array>();
  for (const [path, content] of Object.entries(files)) {
    contents.set(known(path), typeof content === 'string' ? new TextEncoder().encode(content) : content);
  }
  const folders = foldersOf(contents.keys());
  const all = new Set([...contents.keys()].filter((path) => !isSkipped(path)).toSorted());
  return {
    label: 'memory',
    list(patterns, ignore) {
      const { matches } = globs(patterns, ignore);
      return [...all].filter(matches);
    },
    read(path, limit) {
      const bytes = contents.get(known(path));
      if (!bytes) throw unreadable(path, folders.has(known(path)) ? 'EISDIR' : 'ENOENT');
      assertSize(path, bytes.length, limit);
      return bytes;
    },
    exists(path) {
      const tidied = tidyPath(path);
      return tidied !== undefined && (tidied === '' || contents.has(tidied) || folders.has(tidied));
    },
    paths: () => all,
  };
}

function known(path: string): string {
  const tidied = tidyPath(path);
  if (tidied === undefined) throw new SeedlintError('path-outside', { path, root: 'memory' }, { path });
  return tidied;
}
