import { dirname, join, resolve } from 'node:path';
import { SeedlintError } from '../core/errors.ts';
import { schemaFault, show, suggestion } from './schema-faults.ts';
import { presetNames, readPreset } from './presets.ts';
import { isData, keyName, type Path } from './config-merge.ts';
import { isCatalogue, isConfig, schemaErrors, type WrittenConfig } from './written.ts';
import { isLaw, lawErrors } from './written-law.ts';
import { readYaml, type DataFile } from './yaml-file.ts';

/** How configuration files are read: a disk, or files in memory. */
export interface FileReader {
  /** The text of a file; undefined when there is none. Throws SeedlintError `config-unreadable`. */
  read(absolutePath: string): string | undefined;
  /** Is there a file or a folder? Without it, folders that a configuration names are not looked for. */
  exists?(absolutePath: string): boolean;
}

/** One configuration in the chain of `extends`, checked against the schema. */
export interface ConfigLayer {
  readonly file: DataFile;
  /** A preset of seedlint itself. */
  readonly builtIn: boolean;
  readonly written: WrittenConfig;
  /** The separate file that `catalogue` names. */
  readonly catalogueFile?: DataFile;
  /** The separate file that `policies` names. */
  readonly policiesFile?: DataFile;
}

const names = ['seedlint.config.yaml', 'seedlint.config.yml', 'seedlint.config.json'];

/** The configuration of a folder or the nearest one above it. Throws `config-missing`, `config-several`. */
export function findConfig(from: string, files: FileReader): string {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const found = names.map((one) => join(folder, one)).filter((path) => files.read(path) !== undefined);
    const [first, second] = found;
    if (first !== undefined && second !== undefined) {
      throw new SeedlintError('config-several', { first, second }, { path: second });
    }
    if (first !== undefined) return first;
    if (dirname(folder) === folder) throw new SeedlintError('config-missing', { path: from });
  }
}

/** A configuration after everything it extends: the later a layer, the more it says. */
export async function readLayers(path: string, files: FileReader): Promise<ConfigLayer[]> {
  const text = files.read(path);
  if (text === undefined) throw new SeedlintError('config-unreadable', { path, reason: 'ENOENT' }, { path });
  return withBases({ file: readYaml(path, text), builtIn: false }, files, [path]);
}

/** A layer from data that has been read: checked, and with the catalogue file it names. */
export function layerOf(file: DataFile, files: FileReader, builtIn = false): ConfigLayer {
  // A file with nothing but comments is a configuration that says nothing.
  const written = file.data ?? {};
  if (!isConfig(written)) throw schemaFault(file, schemaErrors('config'));
  const { catalogue, policies } = written;
  return {
    file,
    builtIn,
    written,
    ...(typeof catalogue === 'string' ? { catalogueFile: catalogueFileOf(file, catalogue, files) } : {}),
    ...(typeof policies === 'string' ? { policiesFile: policiesFileOf(file, policies, files) } : {}),
  };
}

function catalogueFileOf(file: DataFile, named: string, files: FileReader): DataFile {
  const found = readYaml(pathFrom(file, named), readNamed(file, named, ['catalogue'], files));
  const data = mapOf(found, named);
  if (!isCatalogue(data)) throw schemaFault(found, schemaErrors('catalogue'));
  return found;
}

function policiesFileOf(file: DataFile, named: string, files: FileReader): DataFile {
  const found = readYaml(pathFrom(file, named), readNamed(file, named, ['policies'], files));
  if (!isLaw(mapOf(found, named))) throw schemaFault(found, lawErrors());
  return found;
}

/** What a file holds, if it is a map; a file with nothing but comments is an empty one. */
function mapOf(file: DataFile, named: string): unknown {
  const data = file.data ?? {};
  if (isData(data)) return data;
  throw new SeedlintError(
    'config-type',
    { key: named, expected: 'object', found: show(data), hint: '' },
    file.placeOf([]),
  );
}

/** The text of a file that a configuration names. Throws `missing-path` where it is named. */
export function readNamed(file: DataFile, named: string, key: Path, files: FileReader): string {
  const text = files.read(pathFrom(file, named));
  if (text === undefined)
    throw new SeedlintError('missing-path', { path: named, key: keyName(key) }, file.placeOf(key));
  return text;
}

/** The absolute path that a path in a configuration stands for. */
export function pathFrom(file: DataFile, named: string): string {
  return resolve(dirname(file.path), named);
}

interface Base {
  readonly file: DataFile;
  readonly builtIn: boolean;
}

async function withBases({ file, builtIn }: Base, files: FileReader, chain: readonly string[]): Promise<ConfigLayer[]> {
  const layer = layerOf(file, files, builtIn);
  const bases = layer.written.extends ?? [];
  const layers: ConfigLayer[] = [];
  for (const [index, named] of [bases].flat().entries()) {
    const key: Path = typeof bases === 'string' ? ['extends'] : ['extends', index];
    const base = await readBase(file, named, key, files);
    const { path } = base.file;
    if (chain.includes(path)) {
      const steps = [...chain.slice(chain.indexOf(path)), path].join(' → ');
      throw new SeedlintError('extends-cycle', { path, chain: steps }, file.placeOf(key));
    }
    layers.push(...(await withBases(base, files, [...chain, path])));
  }
  return [...layers, layer];
}

async function readBase(file: DataFile, base: string, key: Path, files: FileReader): Promise<Base> {
  if (isPath(base)) return { file: readYaml(pathFrom(file, base), readNamed(file, base, key, files)), builtIn: false };
  const preset = await readPreset(base);
  if (preset) return { file: preset, builtIn: true };
  throw new SeedlintError('unknown-preset', { preset: base, ...suggestion(base, presetNames) }, file.placeOf(key));
}

// `recommended` is a preset and `team.yaml` can only be a file.
function isPath(base: string): boolean {
  return /^\.{0,2}[\\/]|^[a-zA-Z]:|\.(?:ya?ml|json)$/.test(base);
}
