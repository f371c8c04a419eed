import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import type { Config, LockFile } from '../core/config.ts';
import { SeedlintError, type ErrorPlace } from '../core/errors.ts';
import { noLaw } from '../core/policy.ts';
import type { Rule } from '../core/rule.ts';
import type { TextFile } from '../core/text.ts';
import { readBaseline } from './baseline.ts';
import { mergeCatalogues, type MergedCatalogue } from './catalogue-layers.ts';
import { findConfig, layerOf, pathFrom, readLayers, readNamed } from './config-files.ts';
import type { ConfigLayer, FileReader } from './config-files.ts';
import { readDefinition } from './definition.ts';
import { improveSettings } from './improve.ts';
import { mergeLaws } from './law-layers.ts';
import { readLaw } from './law.ts';
import { readRequirements } from './requirements.ts';
import { mergeRequirements } from './requirements-layers.ts';
import { givesOptions, ruleSettings, type OptionFaults } from './rule-settings.ts';
import { dataFile, type DataFile } from './yaml-file.ts';

export type { FileReader };

export interface LoadOptions {
  /** Path of the configuration, from `from`. Default: the nearest one from `from` upwards. */
  readonly config?: string;
  /** Folder that prompt files are read from, from `from`. Default: the folder of the configuration. */
  readonly cwd?: string;
  /** The folder seedlint was started in. */
  readonly from: string;
  readonly rules: readonly Rule[];
  readonly files: FileReader;
}

/** The effective configuration. Throws SeedlintError with file, line and column for everything a user can mend. */
export async function loadConfig({ config, cwd, from, rules, files }: LoadOptions): Promise<Config> {
  const path = config === undefined ? findConfig(from, files) : resolve(from, config);
  const root = cwd === undefined ? dirname(path) : resolve(from, cwd);
  const layers = await readLayers(path, files);
  const live = givesOptions(layers) ? await import('./rule-options.ts') : undefined;
  const result = assemble(layers, { path, root, rules, files, faults: live?.optionFaults ?? nothing });
  await checkFrontMatterSchemas(result.config, result.catalogue);
  return result.config;
}

/** What a configuration in memory is made of: data as `catalogue.yaml` and `seedlint.config.yaml` would hold it. */
export interface ConfigData {
  /** Merged over `base`. */
  readonly catalogue?: unknown;
  /** Without `extends`: presets are read from files. */
  readonly config?: unknown;
}

export interface ConfigFromOptions {
  /** The catalogue to start from: for tests, `src/testing/default-catalogue.yaml`. */
  readonly base?: unknown;
  readonly rules?: readonly Rule[];
  /** Default: `/seeds`, which exists in no file system. */
  readonly root?: string;
  /** Validator of rule options; without it they are taken as they are. */
  readonly faults?: OptionFaults;
}

/** A configuration that no file holds. Throws SeedlintError as `loadConfig` does, without lines and columns. */
export function configFrom(data: ConfigData, options: ConfigFromOptions = {}): Config {
  const { base, rules = [], root = '/seeds', faults = nothing } = options;
  const files: FileReader = { read: () => undefined };
  const layers = [
    ...(base === undefined ? [] : [layerOf(dataFile('the base catalogue', { catalogue: base }), files)]),
    ...(data.catalogue === undefined ? [] : [layerOf(dataFile('the catalogue', { catalogue: data.catalogue }), files)]),
    layerOf(dataFile('the configuration', data.config ?? {}), files),
  ];
  return assemble(layers, { path: `${root}/seedlint.config.yaml`, root, rules, files, faults }).config;
}

interface Surroundings {
  readonly path: string;
  readonly root: string;
  readonly rules: readonly Rule[];
  readonly files: FileReader;
  readonly faults: OptionFaults;
}

