import { lstatSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { SeedlintError } from '../core/errors.ts';
import { writeFailure } from './write-file.ts';

/** Names of the files in a folder that seedlint wrote and may write again. */
export const listName = '.seedlint-render.json';

/** What writing a folder has done; paths as they may be shown. */
export interface SnapshotResult {
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  /** What an earlier call wrote and this one did not; only when it writes all there is. */
  readonly removed: readonly string[];
}

/**
 * Writes files of a folder, by name. What is there and was not written by seedlint is left alone: throws `file-exists`,
 * and nothing is written. When one file cannot be written, all are as they were: throws `write-failed`.
 */
export function writeSnapshots(
  folder: string,
  files: ReadonlyMap<string, string>,
  { cwd, all }: { readonly cwd: string; readonly all: boolean },
): SnapshotResult {
  const root = resolve(cwd, folder);
  const shown = (name: string): string => relative(cwd, join(root, name)) || name;
  const own = readList(root, shown(listName));
  const before = new Map([...files.keys(), ...own, listName].map((name) => [name, read(root, name, shown(name))]));
  for (const [name, text] of files) {
    const known = before.get(name);
    if (known !== undefined && known !== text && !own.has(name)) {
      throw new SeedlintError('file-exists', { path: shown(name) });
    }
  }
  const removed = all ? [...own].filter((name) => !files.has(name) && before.get(name) !== undefined) : [];
  const written = [...files].filter(([name, text]) => before.get(name) !== text);
  const list = [...new Set([...(all ? [] : own), ...files.keys()])].sort();
  const changes: [string, string | undefined][] = [
    ...written,
    ...removed.map((name): [string, undefined] => [name, undefined]),
    [listName, `${JSON.stringify({ files: list }, undefined, 2)}\n`],
  ];
  apply(root, changes, { before, shown });
  return {
    written: written.map(([name]) => shown(name)),
    unchanged: [...files.keys()].filter((name) => before.get(name) === files.get(name)).map(shown),
    removed: removed.map(shown),
  };
}

function apply(
  root: string,
  changes: readonly (readonly [name: string, text: string | undefined])[],
  {
    before,
    shown,
  }: { readonly before: ReadonlyMap<string, string | undefined>; shown(this: void, name: string): string },
): void {
  const done: string[] = [];
  try {
    mkdirSync(root, { recursive: true });
  } catch (error) {
    throw writeFailure(shown(''), error);
  }
  for (const [name, text] of changes) {
    try {
      done.push(name);
      put(root, name, text);
    } catch (error) {
      for (const undone of done) restore(root, undone, before.get(undone));
      throw writeFailure(shown(name), error);
    }
  }
}

function put(root: string, name: string, text: string | undefined): void {
  if (text === undefined) rmSync(join(root, name), { force: true });
  else writeFileSync(join(root, name), text);
}

function restore(root: string, name: string, text: string | undefined): void {
  try {
    put(root, name, text);
  } catch {
    // The first failure is the one to tell.
  }
}

/** A plain file; a link or folder of that name is somebody else's. */
function read(root: string, name: string, shown: string): string | undefined {
  const path = join(root, name);
  try {
    if (!lstatSync(path).isFile()) throw new SeedlintError('file-exists', { path: shown });
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof SeedlintError) throw error;
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw writeFailure(shown, error);
  }
}

/** A list that is not ours to read counts as none: then every file in the way is somebody else's. */
function readList(root: string, shown: string): ReadonlySet<string> {
  const text = read(root, listName, shown);
  if (text === undefined) return new Set();
  try {
    const data: unknown = JSON.parse(text);
    const files: unknown = typeof data === 'object' && data !== null && 'files' in data ? data.files : [];
    // A name with a slash would reach out of the folder.
    const names: unknown[] = Array.isArray(files) ? files : [];
    return new Set(
      names.filter((name) => typeof name === 'string').filter((name) => /^[^/\\]+\.(?:md|json)$/.test(name)),
    );
  } catch {
    return new Set();
  }
}
