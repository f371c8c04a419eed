import { globs, isSkipped } from './globs.ts';
import { assertSize, foldersOf, tidyPath, unreadable, type Source } from './source.ts';

/** Open buffers or proposed edits over a source: new text by path, null for a file that is to be deleted. */
export function overlaySource(base: Source, edits: ReadonlyMap<string, string | Uint8Array | null>): Source {
  const contents = new Map<string, Uint8Array | null>();
  for (const [path, content] of edits) {
    contents.set(tidyPath(path) ?? path, typeof content === 'string' ? new TextEncoder().encode(content) : content);
  }
  const written = [...contents].flatMap(([path, content]) => (content === null ? [] : [path]));
  const folders = foldersOf(written);
  const isDeleted = (path: string): boolean => contents.get(path) === null;
  let all: ReadonlySet<string> | undefined;
  const paths = (): ReadonlySet<string> =>
    (all ??= new Set([...base.paths(), ...written].filter((path) => !isDeleted(path) && !isSkipped(path))));

  return {
    label: base.label,
    list(patterns, ignore) {
      const { matches } = globs(patterns, ignore);
      const kept = base.list(patterns, ignore).filter((path) => !isDeleted(path));
      return [...new Set([...kept, ...written.filter(matches)])].sort();
    },
    read(path, limit) {
      const content = contents.get(tidyPath(path) ?? path);
      if (content === undefined) return base.read(path, limit);
      if (content === null) throw unreadable(path, 'ENOENT');
      assertSize(path, content.length, limit);
      return content;
    },
    exists(path) {
      const tidied = tidyPath(path);
      if (tidied === undefined || isDeleted(tidied)) return false;
      if (contents.has(tidied) || folders.has(tidied)) return true;
      if (!base.exists(tidied)) return false;
      // A folder goes with its last file.
      const isEmptied = [...contents.keys()].some((edited) => edited.startsWith(`${tidied}/`));
      return !isEmptied || [...paths()].some((left) => left.startsWith(`${tidied}/`));
    },
    paths,
  };
}