function assemble(layers: readonly ConfigLayer[], { path, root, rules, files, faults }: Surroundings) {
  const catalogue = mergeCatalogues(layers);
  if (!catalogue) {
    throw new SeedlintError('config-no-catalogue', { known: 'codex-k8s' }, { path, line: 1, column: 1 });
  }
  const definition = readDefinition(catalogue.data, catalogue.at);
  const settings = ruleSettings(layers, rules, faults);
  const law = mergeLaws(layers);
  const requirements = mergeRequirements(layers);
  const origins = new Map([
    ...catalogue.origins,
    ...(law?.origins ?? []),
    ...(requirements ? [['requirements', 'default'] as const, ...requirements.origins] : []),
    ...settings.origins,
  ]);
  const maxFileSize = last(layers, 'maxFileSize', origins);
  if (maxFileSize === undefined) origins.set('maxFileSize', 'default');
  const baseline = besideConfig('baseline', layers, path, origins);
  const config: Config = {
    path,
    root,
    catalogue: definition,
    catalogueFile: catalogue.file && textFileOf(catalogue.file, root),
    law: law ? readLaw(law.data, definition, law.at) : noLaw,
    lawFiles: lawFilesOf(layers).map((file) => ({ path: file.path, file: textFileOf(file, root) })),
    ...(requirements ? { requirements: readRequirements(requirements.data, definition, requirements.at) } : {}),
    translations: lockFile('translations', layers, catalogue, { path, root, files }, origins),
    traces: lockFile('traces', layers, catalogue, { path, root, files }, origins),
    baseline: readBaseline(baseline, files.read(baseline)),
    approvals: besideConfig('approvals', layers, path, origins),
    ...(layers.some(({ written }) => written.approvers)
      ? { approvers: each(layers, 'approvers', origins, itself) }
      : {}),
    locales: each(layers, 'locales', origins, (layer, value, key) => existing(layer, value, key, files)),
    rules: settings.rules,
    overrides: settings.overrides,
    ignore: each(layers, 'ignore', origins, itself),
    inventory: each(layers, 'inventory', origins, (layer, value, key) =>
      readNamed(layer.file, value, key, files)
        .replace(/^\uFEFF/, '')
        .split(/\r?\n/)
        .filter((line) => line !== ''),
    ).flat(),
    maxFileSize: maxFileSize?.value ?? 256 * 1024,
    improve: improveSettings(layers, origins),
    origins,
    placeOf: (key) => placeIn(layers, key, { path, root }),
  };
  return { config, catalogue };
}

/** In the last of the owner's files that speaks of the key, or of what it is part of; paths as places have them. */
function placeIn(
  layers: readonly ConfigLayer[],
  key: readonly (string | number)[],
  { path, root }: Pick<Surroundings, 'path' | 'root'>,
): ErrorPlace {
  const own = layers.filter(({ builtIn }) => !builtIn).toReversed();
  for (let length = key.length; length > 0; length--) {
    const part = key.slice(0, length);
    for (const { file, catalogueFile, policiesFile } of own) {
      const [first, ...rest] = part;
      const separate = first === 'catalogue' ? catalogueFile : first === 'policies' ? policiesFile : undefined;
      const at = separate ? separate.placeOf(rest, 'key') : file.placeOf(part, 'key');
      if (hasKey(separate ? separate.data : file.data, separate ? rest : part))
        return { ...at, path: shownPath(at.path, root) };
    }
  }
  return { path: shownPath(path, root), line: 1, column: 1 };
}

function hasKey(data: unknown, [key, ...rest]: readonly (string | number)[]): boolean {
  if (key === undefined) return true;
  return typeof data === 'object' && data !== null && Object.hasOwn(data, key) && hasKey(Reflect.get(data, key), rest);
}

/** The value of the last layer that has one. */
function last<Key extends 'maxFileSize' | 'translations' | 'traces' | 'baseline' | 'approvals'>(
  layers: readonly ConfigLayer[],
  key: Key,
  origins: Map<string, string>,
) {
  const layer = layers.findLast(({ written }) => written[key] !== undefined);
  const value = layer?.written[key];
  if (!layer || value === undefined) return undefined;
  origins.set(key, layer.file.path);
  return { layer, value };
}

