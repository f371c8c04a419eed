import { SeedlintError } from '../core/errors.ts';
import type { RegisterSource } from '../core/requirement-sources.ts';
import { lineStarts, placeAt, type Place, type TextFile } from '../core/text.ts';
import { isData, keyName, type Path } from './config-merge.ts';
import { checkId, rowOf, valueOf, wordsOf, type RegisterRow } from './register-rows.ts';
import { show } from './schema-faults.ts';
import { readYaml, type DataFile } from './yaml-file.ts';

/** The requirements of a YAML file: a list of them, or a map of ids to them or their titles, under `requirements` or at the top. */
export function yamlRequirements(file: TextFile, source: RegisterSource): RegisterRow[] {
  const read = readYaml(file.path, file.text);
  const below = isData(read.data) && 'requirements' in read.data ? ['requirements'] : [];
  const written = isData(read.data) && below.length > 0 ? read.data['requirements'] : read.data;
  const entries = entriesOf(written, below, read);
  if (entries.length === 0) {
    throw new SeedlintError('no-requirements', { columns: source.columns.id.join(', ') }, read.placeOf(below));
  }
  return entries.map((entry) => requirementOf(entry, { file, read, source }));
}

interface Entry {
  /** Its key, in a map. */
  readonly id?: string;
  readonly value: unknown;
  readonly path: Path;
}

interface Surroundings {
  readonly file: TextFile;
  readonly read: DataFile;
  readonly source: RegisterSource;
}

function entriesOf(written: unknown, below: Path, read: DataFile): Entry[] {
  if (Array.isArray(written)) return written.map((value: unknown, index) => ({ value, path: [...below, index] }));
  if (isData(written)) return Object.entries(written).map(([id, value]) => ({ id, value, path: [...below, id] }));
  if (written === null || written === undefined) return [];
  throw wrongType('list or map', written, below, read);
}

function requirementOf({ id: key, value, path }: Entry, { file, read, source }: Surroundings): RegisterRow {
  const { columns } = source;
  if (!isData(value)) {
    if (key === undefined || wordsOf(value) === undefined) throw wrongType('map', value, path, read);
    const place = placeOf(read, path, file, key);
    checkId(key, source, place);
    return rowOf(key, { title: value, owner: undefined, status: undefined }, { file, place });
  }
  const found = valueOf(value, columns.id);
  const id = key ?? wordsOf(found?.value) ?? '';
  const place =
    key === undefined
      ? placeOf(read, found ? [...path, found.key] : path, file, id, 'value')
      : placeOf(read, path, file, id);
  checkId(id, source, place);
  const title = valueOf(value, Object.values(columns.title).flat())?.value;
  for (const names of [columns.owner, columns.status]) {
    const one = valueOf(value, names);
    if (one && isData(one.value)) throw wrongType('string', one.value, [...path, one.key], read);
  }
  return rowOf(
    id,
    { title, owner: valueOf(value, columns.owner)?.value, status: valueOf(value, columns.status)?.value },
    { file, place },
  );
}

function placeOf(read: DataFile, path: Path, file: TextFile, id: string, part: 'key' | 'value' = 'key'): Place {
  const { line = 1, column = 1 } = read.placeOf(path, part);
  const start = (lineStarts(file)[line - 1] ?? 0) + column - 1;
  return placeAt(file, start, start + id.length);
}

function wrongType(expected: string, value: unknown, path: Path, read: DataFile): SeedlintError {
  const key = keyName(path) || 'requirements';
  return new SeedlintError('config-type', { key, expected, found: show(value), hint: '' }, read.placeOf(path));
}
