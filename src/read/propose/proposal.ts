import { basename } from 'node:path';
import { axes as allAxes, matches, pathIn, type Axis, type Catalogue, type CellPattern } from '../../core/catalogue.ts';
import { groupBy } from '../../core/group.ts';
import type { LocalePack } from '../../core/locale-pack.ts';
import { axesOf } from '../../core/name.ts';
import { matrixOf } from '../../core/resolve.ts';
import { readCatalogue } from '../catalogue.ts';
import { configFrom } from '../config.ts';
import type { Source } from '../source.ts';
import { decode } from '../text-file.ts';
import type { WrittenCatalogue, WrittenClass, WrittenLayer } from '../written.ts';
import { contentsOf, isRussian, type Contents } from './contents.ts';
import { readNames, type FolderNames, type NameReading } from './name-patterns.ts';
import { promptFolders, type PromptFolder } from './prompt-folders.ts';
import { runsFrom } from './runs.ts';

/** A catalogue that fits the prompts which are there, and what was seen. */
export interface Proposal {
  readonly catalogue: WrittenCatalogue;
  /** Where to write it: beside most of the prompts. */
  readonly path: string;
  readonly folders: readonly SeenFolder[];
}

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

/** Looks for prompts below a root and proposes how to describe them; undefined when there are none. */
export function propose(source: Source, packs: ReadonlyMap<string, LocalePack>): Proposal | undefined {
  const paths = source.paths();
  const found = promptFolders(paths, basename(source.label));
  const names = readNames(found);
  const seen = found.flatMap((folder, index) => {
    const own = names.folders[index];
    return own && own.names.length > 0 ? [look(folder, own, { source, paths, index, found })] : [];
  });
  const [main] = seen;
  if (!main) return undefined;
  const bare = describe(seen, names);
  const layered = withReach(bare, { source, packs });
  return {
    catalogue: withSections(layered, { source, packs }),
    path: pathIn(main.folder, 'catalogue.yaml'),
    folders: seen,
  };
}

interface Looked extends SeenFolder {
  readonly names: FolderNames['names'];
  readonly order: readonly string[];
  readonly texts: ReadonlyMap<string, string>;
  readonly ignore: readonly string[];
}

interface Around {
  readonly source: Source;
  readonly paths: ReadonlySet<string>;
  readonly index: number;
  readonly found: readonly PromptFolder[];
}

function look(
  { folder }: PromptFolder,
  { names, patterns, left }: FolderNames,
  { source, paths, index, found }: Around,
): Looked {
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

function describe(seen: readonly Looked[], { axes }: NameReading): WrittenCatalogue {
  const contents = seen.map((folder) => folder.contents);
  const asked = contents.flatMap(({ locales }) => locales);
  const unmarked = seen.flatMap(({ names, texts, contents: { branched } }) =>
    names.flatMap(({ name, cell }) =>
      cell.locale === undefined && !branched.has(name) ? (texts.get(name) ?? []) : [],
    ),
  );
  const main = unmarked.filter(isRussian).length * 2 >= unmarked.length ? 'ru' : 'en';
  const spoken = unmarked.length > 0 ? [main] : [];
  const locales = new Set([...Object.keys(axes.locale), ...asked, ...spoken]);
  // Branches say what one language gets, and the other what is left.
  if (asked.length > 0 && locales.size === 1) locales.add(locales.has('ru') ? 'en' : 'ru');
  const inOrder = [...new Set(['ru', 'en', ...locales])].filter((locale) => locales.has(locale));
  const standard = spoken[0] ?? inOrder[0] ?? 'en';
  const variable = contents.find((one) => one.variable !== undefined)?.variable;
  const [first] = seen;
  const runs = runsFrom(first?.names.map(({ cell }) => cell) ?? [], Object.keys(axes.kind));
  return {
    axes: {
      ...Object.fromEntries(
        (['stage', 'role', 'mode', 'kind'] as const).flatMap((axis) =>
          Object.keys(axes[axis]).length === 0 ? [] : [[axis, axes[axis]] as const],
        ),
      ),
      locale: Object.fromEntries(inOrder.map((locale) => [locale, axes.locale[locale] ?? []])),
    },
    locale: { default: standard, unmarked: standard, ...(variable === undefined ? {} : { variable }) },
    classes: Object.fromEntries(seen.map((folder) => [folder.class, classOf(folder)])),
    runs,
    layers: seen.flatMap((folder, index) => layersOf(folder, index === 0)),
  };
}

function classOf({ folder, order, ignore, languages, contents, names, listing }: Looked): WrittenClass {
  const { template, frontMatter } = contents;
  return {
    ...(folder === '' ? {} : { folder }),
    names: order,
    ...(ignore.length === 0 ? {} : { ignore }),
    languages,
    ...(template ? { template: { language: 'go', variables: template.variables, functions: template.functions } } : {}),
    ...(frontMatter === names.length ? { frontMatter: 'required' as const } : {}),
    ...(listing ? { listing: { file: listing.file, covers: {} } } : {}),
  };
}

/** One layer whose candidates are all there is, so that nothing is called unreachable that is not; each part of a prompt is its own. */
function layersOf({ class: id, order }: Looked, main: boolean): WrittenLayer[] {
  if (main) return [{ id: 'prompt', class: id, candidates: candidatesOf(order) }];
  return order.map((pattern, index) => ({
    id: order.length === 1 ? id : `${id}-${index + 1}`,
    class: id,
    candidates: candidatesOf([pattern]),
    required: false,
  }));
}

/** The most specific first; a part that may be missing is tried with and without. */
function candidatesOf(patterns: readonly string[]): string[] {
  const specific = patterns.toSorted((a, b) => cellAxes(b) - cellAxes(a));
  return [
    ...new Set(specific.flatMap((pattern) => [pattern.replace(/[[\]]/g, ''), pattern.replace(/\[[^\]]*\]/g, '')])),
  ];
}

