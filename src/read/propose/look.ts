import { basename } from 'node:path';
import { pathIn } from '../../core/catalogue.ts';
import { axesOf } from '../../core/name.ts';
import type { Source } from '../source.ts';
import { decode } from '../text-file.ts';
import type { WrittenClass } from '../written.ts';
import { contentsOf, type Contents } from './contents.ts';
import type { FolderNames } from './name-patterns.ts';
import type { PromptFolder } from './prompt-folders.ts';

/** What was seen in one folder of prompts. */
export interface SeenFolder {
  readonly folder: string;
  readonly class: string;
  readonly languages: NonNullable<WrittenClass['languages']>;
  readonly patterns: readonly { readonly pattern: string; readonly count: number; readonly example: string }[];
  readonly contents: Contents;
  readonly listing?: { readonly file: string; readonly named: number; readonly files: number };
  /** Prompt files, from the folder, whose names follow no pattern; the catalogue ignores them. */
  readonly left: readonly string[];
}

/** What was seen, and what a class needs besides. */
export interface LookedAt extends SeenFolder {
  readonly names: FolderNames['names'];
  readonly order: readonly string[];
  readonly texts: ReadonlyMap<string, string>;
  readonly ignore: readonly string[];
}

export interface Around {
  readonly source: Source;
  readonly paths: ReadonlySet<string>;
  readonly index: number;
  readonly found: readonly PromptFolder[];
}

/** Looks into the files of a folder whose names have been read; the first folder is the one the catalogue is about. */
export function look(
  { folder }: PromptFolder,
  { names, patterns, left }: FolderNames,
  { source, paths, index, found }: Around,
): LookedAt {
  const texts = new Map(
    names.flatMap(({ name }) => textOf(source, pathIn(folder, name)).map((text) => [name, text] as const)),
  );
  const contents = contentsOf(texts);
  const named = patterns.some((pattern) => axesOf(pattern).includes('locale'));
  const branched = names.filter(({ name }) => contents.branched.has(name)).length;
  const listing = listingOf(folder, { names, paths, source });
  return {
    folder,
    class: index === 0 ? 'seed' : classId(folder, index, found),
    languages: named || (branched > 0 && branched < names.length) ? 'files' : branched > 0 ? 'branches' : 'one',
    patterns: patterns.map((pattern) => {
      const own = names.filter((one) => one.pattern === pattern);
      return { pattern, count: own.length, example: own[0]?.name ?? '' };
    }),
    contents,
    ...(listing ? { listing } : {}),
    left,
    names,
    order: patterns,
    texts,
    ignore: ignored(folder, { names, paths, found }).filter((name) => name !== listing?.file),
  };
}

/** A file that cannot be read is no reason to know nothing of the others; the first lint tells of it. */
function textOf(source: Source, path: string): string[] {
  try {
    return [decode(path, source.read(path, 1 << 20)).text];
  } catch {
    return [];
  }
}

function classId(folder: string, index: number, found: readonly PromptFolder[]): string {
  const id =
    basename(folder)
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '')
      .toLowerCase() || 'prompt';
  const same = found.slice(1, index).filter((other) => basename(other.folder) === basename(folder)).length;
  return same === 0 && id !== 'seed' ? id : `${id}-${index + 1}`;
}

/** Other files below the folder that could be taken for prompts with wrong names. */
function ignored(
  folder: string,
  { names, paths, found }: Pick<Around, 'paths' | 'found'> & Pick<FolderNames, 'names'>,
): string[] {
  const start = folder === '' ? '' : `${folder}/`;
  const own = new Set(names.map(({ name }) => name));
  const inOthers = new Set(found.flatMap((other) => other.files.map((file) => pathIn(other.folder, file))));
  const strangers = [...paths].flatMap((path) => {
    const name = path.slice(start.length);
    const isStranger = path.startsWith(start) && /\.(?:md|markdown|tmpl)$/i.test(path) && !own.has(name);
    return isStranger &&
      (!inOthers.has(path) || found.some((other) => other.folder === folder && other.files.includes(name)))
      ? name
      : [];
  });
  const used = new Set([...own].map((name) => /^[^/]+\//.exec(name)?.[0]));
  return [
    ...new Set(
      strangers.toSorted().map((name) => {
        const top = /^[^/]+\//.exec(name)?.[0];
        return top === undefined || used.has(top) ? name : `${top}**`;
      }),
    ),
  ];
}

/** A page of the folder that names most of its files lists them. */
function listingOf(
  folder: string,
  { names, paths, source }: Pick<Around, 'paths' | 'source'> & Pick<FolderNames, 'names'>,
): SeenFolder['listing'] {
  for (const file of ['README.md', 'readme.md', 'INDEX.md', 'index.md']) {
    if (!paths.has(pathIn(folder, file))) continue;
    const [text = ''] = textOf(source, pathIn(folder, file));
    const named = names.filter(({ name }) => text.includes(name)).length;
    if (named * 5 >= names.length * 4) return { file, named, files: names.length };
  }
  return undefined;
}
