import { lstatSync, mkdirSync, rmSync, rmdirSync, statSync, writeFileSync, type Stats } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { SeedlintError } from '../core/errors.ts';
import { writeFailure } from './write-file.ts';

/**
 * Writes files that are not there yet, path from the root → text: all of them or none. Throws `file-exists` for the
 * first that is there, `write-failed` for one that cannot be written.
 */
export function createFiles(root: string, files: ReadonlyMap<string, string>): void {
  assertFree(root, files.keys());
  const undo: (() => void)[] = [];
  for (const [path, text] of files) {
    try {
      makeFolder(dirname(join(root, path)), undo);
      // Whatever somebody else has put there since is theirs.
      writeFileSync(join(root, path), text, { flag: 'wx' });
      undo.push(() => rmSync(join(root, path), { force: true }));
    } catch (error) {
      for (const step of undo.toReversed()) step();
      throw writeFailure(path, error);
    }
  }
}

/** Throws `file-exists` for the first path that is taken, or that leads through a file. */
export function assertFree(root: string, paths: Iterable<string>): void {
  for (const path of paths) {
    const target = join(root, path);
    // A link that leads nowhere would be written through, so it is there, too.
    if (statsOf(target, lstatSync)) throw new SeedlintError('file-exists', { path });
    for (let folder = dirname(target); folder !== dirname(folder); folder = dirname(folder)) {
      const stats = statsOf(folder, statSync);
      if (stats?.isDirectory()) break;
      if (!stats) continue;
      throw new SeedlintError('file-exists', { path: relative(root, folder) || folder });
    }
  }
}

function statsOf(path: string, stat: (path: string) => Stats): Stats | undefined {
  try {
    return stat(path);
  } catch {
    return undefined;
  }
}

function makeFolder(folder: string, undo: (() => void)[]): void {
  if (statsOf(folder, statSync)) return;
  makeFolder(dirname(folder), undo);
  mkdirSync(folder);
  undo.push(() => rmdirSync(folder));
}
