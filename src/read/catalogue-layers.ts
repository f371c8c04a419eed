import { SeedlintError } from '../core/errors.ts';
import { isAmendment, isData, keyName, mergeMaps, type Data, type Path } from './config-merge.ts';
import type { ConfigLayer } from './config-files.ts';
import type { Locate } from './definition-axes.ts';
import { schemaFault } from './schema-faults.ts';
import { isCatalogue, schemaErrors, type WrittenCatalogue } from './written.ts';
import type { DataFile } from './yaml-file.ts';
import { Owners, type Owner } from './owners.ts';

/** The catalogues of all layers as one, and where each of its keys was written. */
export interface MergedCatalogue {
  readonly data: WrittenCatalogue;
  readonly at: Locate;
  /** `catalogue.classes.seed.folder` → where it was said. */
  readonly origins: ReadonlyMap<string, string>;
  /** The user's file that last spoke of the catalogue; undefined when only presets did. */
  readonly file: DataFile | undefined;
}

/** Undefined when no layer has a catalogue. */
export function mergeCatalogues(layers: readonly ConfigLayer[]): MergedCatalogue | undefined {
  let data: Data = {};
  const owners = new Owners();
  let last: Owner | undefined;
  let file: DataFile | undefined;
  for (const layer of layers) {
    const { catalogue } = layer.written;
    if (catalogue === undefined) continue;
    const owner = layer.catalogueFile
      ? { file: layer.catalogueFile, below: [] }
      : { file: layer.file, below: ['catalogue'] };
    const written = dataOf(layer.catalogueFile ? layer.catalogueFile.data : catalogue);
    if (layer.catalogueFile) {
      data = {};
      owners.clear();
    }
    refuseEmptyRemovals(data, written, owner);
    data = withAxisMaps(mergeMaps(data, written, (path, removed) => owners.take(path, removed ? undefined : owner)));
    last = owner;
    if (!layer.builtIn) file = owner.file;
  }
  const final = last;
  if (!final) return undefined;
  const at = owners.locator(final);
  // Once more as a whole: an amendment may have left nothing of a list.
  if (!isCatalogue(data)) throw schemaFault({ path: 'the merged catalogue', placeOf: at }, schemaErrors('catalogue'));
  return { data, at, origins: owners.origins(['catalogue']), file };
}

// What removes nothing is a slip: a word that has changed since, or `work:` meant as a value without aliases.
function refuseEmptyRemovals(earlier: unknown, later: unknown, owner: Owner, path: Path = []): void {
  if (!isData(later)) return;
  if (Array.isArray(earlier) && isAmendment(later)) {
    const known = new Set(earlier.map((item) => JSON.stringify(item)));
    const index = (later.remove ?? []).findIndex((item) => !known.has(JSON.stringify(item)));
    if (index < 0) return;
    const hint = 'The item must be written as it is there; leave it out if it is gone.';
    throw emptyRemoval(JSON.stringify(later.remove?.[index]), hint, owner, [...path, 'remove', index]);
  }
  const known = isData(earlier) ? earlier : {};
  for (const [key, value] of Object.entries(later)) {
    const here = [...path, key];
    if (value !== null) refuseEmptyRemovals(known[key], value, owner, here);
    else if (path[0] === 'axes' && path.length === 2 && !Object.hasOwn(known, key)) {
      throw emptyRemoval(`"${key}"`, `A value without aliases is written "${key}: []".`, owner, here);
    }
  }
}

function emptyRemoval(item: string, hint: string, { file, below }: Owner, path: Path): SeedlintError {
  const reason = `${item} is removed from where it is not.`;
  return new SeedlintError(
    'config-invalid',
    { key: keyName(path), reason, hint },
    file.placeOf([...below, ...path], 'key'),
  );
}

// So that a later layer may add a value to a list of values.
function withAxisMaps(data: Data): Data {
  if (!isData(data['axes'])) return data;
  const axes = Object.entries(data['axes']).map(([axis, values]) => [axis, axisMap(values)]);
  return { ...data, axes: Object.fromEntries(axes) };
}

function axisMap(values: unknown): unknown {
  return Array.isArray(values) ? Object.fromEntries(values.map((value) => [String(value), []])) : values;
}

function dataOf(written: unknown): Data {
  return isData(written) ? written : {};
}
