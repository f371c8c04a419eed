import { SeedlintError } from '../core/errors.ts';
import { isData, merge, type Data, type Path } from './config-merge.ts';
import type { ConfigLayer } from './config-files.ts';
import { aliasesOf, type Locate } from './definition-axes.ts';
import { name } from './schema-faults.ts';
import type { DataFile } from './yaml-file.ts';

/** The catalogues of all layers as one, and where each of its keys was written. */
export interface MergedCatalogue {
  readonly data: Data;
  readonly at: Locate;
  /** `catalogue.classes.seed.folder` → where it was said. */
  readonly origins: ReadonlyMap<string, string>;
  /** The user's file that last spoke of the catalogue; undefined when only presets did. */
  readonly file: DataFile | undefined;
}

/** Undefined when no layer has a catalogue. */
export function mergeCatalogues(layers: readonly ConfigLayer[]): MergedCatalogue | undefined {
  let data: Data = {};
  const owners = new Map<string, Owner>();
  let last: Owner | undefined;
  let file: DataFile | undefined;
  for (const layer of layers) {
    const { catalogue } = layer.written;
    if (catalogue === undefined) continue;
    const owner = layer.catalogueFile
      ? { file: layer.catalogueFile, below: [] }
      : { file: layer.file, below: ['catalogue'] };
    const written = layer.catalogueFile ? layer.catalogueFile.data : catalogue;
    if (layer.catalogueFile) {
      data = {};
      owners.clear();
    }
    refuseEmptyRemovals(data, written, owner);
    data = withAxisMaps(merge(data, written ?? {}, (path) => own(owners, path, owner)) as Data);
    last = owner;
    if (!layer.builtIn) file = owner.file;
  }
  const final = last;
  if (!final) return undefined;
  const at: Locate = (path, part) => {
    const { file: source, below } = ownerOf(owners, path) ?? final;
    return source.placeOf([...below, ...path], part);
  };
  const origins = new Map<string, string>();
  for (const [pointer, owner] of owners) origins.set(name(['catalogue', ...keysOf(pointer)]), owner.file.path);
  return { data, at, origins, file };
}

/** A file, and where in it the catalogue begins. */
interface Owner {
  readonly file: DataFile;
  readonly below: Path;
}

// `work:` without anything reads like a value without aliases, but null removes.
function refuseEmptyRemovals(earlier: Data, written: unknown, { file, below }: Owner): void {
  if (!isData(written) || !isData(written['axes'])) return;
  const known = isData(earlier['axes']) ? earlier['axes'] : {};
  for (const [axis, values] of Object.entries(written['axes'])) {
    if (!isData(values)) continue;
    for (const [value, aliases] of Object.entries(values)) {
      if (aliases !== null || Object.hasOwn(aliasesOf(known[axis]), value)) continue;
      const reason = `"${value}" is removed from ${axis}, which does not have it.`;
      const hint = `A value without aliases is written "${value}: []".`;
      throw new SeedlintError(
        'config-invalid',
        { key: value, reason, hint },
        file.placeOf([...below, 'axes', axis, value], 'key'),
      );
    }
  }
}

// So that a later layer may add a value to a list of values.
function withAxisMaps(data: Data): Data {
  if (!isData(data['axes'])) return data;
  const axes = Object.entries(data['axes']).map(([axis, values]) => [axis, aliasesOf(values)]);
  return { ...data, axes: Object.fromEntries(axes) };
}

function own(owners: Map<string, Owner>, path: Path, owner: Owner): void {
  const pointer = pointerOf(path);
  for (const known of owners.keys()) {
    if (known === pointer || known.startsWith(`${pointer}\0`)) owners.delete(known);
  }
  owners.set(pointer, owner);
}

/** Whoever wrote the value, what it is part of, or else the last who wrote a part of it. */
function ownerOf(owners: ReadonlyMap<string, Owner>, path: Path): Owner | undefined {
  for (let length = path.length; length > 0; length--) {
    const owner = owners.get(pointerOf(path.slice(0, length)));
    if (owner) return owner;
  }
  const prefix = `${pointerOf(path)}\0`;
  return [...owners].findLast(([pointer]) => pointer.startsWith(prefix))?.[1];
}

function pointerOf(path: Path): string {
  return path.join('\0');
}

function keysOf(pointer: string): string[] {
  return pointer === '' ? [] : pointer.split('\0');
}
