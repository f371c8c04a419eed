import { nameIn, pathIn, type CatalogueDefinition, type FileClass } from '../core/catalogue.ts';
import { parseName } from '../core/name.ts';
import type { Cell } from '../core/seed.ts';
import { literalGlob } from './globs.ts';
import type { Source } from './source.ts';

/** The files of the class folders, told apart by their names alone. Nothing has been read yet. */
export interface PromptFiles {
  /** Sorted by path. */
  readonly seeds: readonly SeedName[];
  /** Files in a class folder that fit no name of any class. */
  readonly strangers: readonly { readonly path: string; readonly class: string; readonly fileClass: FileClass }[];
  /** Folders and links that cannot be entered, with a slash at the end: whatever is in them is not read. */
  readonly closed: readonly string[];
}

/** A path whose name says what it is. */
export interface SeedName {
  readonly path: string;
  readonly class: string;
  readonly fileClass: FileClass;
  readonly cell: Cell;
  readonly pattern: string;
}

/** Lists the folders of all classes. The first class, and in it the first pattern, that a name fits takes the file. */
export function promptFiles(source: Source, definition: CatalogueDefinition, ignore: readonly string[]): PromptFiles {
  const classes = Object.entries(definition.classes);
  const listings = classes.flatMap(([, { folder, listing }]) => (listing ? [pathIn(folder, listing.file)] : []));
  const documents = new Set(Object.values(definition.contracts).map(({ document }) => document));
  const found = new Map<string, [string, FileClass][]>();
  for (const named of classes) {
    const [, { folder, names, ignore: inFolder }] = named;
    const left = [...ignore, ...inFolder.map((glob) => below(folder, glob)), ...listings.map(literalGlob)];
    for (const path of source.list(globsOf(folder, names), left)) {
      const owners = found.get(path);
      if (owners) owners.push(named);
      else found.set(path, [named]);
    }
  }
  const seeds: SeedName[] = [];
  const strangers: PromptFiles['strangers'][number][] = [];
  const closed: string[] = [];
  for (const [path, owners] of [...found].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const seed = path.endsWith('/') ? undefined : seedName(path, owners, definition);
    if (path.endsWith('/')) closed.push(path);
    else if (seed) seeds.push(seed);
    else if (!documents.has(path)) {
      const home = homeOf(path, owners, classes);
      if (home && isPrompt(path)) strangers.push({ path, class: home[0], fileClass: home[1] });
    }
  }
  return { seeds, strangers, closed };
}

/** The names that are looked for, as paths from the root: `prompts/{stage}-{kind}.md`. */
export function wantedNames(definition: CatalogueDefinition): string[] {
  return Object.values(definition.classes).flatMap(({ folder, names }) => names.map((name) => pathIn(folder, name)));
}

function globsOf(folder: string, names: readonly string[]): string[] {
  const own = names.flatMap((name) => /\.[\w-]+$/.exec(name) ?? []).filter((extension) => !isPrompt(extension));
  return ['.[mM][dD]', '.[mM][aA][rR][kK][dD][oO][wW][nN]', '.[tT][mM][pP][lL]', ...own].map((extension) =>
    below(folder, `**/*${extension}`),
  );
}

function below(folder: string, glob: string): string {
  return pathIn(literalGlob(folder), glob.replace(/^(?:\.\/)+/, ''));
}

/** Other files beside the prompts, scripts or pictures, are no mistake in a name. */
function isPrompt(path: string): boolean {
  return /\.(?:md|markdown|tmpl)$/i.test(path);
}

function seedName(
  path: string,
  owners: readonly [string, FileClass][],
  { axes }: CatalogueDefinition,
): SeedName | undefined {
  for (const [className, fileClass] of owners) {
    const name = nameIn(fileClass.folder, path);
    for (const pattern of fileClass.names) {
      const cell = parseName(pattern, name, axes);
      if (cell) return { path, class: className, fileClass, cell, pattern };
    }
  }
  return undefined;
}

/** The class with the deepest folder is where a stranger was meant to be; one that ignores the file knows it is none. */
function homeOf(
  path: string,
  owners: readonly [string, FileClass][],
  classes: readonly [string, FileClass][],
): [string, FileClass] | undefined {
  const around = classes.filter(([, { folder }]) => folder === '' || path.startsWith(`${folder}/`));
  const deepest = Math.max(...around.map(([, { folder }]) => folder.length));
  return owners.find(([, { folder }]) => folder.length === deepest);
}
