import { existsSync, lstatSync, readdirSync, readFileSync, realpathSync, statSync, type Dirent } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { pathIn } from '../core/catalogue.ts';
import { SeedlintError } from '../core/errors.ts';
import { globs, isSkipped, type Globs } from './globs.ts';
import { assertSize, tidyPath, unreadable, type Source } from './source.ts';
import { records, runGit } from './source-git-command.ts';

/**
 * The files below a folder. A link is followed once and only inside the root: one that leads elsewhere,
 * nowhere or in a circle is listed, so that reading it says so.
 */
export function diskSource(root: string): Source {
  const top = resolve(root);
  let all: ReadonlySet<string> | undefined;
  return {
    label: top,
    list: (patterns, ignore) => walk(top, '', globs(patterns, ignore)).sort(),
    read: (path, limit) => readInside(top, path, limit),
    exists(path) {
      const tidied = tidyPath(path);
      return tidied !== undefined && existsSync(join(top, tidied));
    },
    paths: () => (all ??= pathsByGit(top) ?? new Set(walk(top, '', globs(['**'])).filter(isFile))),
  };
}

/** Paths that match, and with a slash at the end what cannot be entered. */
function walk(top: string, start: string, { matches, mayHold }: Globs): string[] {
  const found: string[] = [];
  enter(start, false);
  return found;

  function enter(folder: string, linked: boolean): void {
    for (const entry of entriesOf(folder)) {
      const path = pathIn(folder, entry.name);
      if (entry.isSymbolicLink()) follow(path, linked);
      else if (!entry.isDirectory()) addFile(path);
      else if (mayHold(path)) enter(path, linked);
    }
  }

  function entriesOf(folder: string): Dirent[] {
    try {
      return readdirSync(join(top, folder), { withFileTypes: true });
    } catch (cause) {
      // A root that does not exist holds nothing; a root that cannot be read may hold everything.
      if (folder === '' && errorCode(cause) !== 'ENOENT') throw unreadable(top, errorCode(cause), cause);
      if (folder !== '') found.push(`${folder}/`);
      return [];
    }
  }

  function follow(path: string, linked: boolean): void {
    const target = realPath(join(top, path));
    const isFolder = target === undefined ? undefined : statSync(target, { throwIfNoEntry: false })?.isDirectory();
    if (isFolder && target !== undefined) {
      if (!mayHold(path)) return;
      // One link within another is enough for endless detours.
      const isOpen =
        !linked && isWithin(target, realPath(top)) && !isWithin(realPath(dirname(join(top, path))), target);
      if (isOpen) enter(path, true);
      else found.push(`${path}/`);
    } else if (!addFile(path) && isFolder === undefined && mayHold(path)) {
      // Nobody knows what a link that leads nowhere was meant to be; a name that fits was meant to be a file.
      found.push(`${path}/`);
    }
  }

  function addFile(path: string): boolean {
    return matches(path) && found.push(path) > 0;
  }
}

function readInside(top: string, path: string, limit: number | undefined): Uint8Array {
  const tidied = tidyPath(path);
  if (tidied === undefined) throw new SeedlintError('path-outside', { path, root: top }, { path });
  const file = join(top, tidied);
  try {
    const target = realpathSync.native(file);
    // A link that was listed as a folder was not entered: it leads outside or in a circle.
    const isClosed = path.endsWith('/') && lstatSync(file).isSymbolicLink();
    if (isClosed || !isWithin(target, realPath(top))) throw new SeedlintError('link-outside', {}, { path });
    const stats = statSync(target);
    // Says itself why a folder cannot be entered.
    if (stats.isDirectory()) readdirSync(target);
    // A pipe would be waited for, for ever.
    if (!stats.isFile()) throw unreadable(path, stats.isDirectory() ? 'EISDIR' : 'not a regular file');
    assertSize(path, stats.size, limit);
    return readFileSync(target);
  } catch (cause) {
    if (cause instanceof SeedlintError) throw cause;
    if (errorCode(cause) === 'ELOOP') throw new SeedlintError('link-outside', {}, { path }, { cause });
    throw unreadable(path, errorCode(cause), cause);
  }
}

/** What git knows of and does not ignore, as far as it is still there; undefined outside a work tree and in an ignored folder. */
function pathsByGit(top: string): Set<string> | undefined {
  const lines = gitRecords(top, ['ls-files', '-c', '-o', '-d', '-t', '--exclude-standard', '-z']);
  if (lines.length === 0) return undefined;
  const removed = new Set(lines.filter((line) => line.startsWith('R ')).map((line) => line.slice(2)));
  const paths = lines.flatMap((line) => {
    const path = line.slice(2);
    if (removed.has(path) || isSkipped(path)) return [];
    // A clone within the clone: git says no more than its name.
    return path.endsWith('/') ? walk(top, path.slice(0, -1), globs(['**'])).filter(isFile) : [path];
  });
  return new Set(paths);
}

function gitRecords(top: string, args: readonly string[]): string[] {
  try {
    const answer = runGit(top, args);
    return answer.ok ? records(answer) : [];
  } catch (error) {
    if (error instanceof SeedlintError) return [];
    throw error;
  }
}

function isFile(path: string): boolean {
  return !path.endsWith('/');
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    return undefined;
  }
}

function isWithin(path: string | undefined, folder: string | undefined): boolean {
  if (path === undefined || folder === undefined) return false;
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function errorCode(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return String(error);
}
