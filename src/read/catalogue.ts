import { isAbsolute, relative, sep } from 'node:path';
import { pathIn, type Catalogue } from '../core/catalogue.ts';
import type { Config } from '../core/config.ts';
import { SeedlintError } from '../core/errors.ts';
import type { LocalePack } from '../core/locale-pack.ts';
import type { Seed, View } from '../core/seed.ts';
import type { Suppression } from '../core/suppression.ts';
import type { Template } from '../core/template.ts';
import type { TextFile } from '../core/text.ts';
import { literalGlob } from './globs.ts';
import { knownPaths } from './known-paths.ts';
import { withTexts } from './law-texts.ts';
import { parseMarkdown } from './markdown.ts';
import { assertParsable } from './nesting.ts';
import { pathsOf, registerFiles } from './register-files.ts';
import { readRegister } from './register.ts';
import { promptFiles, wantedNames, type SeedName } from './prompt-files.ts';
import { readPage, readSeed } from './seed.ts';
import type { Source } from './source.ts';
import { readSuppressions } from './suppressions.ts';
import { parseTemplate } from './template.ts';
import { decode } from './text-file.ts';
import { readTraceLock } from './trace-lock.ts';
import { readLock } from './translation-lock.ts';

/** A catalogue, and one problem for each file that could not become part of it. */
export interface ReadResult {
  readonly catalogue: Catalogue;
  /** Sorted by path. Whoever judges the catalogue must say that these files were not judged. */
  readonly problems: SeedlintError[];
}

/** A seed that was read from the same text, under the same path, by the same definition and packs. */
export type KnownSeed = (file: TextFile) => Seed | undefined;

export interface ReadingOptions {
  readonly known?: KnownSeed;
  /** Texts are taken apart when somebody asks, for those who ask of few. What cannot be read is told all the same. */
  readonly lazily?: boolean;
}

