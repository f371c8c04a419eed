import { SeedlintError } from '../core/errors.ts';

/**
 * The world as files: a folder on disk, a git revision, open buffers over either.
 * Paths are relative to the root, with forward slashes and without `./`.
 */
export interface Source {
  /** What messages call it: a folder, or `rev:…`. */
  readonly label: string;
  /**
   * Files that match a glob and no `ignore` glob, dot files too, each once, sorted by code unit.
   * A folder or link that cannot be entered and may hide matches is listed with a slash at the end; reading it says why.
   */
  list(patterns: readonly string[], ignore?: readonly string[]): readonly string[];
  /**
   * The bytes of a file. Throws `file-unreadable`, `link-outside` or `path-outside`, and `file-large`
   * for a file of more than `limit` bytes, without loading it.
   */
  read(path: string, limit?: number): Uint8Array;
  /** Is there a file or folder of this path? Links are followed. */
  exists(path: string): boolean;
  /** Every file of the repository below the root, but nothing in `.git` or `node_modules`. Read once. */
  paths(): ReadonlySet<string>;
}

/** A path as sources know it: `./prompts//dev/` → `prompts/dev`; undefined when it leads out of the root. */
export function tidyPath(path: string): string | undefined {
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return undefined;
  }
  return path.startsWith('/') ? undefined : segments.join('/');
}

/** Throws `file-large` for a file that is longer than the reader wants. */
export function assertSize(path: string, size: number, limit: number | undefined): void {
  if (limit !== undefined && size > limit) throw new SeedlintError('file-large', { size, limit }, { path });
}

/** `file-unreadable` with a reason that needs no translation: an error number's name or one of ours. */
export function unreadable(path: string, reason: string, cause?: unknown): SeedlintError {
  return new SeedlintError('file-unreadable', { reason }, { path }, cause === undefined ? undefined : { cause });
}

/** The paths of all folders that hold these files. */
export function foldersOf(paths: Iterable<string>): Set<string> {
  const folders = new Set<string>();
  for (const path of paths) {
    for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
      const folder = path.slice(0, at);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  return folders;
}
