import { SeedlintError, type ErrorPlace } from '../core/errors.ts';
import type { Law } from '../core/policy.ts';
import { requirementStates, type Register, type Requirement } from '../core/requirement.ts';
import type { RegisterSource, RequirementSources } from '../core/requirement-sources.ts';
import type { Seed } from '../core/seed.ts';
import { fitsStars } from '../core/stars.ts';
import { suggest } from '../core/suggest.ts';
import { lineStarts, placeAt, type Place, type TextFile } from '../core/text.ts';
import type { LawFile } from '../core/config.ts';
import { readIssueMap } from './issue-map.ts';
import type { Matched, RegisterFiles } from './register-files.ts';
import { frontMatterRequirement } from './register-front-matter.ts';
import { isId, type RegisterRow } from './register-rows.ts';
import { tableRequirements } from './register-table.ts';
import { yamlRequirements } from './register-yaml.ts';
import { commonId } from './requirements.ts';
import { tracedDocument, withPlaces } from './traced-document.ts';
import { readMatrix } from './trace-matrix.ts';

export interface RegisterOptions {
  readonly requirements: RequirementSources;
  readonly files: RegisterFiles;
  /** The text of a file that was listed; undefined when it could not be read, which has been told. */
  readonly open: (path: string) => TextFile | undefined;
  /** Keeps a fault of one file from being one of all; nothing when there was a fault. */
  readonly attempt: <T>(path: string, read: () => T) => T[];
  readonly seeds: readonly Seed[];
  readonly law: Law;
  readonly lawFiles: readonly LawFile[];
}

/**
 * What is written about requirements. Undefined when a part of the register is not there or has a fault: what is not in
 * it cannot be told from what is.
 */
export function readRegister(options: RegisterOptions): Register | undefined {
  const { requirements, files, seeds } = options;
  const rows = readSources(files.sources, options);
  if (!rows || files.incomplete) return undefined;
  const known = rows.map((row) => requirementOf(row, requirements));
  const fine = [twiceIn(known), ...strayPatterns(known, requirements)].flatMap((fault) => told(fault, options));
  if (fine.length > 0) return undefined;
  // A matrix may be all that there is.
  const shapes = files.sources.length > 0 ? files.sources.map(({ entry }) => entry.id) : [commonId];
  const isKnownShape = (text: string): boolean => shapes.some((shape) => isId(text, shape));
  const promptPaths = new Set(seeds.map(({ file }) => file.path));
  return {
    requirements: known,
    waivers: requirements.waivers,
    matrices: each(files.matrices, options, (file, entry) => readMatrix(file, entry, isKnownShape)),
    issueMaps: each(files.issueMaps, options, readIssueMap),
    documents: files.documents
      .filter((path) => !promptPaths.has(path))
      .flatMap((path) => {
        const file = options.open(path);
        return file ? (tracedDocument(file) ?? []) : [];
      }),
    prompts: seeds.flatMap(({ file, frontMatter }) => (frontMatter ? [withPlaces(file, frontMatter)] : [])),
    declared: declaredIds(options),
    ragged: rows.flatMap(({ ragged }) => ragged ?? []),
    files: [...new Set(known.map(({ file }) => file))],
    statuses: requirements.statuses,
    keys: requirements.keys,
    thresholds: requirements.thresholds,
  };
}

const readers = { table: tableRequirements, yaml: yamlRequirements, 'front-matter': frontMatterRequirement };

/** Undefined when some source could not be read. */
function readSources(sources: readonly Matched<RegisterSource>[], options: RegisterOptions): RegisterRow[] | undefined {
  const rows: RegisterRow[] = [];
  for (const { entry, paths } of sources) {
    const before = rows.length;
    for (const path of paths) {
      const file = options.open(path);
      const read = file && options.attempt(path, () => readers[entry.format](file, entry))[0];
      if (!read) return undefined;
      rows.push(...read);
    }
    const [first] = paths;
    if (first === undefined || rows.length > before) continue;
    options.attempt(first, () => {
      throw new SeedlintError(
        'no-requirements',
        { columns: entry.columns.id.join(', ') },
        { path: first, line: 1, column: 1 },
      );
    });
    return undefined;
  }
  return rows;
}

function requirementOf(row: RegisterRow, { statuses, prompts }: RequirementSources): Requirement {
  const { id, title, owner, status, place, file } = row;
  const word = status?.toLowerCase();
  return {
    id,
    title,
    ...(owner === undefined ? {} : { owner }),
    ...(status === undefined ? {} : { status }),
    // A word nobody knows lets no prompt off; a rule tells it.
    state: requirementStates.find((state) => word !== undefined && statuses[state].includes(word)) ?? 'active',
    expected: prompts?.some(({ text }) => fitsStars(text, id)) ?? true,
    place,
    file,
  };
}

function twiceIn(requirements: readonly Requirement[]): SeedlintError | undefined {
  const seen = new Map<string, Place>();
  for (const { id, place } of requirements) {
    const first = seen.get(id);
    if (first) {
      return new SeedlintError(
        'requirement-twice',
        { id, first: `${first.path}:${first.line}:${first.column}` },
        place,
      );
    }
    seen.set(id, place);
  }
  return undefined;
}

/** Patterns of the catalogue's owner that fit no id; those of a preset may. */
function strayPatterns(
  requirements: readonly Requirement[],
  { prompts = [], waivers }: RequirementSources,
): SeedlintError[] {
  if (requirements.length === 0) return [];
  const patterns: { text: string; place: ErrorPlace }[] = [
    ...prompts,
    ...waivers.flatMap(({ ids, place }) => ids.map((text) => ({ text, place }))),
  ];
  return patterns
    .filter(
      ({ text, place }) => !place.path.startsWith('preset ') && !requirements.some(({ id }) => fitsStars(text, id)),
    )
    .map(({ text, place }) => {
      const ids = requirements.map(({ id }) => id);
      const meant = suggest(text, ids);
      const known = ids.length > 8 ? [...ids.slice(0, 8), '…'].join(', ') : ids.join(', ');
      const slots =
        meant === undefined
          ? { hint: `Known: ${known}.`, known }
          : { hint: `Did you mean "${meant}"?`, suggestion: meant };
      return new SeedlintError('requirement-unmatched', { pattern: text, ...slots }, place);
    });
}

function told(fault: SeedlintError | undefined, { attempt }: RegisterOptions): true[] {
  if (!fault) return [];
  attempt(fault.at?.path ?? '', () => {
    throw fault;
  });
  return [true];
}

function each<Entry, Read>(
  entries: readonly Matched<Entry>[],
  { open, attempt }: RegisterOptions,
  read: (file: TextFile, entry: Entry) => Read,
): Read[] {
  return entries.flatMap(({ entry, paths }) =>
    paths.flatMap((path) => {
      const file = open(path);
      return file ? attempt(path, () => read(file, entry)) : [];
    }),
  );
}

/** What policies trace to, where somebody wrote it who can mend it. */
function declaredIds({ law, lawFiles }: RegisterOptions): Register['declared'] {
  const files = new Map(lawFiles.map(({ path, file }) => [path, file]));
  return law.policies.flatMap(({ id: policy, traces, tracePlaces }) =>
    traces.flatMap((id, index) => {
      const at = tracePlaces[index];
      const file = at && files.get(at.path);
      if (!file) return [];
      const start = (lineStarts(file)[(at.line ?? 1) - 1] ?? 0) + (at.column ?? 1) - 1;
      return [{ policy, id, place: placeAt(file, start, start + id.length) }];
    }),
  );
}