/** The values of all layers, one after the other. */
function each<Value>(
  layers: readonly ConfigLayer[],
  key: 'locales' | 'ignore' | 'inventory' | 'approvers',
  origins: Map<string, string>,
  value: (layer: ConfigLayer, written: string, key: (string | number)[]) => Value,
): Value[] {
  let count = 0;
  return layers.flatMap((layer) =>
    (layer.written[key] ?? []).map((written, index) => {
      origins.set(`${key}[${count++}]`, layer.file.path);
      return value(layer, written, [key, index]);
    }),
  );
}

/** Beside the catalogue, where nobody says otherwise. What lies below the root is read with the prompts, from a disk or a revision. */
function lockFile(
  key: 'translations' | 'traces',
  layers: readonly ConfigLayer[],
  { file }: MergedCatalogue,
  { path, root, files }: Pick<Surroundings, 'path' | 'root' | 'files'>,
  origins: Map<string, string>,
): LockFile {
  const named = last(layers, key, origins);
  if (!named) origins.set(key, 'default');
  const lock = named
    ? pathFrom(named.layer.file, named.value)
    : resolve(dirname(isAbsolute(file?.path ?? '') ? (file?.path ?? path) : path), `${key}.lock.yaml`);
  const text = isBelow(lock, root) ? undefined : files.read(lock);
  return { path: lock, ...(text === undefined ? {} : { outside: text }) };
}

/** The absolute path of a file of seedlint's own: beside the configuration, where nobody says otherwise. */
function besideConfig(
  key: 'baseline' | 'approvals',
  layers: readonly ConfigLayer[],
  path: string,
  origins: Map<string, string>,
): string {
  const named = last(layers, key, origins);
  if (!named) origins.set(key, 'default');
  return named ? pathFrom(named.layer.file, named.value) : resolve(dirname(path), `seedlint.${key}.yaml`);
}

function itself(_: ConfigLayer, value: string): string {
  return value;
}

function existing(layer: ConfigLayer, named: string, key: (string | number)[], files: FileReader): string {
  const path = pathFrom(layer.file, named);
  if (files.exists?.(path) ?? true) return path;
  throw new SeedlintError('missing-path', { path: named, key: key.join('.') }, layer.file.placeOf(key));
}

/** Where the owner of the catalogue wrote policies; data that is in no file has no text. */
function lawFilesOf(layers: readonly ConfigLayer[]): DataFile[] {
  return layers.flatMap(({ file, builtIn, written, policiesFile }) => {
    const own = policiesFile ?? (!builtIn && typeof written.policies === 'object' ? file : undefined);
    return own && own.text !== '' ? [own] : [];
  });
}

function textFileOf(file: DataFile, root: string): TextFile {
  return { path: shownPath(file.path, root), text: file.text, bom: file.bom };
}

function shownPath(path: string, root: string): string {
  return (isBelow(path, root) ? relative(root, path) : path).split(sep).join('/');
}

function isBelow(path: string, root: string): boolean {
  const inside = relative(root, path);
  return inside !== '' && inside.split(sep)[0] !== '..' && !isAbsolute(inside);
}

async function checkFrontMatterSchemas(config: Config, { at }: MergedCatalogue): Promise<void> {
  for (const [id, { frontMatter }] of Object.entries(config.catalogue.classes)) {
    if (!('schema' in frontMatter) || !frontMatter.schema) continue;
    const { schemaError } = await import('./rule-options.ts');
    const fault = schemaError(frontMatter.schema);
    if (fault === undefined) continue;
    const reason = `This is no JSON Schema: ${fault}.`;
    const hint = 'See https://json-schema.org for what one looks like.';
    throw new SeedlintError(
      'config-invalid',
      { key: 'schema', reason, hint },
      at(['classes', id, 'frontMatter', 'schema']),
    );
  }
}

function nothing(): [] {
  return [];
}
