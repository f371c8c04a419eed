import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { FileReader } from './config-files.ts';
import type { Source } from './source.ts';
import { decode } from './text-file.ts';

/**
 * Configuration files as a source has them: what lies below `root` is read from the source, as if it were checked out there.
 * What lies outside is no part of the source and is read from `beyond`.
 */
export function sourceFiles(source: Source, root: string, beyond: FileReader): FileReader {
  return {
    read(path) {
      const inside = pathBelow(root, path);
      if (inside === undefined) return beyond.read(path);
      if (!source.paths().has(inside) && !source.exists(inside)) return undefined;
      return decode(inside, source.read(inside)).text;
    },
    exists(path) {
      const inside = pathBelow(root, path);
      if (inside === undefined) return beyond.exists?.(path) ?? true;
      return inside === '' || source.exists(inside);
    },
  };
}

/** A path as seen from a folder above it, with forward slashes; undefined when it does not lie below. */
export function pathBelow(root: string, path: string): string | undefined {
  const inside = relative(root, resolve(path));
  return inside.split(sep)[0] === '..' || isAbsolute(inside) ? undefined : inside.split(sep).join('/');
}
