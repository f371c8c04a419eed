import { existsSync, statSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { dirname, resolve } from 'node:path';
import { rules } from '../../rules/index.ts';
import type { Catalogue } from '../core/catalogue.ts';
import type { Change, State } from '../core/change.ts';
import type { Config } from '../core/config.ts';
import { SeedlintError } from '../core/errors.ts';
import type { LocalePack } from '../core/locale-pack.ts';
import { readCatalogue, type KnownSeed } from '../read/catalogue.ts';
import { configFiles } from '../read/config-disk.ts';
import { findConfig } from '../read/config-files.ts';
import { loadConfig } from '../read/config.ts';
import { silencedBy } from '../guard/silenced.ts';
import { guardData } from '../read/guard-data.ts';
import { guardFiles } from '../read/guard-files.ts';
import { builtInPacks } from '../read/locale-packs.ts';
import { withSourcePacks } from '../read/pack-source.ts';
import { diskSource } from '../read/source-disk.ts';
import { pathBelow, sourceFiles } from '../read/source-files.ts';
import { isSameState } from '../read/source-git-same.ts';
import { folderInRepository, gitSource, mergeBase, topOfRepository } from '../read/source-git.ts';
import type { Source } from '../read/source.ts';
import { packsWith } from './packs.ts';
import type { World } from './world.ts';

export interface SideFlags {
  readonly base?: string;
  readonly head?: string;
  /** One configuration for both sides. */
  readonly config?: string;
  readonly cwd?: string;
}

/** One of the two things that are compared, before anything of it is read. */
export interface Side {
  readonly label: string;
  /** What git is asked for; absent for the files as they are now. */
  readonly revision?: string;
  /** A folder somebody named, whatever git knows of it. */
  readonly folder?: true;
  /** Folder the prompts lie in, or would lie in if the revision were checked out. */
  readonly root: string;
  readonly source: Source;
  /** The same from the top of its repository. */
  readonly top: Source;
  /** Where the root lies below that top; absent: there. */
  readonly prefix?: string;
}

/** Both states of a change, and head as base's rules read it. Throws SeedlintError wherever something cannot be judged. */
export async function readChange(
  flags: SideFlags,
  world: World,
  { refuseSame = false }: { readonly refuseSame?: boolean } = {},
): Promise<Change> {
  const asked = flags.config === undefined ? undefined : resolve(world.cwd, flags.config);
  const [base, head] = sidesOf(flags, asked, world, refuseSame);
  const roots = { base: rootOf(flags, base, world), head: rootOf(flags, head, world) };
  const today = world.now().toISOString().slice(0, 10);
  return changeBetween(base, head, { ...(asked === undefined ? {} : { config: asked }), roots, today });
}

export interface BetweenOptions {
  /** One configuration for both sides, absolute. */
  readonly config?: string;
  readonly roots?: Readonly<Record<'base' | 'head', string>>;
  /** ISO date: suppressions that ended before it hide nothing. */
  readonly today: string;
}

/** The change between two sides, wherever they come from. */
export async function changeBetween(
  baseSide: Side,
  headSide: Side,
  { config, roots, today }: BetweenOptions,
): Promise<Change> {
  const base = await readSide(baseSide, config, roots?.base ?? baseSide.root);
  return changeFrom(base, headSide, {
    ...(config === undefined ? {} : { config }),
    ...(roots ? { roots } : {}),
    today,
  });
}

/** A side that has been read: many others may be held against it. */
export type ReadSide = Read;

/** Reads one side. Throws SeedlintError where something of it cannot be read. */
export async function readSide(side: Side, config: string | undefined, root = side.root): Promise<ReadSide> {
  return stateOf(side, config, root);
}

/** The change from a side that has been read to another one. */
export async function changeFrom(
  base: ReadSide,
  headSide: Side,
  { config, roots, today }: BetweenOptions,
): Promise<Change> {
  const head = await headOf(headSide, base, config, roots?.head ?? headSide.root);
  const judged = readsAlike(base, head) ? head.state.catalogue : judgedBy(base, head, headSide);
  const silenced = await silencedBy(base.state, head.state, { rules, today });
  return {
    base: base.state,
    head: head.state,
    judged,
    ...(silenced ? { silenced } : {}),
  };
}

/** A configuration that is gone is no mistake of whoever runs the guard: base has one, and reads head as well. */
async function headOf(side: Side, base: Read, asked: string | undefined, root: string): Promise<Read> {
  try {
    return await stateOf(side, asked, root, base);
  } catch (error) {
    if (!(error instanceof SeedlintError) || error.code !== 'config-missing') throw error;
    const config = { ...base.state.config, root: side.root };
    const catalogue = readWhole(side.source, config, base.packs);
    return { state: { ...filesOf(side), config, catalogue, configLost: true }, packs: base.packs };
  }
}

function filesOf({ label, top, prefix = '' }: Side): Pick<State, 'label' | 'files' | 'data' | 'folder'> {
  const files = guardFiles(top);
  return { label, files, data: guardData(files), ...(prefix === '' ? {} : { folder: prefix }) };
}

interface Read {
  readonly state: State;
  readonly packs: ReadonlyMap<string, LocalePack>;
}

async function stateOf(side: Side, asked: string | undefined, root: string, other?: Read): Promise<Read> {
  // What lies above the root is of the same revision; only what lies outside of the repository is the same for both sides.
  const files = sourceFiles(side.source, side.root, sourceFiles(side.top, topRoot(side), configFiles));
  const loaded = await loadConfig({
    ...(asked === undefined ? { from: root } : { config: asked, from: root }),
    ...(asked === undefined ? {} : { cwd: root }),
    rules,
    files: asked === undefined ? files : configFiles,
  });
  const own = await packsOf(loaded, side);
  const isAlike = other !== undefined && isDeepStrictEqual(own, other.packs);
  // The same words are the same pack: then nothing has to be worked out for it twice.
  const packs = isAlike ? other.packs : own;
  // The same definition is one, so that nobody has to compare it again.
  const seen = other !== undefined && seesAlike(loaded, other.state.config) ? other.state.config.catalogue : undefined;
  const config = seen ? { ...loaded, catalogue: seen } : loaded;
  const known = isAlike && seen ? knownIn(other.state.catalogue) : undefined;
  const catalogue = readWhole(side.source, config, packs, known);
  return { state: { ...filesOf(side), config, catalogue }, packs };
}

/** Do both read a file the same way? Of classes and values that a name fits, the order decides. */
function seesAlike(one: Config, other: Config): boolean {
  return (
    isDeepStrictEqual(one.catalogue, other.catalogue) &&
    JSON.stringify(one.catalogue) === JSON.stringify(other.catalogue)
  );
}

/** Would base read head as head reads itself? */
function readsAlike(base: Read, head: Read): boolean {
  const [one, other] = [base.state.config, head.state.config];
  return (
    base.packs === head.packs && seesAlike(one, other) && isDeepStrictEqual(withoutPlaces(one), withoutPlaces(other))
  );
}

/** What decides which files are read and what they must say, wherever it is written. */
function withoutPlaces({ ignore, inventory, maxFileSize, law, requirements }: Config): unknown {
  return JSON.parse(
    JSON.stringify({ ignore, inventory, maxFileSize, law, requirements }, (key, value: unknown) =>
      key === 'place' || key === 'tracePlaces' ? undefined : value,
    ),
  );
}

/** Most files are the same on both sides: they are taken apart once. */
function knownIn({ seeds }: Catalogue): KnownSeed {
  const byPath = new Map(seeds.map((seed) => [seed.file.path, seed]));
  return ({ path, text, bom }) => {
    const seed = byPath.get(path);
    return seed?.file.text === text && seed.file.bom === bom ? seed : undefined;
  };
}

async function packsOf({ locales }: Config, side: Side): Promise<ReadonlyMap<string, LocalePack>> {
  let packs: ReadonlyMap<string, LocalePack> = builtInPacks();
  for (const folder of locales) {
    const inside = pathBelow(side.root, folder);
    const above = pathBelow(topRoot(side), folder);
    if (inside !== undefined) packs = await withSourcePacks(packs, side.source, inside);
    else if (above !== undefined) packs = await withSourcePacks(packs, side.top, above);
    else packs = await packsWith([folder], packs);
  }
  return packs;
}

/** What cannot be read cannot be judged: the first such file ends it. */
function readWhole(
  source: Source,
  config: Config,
  packs: ReadonlyMap<string, LocalePack>,
  known?: KnownSeed,
): Catalogue {
  const { catalogue, problems } = readCatalogue(source, config, packs, { ...(known ? { known } : {}), lazily: true });
  const [first] = problems;
  if (first) throw first;
  return catalogue;
}

/** Head's files as base reads them, with those only head knows of. */
function judgedBy(base: Read, head: Read, side: Side): Catalogue {
  const { config } = base.state;
  // Head's law may ask for words that only its own packs have.
  const other = readWhole(side.source, { ...head.state.config, law: config.law }, base.packs);
  let known: Catalogue;
  try {
    known = readWhole(side.source, { ...config, root: side.root }, base.packs);
  } catch (error) {
    if (!(error instanceof SeedlintError) || error.code !== 'no-files') throw error;
    // Everything has moved to where only head's configuration looks.
    return other;
  }
  const paths = new Set(known.seeds.map(({ file }) => file.path));
  const seeds = [...known.seeds, ...other.seeds.filter(({ file }) => !paths.has(file.path))];
  return {
    ...known,
    seeds: seeds.toSorted((a, b) => (a.file.path < b.file.path ? -1 : 1)),
    pages: new Map([...(other.pages ?? []), ...(known.pages ?? [])]),
    documents: new Map([...other.documents, ...known.documents]),
  };
}

export function sidesOf(flags: SideFlags, asked: string | undefined, world: World, refuseSame = false): [Side, Side] {
  const here = resolve(world.cwd, flags.cwd ?? '.');
  const start = isFolder(flags.head, world) ?? here;
  const root = asked === undefined || flags.cwd !== undefined ? configFolder(start) : here;
  const head = isFolder(flags.head, world);
  const headSide = head === undefined ? inGit(flags.head, root) : onDisk(head);
  const base = isFolder(flags.base, world);
  if (base !== undefined) return [onDisk(base), headSide];
  const revision = flags.base ?? mergeBase(root, flags.head);
  // A thing compared with itself always holds.
  if (refuseSame && head === undefined && isSameState(root, revision, flags.head))
    throw new SeedlintError('guard-same', { revision });
  return [inGit(revision, root), headSide];
}

function configFolder(start: string): string {
  try {
    return dirname(findConfig(start, configFiles));
  } catch (error) {
    if (error instanceof SeedlintError && error.code === 'config-missing') return start;
    throw error;
  }
}

/** Without a revision: the files as they are now. */
export function inGit(revision: string | undefined, root: string): Side {
  if (revision === undefined) {
    const top = topOf(root);
    const prefix = pathBelow(top, root) ?? '';
    return { label: 'the working tree', root, source: diskSource(root), top: diskSource(top), prefix };
  }
  const folder = folderInRepository(root);
  return {
    label: `rev:${revision}`,
    revision,
    root,
    source: gitSource(root, revision, { folder }),
    top: gitSource(root, revision),
    prefix: folder,
  };
}

/** The folder that the top of a side stands for. */
export function topRoot({ folder, root }: Side): string {
  return folder ? root : topOf(root);
}

export function topOf(root: string): string {
  try {
    return topOfRepository(root);
  } catch (error) {
    if (error instanceof SeedlintError) return root;
    throw error;
  }
}

function onDisk(folder: string): Side {
  return { label: folder, folder: true, root: folder, source: diskSource(folder), top: diskSource(folder) };
}

function isFolder(named: string | undefined, world: World): string | undefined {
  if (named === undefined) return undefined;
  const path = resolve(world.cwd, named);
  return existsSync(path) && statSync(path).isDirectory() ? path : undefined;
}

function rootOf(flags: SideFlags, side: Side, world: World): string {
  return flags.cwd === undefined ? side.root : resolve(world.cwd, flags.cwd);
}
