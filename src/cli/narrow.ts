import { realpathSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { SeedlintError } from '../core/errors.ts';
import { suggest } from '../core/suggest.ts';
import type { Judgement } from './judge.ts';
import type { TypedPath } from './typed-paths.ts';

/** Is a path (relative to the root) among those a run reports on? */
export type Scope = (path: string) => boolean;

export interface NarrowOptions {
  /** Where the paths were typed. */
  readonly cwd: string;
  /** Where prompt files are read from. */
  readonly root: string;
  /** Every file that was read, relative to the root. */
  readonly files: ReadonlySet<string>;
  /** Names of commands, for people who mistype one. */
  readonly commands: readonly string[];
}

/** What `seedlint lint prompts/dev-work_ru.md docs` reports on: these files and everything in these folders. All when none are given. */
export function scopeOf(paths: readonly TypedPath[], options: NarrowOptions): Scope {
  if (paths.length === 0) return () => true;
  const wanted = paths.map(({ typed, files }) => {
    const covers = files ? among(files, options) : below(fromRoot(typed, options));
    if (![...options.files].some(covers)) throw unmatched(typed, options.commands);
    return covers;
  });
  return (file) => wanted.some((covers) => covers(file));
}

/** The files a glob stands for; those that are no prompts are nobody's mistake. */
function among(files: readonly string[], options: NarrowOptions): Scope {
  const inside = new Set(files.map((file) => fromRoot(file, options)));
  return (file) => inside.has(file);
}

function below(folder: string): Scope {
  return (file) => folder === '' || file === folder || file.startsWith(`${folder}/`);
}

/** Everything that was read or should have been, for `scopeOf`. */
export function filesOf({ catalogue, report }: Judgement): ReadonlySet<string> {
  return new Set([
    ...[...catalogue.seeds, ...catalogue.strangers].map(({ file }) => file.path),
    ...catalogue.documents.keys(),
    ...report.problems.flatMap(({ at }) => (at ? [at.path] : [])),
  ]);
}

/** A path someone typed, as seen from the root. Throws when it lies outside. */
export function fromRoot(path: string, { cwd, root }: Pick<NarrowOptions, 'cwd' | 'root'>): string {
  const plain = inFolder(root, resolve(cwd, path));
  // The root may have been reached by a link: /tmp and /private/tmp are the same folder.
  const inside = plain ?? inFolder(real(root), resolve(real(cwd), path));
  if (inside === undefined) throw new SeedlintError('path-outside', { path, root });
  return inside;
}

function inFolder(root: string, path: string): string | undefined {
  const inside = relative(root, path);
  if (inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) return undefined;
  return inside.split(sep).join('/');
}

function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function unmatched(path: string, commands: readonly string[]): SeedlintError {
  if (commands.includes(path)) {
    return new SeedlintError('usage', {
      reason: `"${path}" is a command, and a command comes first.`,
      hint: `Write seedlint ${path} … and its options after it.`,
    });
  }
  const near = suggest(path, commands);
  if (near === undefined) return new SeedlintError('path-unmatched', { path });
  return new SeedlintError('usage', {
    reason: `"${path}" is neither a command nor a prompt file.`,
    hint: `Did you mean seedlint ${near}?`,
  });
}