function cellAxes(pattern: string): number {
  return axesOf(pattern).filter((axis) => axis !== 'locale').length;
}

interface Reading {
  readonly source: Source;
  readonly packs: ReadonlyMap<string, LocalePack>;
}

function read(catalogue: WrittenCatalogue, { source, packs }: Reading): Catalogue {
  return readCatalogue(source, configFrom({ catalogue }), packs).catalogue;
}

/** What would be hidden behind other candidates gets a layer of its own: nobody has said yet that one replaces the other. */
function withReach(catalogue: WrittenCatalogue, reading: Reading): WrittenCatalogue {
  const { unreachable } = matrixOf(read(catalogue, reading));
  const hidden = new Set(unreachable.flatMap(({ seed }) => (seed.class === 'seed' ? seed.pattern : [])));
  if (hidden.size === 0) return catalogue;
  const apart = [...hidden].map((pattern, index) => ({
    id: `more-${index + 1}`,
    class: 'seed',
    candidates: candidatesOf([pattern]),
    required: false,
  }));
  const gone = new Set(apart.flatMap(({ candidates }) => candidates));
  const layers = (catalogue.layers ?? []).flatMap((layer) => {
    if (layer.id !== 'prompt') return [layer];
    const candidates = layer.candidates.filter((candidate) => !gone.has(candidate));
    return candidates.length === 0 ? [] : [{ ...layer, candidates }];
  });
  return { ...catalogue, layers: [...layers, ...apart] };
}

/** Sections that all prompts of a kind have are asked of the next one, too. */
function withSections(catalogue: WrittenCatalogue, reading: Reading): WrittenCatalogue {
  const { seeds } = read(catalogue, reading);
  const classes = Object.entries(catalogue.classes ?? {}).map(([id, one]) => {
    const own = seeds.filter((seed) => seed.class === id);
    const groups = groupBy(own, ({ cell }) => JSON.stringify(shapeOf(Object.keys(cell))));
    const sections = [...groups.values()].flatMap((group) => {
      const match = shapeOf(Object.keys(group[0]?.cell ?? {}));
      const alike = own.filter(({ cell }) => matches(cell, match));
      const views = alike.flatMap((seed) => seed.views);
      const roles = views.map((view) => new Set(view.sections.flatMap(({ role }) => role ?? [])));
      const common = [...(roles[0] ?? [])].filter((role) => roles.every((others) => others.has(role)));
      const isCell = Object.values(match).includes('*');
      return !isCell || views.length < 4 || common.length === 0 ? [] : [{ match, require: common }];
    });
    return [id, sections.length === 0 ? one : { ...one, sections }] as const;
  });
  return { ...catalogue, classes: Object.fromEntries(classes) };
}

function shapeOf(named: readonly string[]): CellPattern {
  const shape: Partial<Record<Axis, string | null>> = {};
  for (const axis of allAxes) if (axis !== 'locale' && axis !== 'kind') shape[axis] = named.includes(axis) ? '*' : null;
  return shape;
}