/** Reads everything a configuration asks for. Throws `no-files` when no file name fits any class; other faults are problems. */
export function readCatalogue(
  source: Source,
  config: Config,
  packs: ReadonlyMap<string, LocalePack>,
  { known = () => undefined, lazily = false }: ReadingOptions = {},
): ReadResult {
  const { catalogue: definition, catalogueFile: origin, maxFileSize } = config;
  const files = promptFiles(source, definition, config.ignore);
  // Listed before anything is read, so that a git source loads all of it at once.
  const contracts = Object.values(definition.contracts);
  const listed = [...listingsOf(config), ...contracts.map(({ document }) => document)];
  const { requirements } = config;
  const written = requirements && registerFiles(source, requirements, config);
  const others = [
    ...new Set([...source.list(listed.map(literalGlob), config.ignore), ...(written ? pathsOf(written) : [])]),
  ];
  const locks = {
    translations: lockIn(source, config, 'translations'),
    traces: lockIn(source, config, 'traces'),
  };
  if (files.seeds.length === 0 && files.closed.length === 0) {
    throw new SeedlintError('no-files', { root: source.label, patterns: wantedNames(definition).join(', ') });
  }

  const problems: SeedlintError[] = [];
  /** Whatever keeps one file from being read keeps no other from it. */
  function attempt<T>(path: string, read: () => T): T[] {
    try {
      return [read()];
    } catch (error) {
      if (!(error instanceof SeedlintError)) throw error;
      problems.push(error.at ? error : new SeedlintError(error.code, error.data, { path }, { cause: error }));
      return [];
    }
  }
  function open(path: string): TextFile {
    return decode(path, source.read(path, maxFileSize));
  }

  for (const folder of files.closed) attempt(folder, () => source.read(folder));
  const unread: SeedName[] = [];
  const seeds = files.seeds.flatMap((name) => {
    const seed = attempt(name.path, () => {
      const file = open(name.path);
      return known(file) ?? readSeed(file, { ...name, definition, packs, lazily });
    });
    if (seed.length === 0) unread.push(name);
    return seed;
  });
  const strangers = files.strangers.flatMap(({ path, class: name, fileClass }) =>
    attempt(path, () => ({ class: name, fileClass, file: open(path) })),
  );
  const documents = new Map(others.flatMap((path) => attempt(path, (): [string, TextFile] => [path, open(path)])));
  // Several contracts may be stated in one document.
  const stated = new Map([
    ...listingsOf(config).map((document) => [document, definition.locale.unmarked] as const),
    ...contracts.map(({ document, locale }) => [document, locale] as const),
  ]);
  const pages = new Map(
    [...stated].flatMap(([document, locale]) => {
      const file = documents.get(document);
      return file ? attempt(document, (): [string, View] => [document, readPage(file, locale, { packs, lazily })]) : [];
    }),
  );
  // What lies among the prompts and is called like none may be one whose name was changed.
  for (const { file } of strangers) {
    if (!/\.md$/i.test(file.path)) continue;
    for (const page of attempt(file.path, () => readPage(file, definition.locale.unmarked, { packs, lazily }))) {
      pages.set(file.path, page);
    }
  }
  problems.push(...(written?.unmatched ?? []));
  const register =
    requirements &&
    written &&
    readRegister({
      requirements,
      files: written,
      open: (path) => documents.get(path),
      attempt,
      seeds,
      law: config.law,
      lawFiles: config.lawFiles,
    });
  if (register) for (const { file } of config.lawFiles) documents.set(file.path, file);
  if (origin) documents.set(origin.path, origin);

  // Its size follows from that of the prompts, so no limit of its own.
  function readLocked<Lock>(name: keyof typeof locks, read: (path: string, text: string | undefined) => Lock): Lock[] {
    const path = locks[name];
    return path === undefined
      ? attempt(config[name].path, () => read(config[name].path, config[name].outside))
      : attempt(path, () => read(path, decode(path, source.read(path)).text));
  }
  const [translations] = readLocked('translations', readLock);
  const [traces] = readLocked('traces', readTraceLock);

  // A prompt may be a document as well.
  const read = new Set(seeds.map(({ file }) => file.path));
  const suppressions = [
    ...seeds.map(({ file, template }) => ({ file, template })),
    ...strangers.map(({ file, fileClass }) => ({ file, template: fileClass.template && parseTemplate(file.text) })),
    ...[...documents.values()].filter(({ path }) => !read.has(path)).map((file) => ({ file, template: undefined })),
  ].flatMap(({ file, template }) => attempt(file.path, () => suppressionsIn(file, template)).flat());
  const catalogue: Catalogue = {
    definition,
    seeds,
    unread: unread.map(({ path, class: name, cell, pattern }) => ({ path, class: name, cell, pattern })),
    closed: files.closed,
    strangers: strangers.map(({ class: name, file }) => ({ class: name, file })),
    documents,
    pages,
    packs,
    law: withTexts(config.law, definition, packs),
    ...(register ? { register } : {}),
    ...(traces ? { traces } : {}),
    ...(translations ? { translations } : {}),
    suppressions,
    origin,
    ...knownPaths(source, config.inventory),
  };
  return { catalogue, problems: problems.sort(byPath) };
}

function byPath(a: SeedlintError, b: SeedlintError): number {
  const [first, second] = [a.at?.path ?? '', b.at?.path ?? ''];
  return first < second ? -1 : first > second ? 1 : 0;
}

function listingsOf({ catalogue }: Config): string[] {
  return Object.values(catalogue.classes).flatMap(({ folder, listing }) =>
    listing ? [pathIn(folder, listing.file)] : [],
  );
}

/** Where a source has a lock file; undefined when it has none, or when that is outside the root. */
function lockIn(source: Source, config: Config, name: 'translations' | 'traces'): string | undefined {
  const inside = relative(config.root, config[name].path);
  if (inside.split(sep)[0] === '..' || isAbsolute(inside)) return undefined;
  const path = inside.split(sep).join('/');
  return source.list([literalGlob(path)]).includes(path) ? path : undefined;
}

function suppressionsIn(file: TextFile, template: Template | undefined): Suppression[] {
  // Hardly any file has one, and the tree of a view has other offsets than the file.
  if (!file.text.includes('seedlint-')) return [];
  if (/\.(?:ya?ml|json)$/i.test(file.path)) return readSuppressions(file, undefined, template);
  assertParsable(file);
  return readSuppressions(file, parseMarkdown(file.text), template);
}
