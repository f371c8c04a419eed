import type { CatalogueDefinition } from '../core/catalogue.ts';
import { SeedlintError } from '../core/errors.ts';
import type { RequirementWaiver } from '../core/requirement.ts';
import type {
  IssueMapSource,
  MatrixSource,
  RegisterColumns,
  RegisterFormat,
  RegisterSource,
  RequirementSources,
  Written,
} from '../core/requirement-sources.ts';
import type { Path } from './config-merge.ts';
import { readCells, type Locate } from './definition-axes.ts';
import {
  documentColumns,
  idColumns,
  issueColumns,
  ownerColumns,
  statusColumns,
  statusWords,
  titleColumns,
} from './requirement-words.ts';
import { shapeFault } from './vocabulary-shape.ts';
import type { OneOrMore } from './written-law.ts';
import type { WrittenIssueMap, WrittenMatrix, WrittenRequirements, WrittenSource } from './written-requirements.ts';

/** The sources that merged data stands for: defaults filled in, patterns checked. Throws SeedlintError `requirement-shape`. */
export function readRequirements(
  written: WrittenRequirements,
  definition: CatalogueDefinition,
  at: Locate,
): RequirementSources {
  const { statuses = {}, keys = {}, thresholds = {} } = written;
  const words = (key: 'prompts' | 'documents'): Written[] =>
    (written[key] ?? []).map((text, index) => ({ text, place: at([key, index]) }));
  return {
    sources: (written.sources ?? []).map((source, index) => readSource(source, ['sources', index], at)),
    statuses: {
      active: lowerCase(statuses.active ?? statusWords.active),
      draft: lowerCase(statuses.draft ?? statusWords.draft),
      retired: lowerCase(statuses.retired ?? statusWords.retired),
    },
    ...(written.prompts ? { prompts: words('prompts') } : {}),
    waivers: (written.waivers ?? []).map(({ ids, match, ...waiver }, index): RequirementWaiver => {
      const path: Path = ['waivers', index];
      return {
        ...waiver,
        ids: list(ids),
        ...(match ? { match: readCells(definition.axes, match, [...path, 'match'], at) } : {}),
        place: at([...path, 'until']),
      };
    }),
    matrices: (written.matrices ?? []).map((matrix, index) => readMatrix(matrix, ['matrices', index], at)),
    issueMaps: (written.issueMaps ?? []).map((map, index) => readIssueMap(map, ['issueMaps', index], at)),
    documents: words('documents'),
    keys: {
      requirements: keys.requirements ?? ['traces'],
      issues: keys.issues ?? ['links.issues', 'related_issues'],
      prs: keys.prs ?? ['links.prs', 'related_prs'],
    },
    thresholds: {
      requirements: thresholds.requirements ?? 1,
      deep: thresholds.deep ?? 1,
      seeds: thresholds.seeds ?? 1,
    },
  };
}

/** What an id looks like where nobody says: `FR-001`, `REQ-AUTH-12`. */
export const commonId = String.raw`[A-Z][A-Z0-9]*(?:-[A-Z0-9]+){0,5}-\d+`;

function readSource(source: WrittenSource, path: Path, at: Locate): RegisterSource {
  const { file, optional = false, id = commonId, format = formatOf(file) } = source;
  const reason = shapeFault(id);
  if (reason !== undefined) throw new SeedlintError('vocabulary-shape', { shape: id, reason }, at([...path, 'id']));
  return { file, optional, format, id, columns: readColumns(source.columns), place: at([...path, 'file']) };
}

function formatOf(file: string): RegisterFormat {
  return /\.ya?ml$/i.test(file) ? 'yaml' : 'table';
}

function readColumns({ id, title, owner, status }: NonNullable<WrittenSource['columns']> = {}): RegisterColumns {
  return {
    id: named(id, idColumns),
    title: title === undefined ? titleColumns : titles(title),
    owner: named(owner, ownerColumns),
    status: named(status, statusColumns),
  };
}

function titles(title: string | Readonly<Record<string, OneOrMore<string>>>): RegisterColumns['title'] {
  if (typeof title === 'string') return { '': [title] };
  return Object.fromEntries(Object.entries(title).map(([tag, name]) => [tag, list(name)]));
}

function readMatrix(
  { file, optional = false, columns = {}, statuses }: WrittenMatrix,
  path: Path,
  at: Locate,
): MatrixSource {
  return {
    file,
    optional,
    columns: {
      id: named(columns.id, idColumns),
      documents: named(columns.documents, documentColumns),
      status: named(columns.status, statusColumns),
    },
    ...(statuses ? { statuses: { covered: statuses.covered, open: statuses.open ?? [] } } : {}),
    place: at([...path, 'file']),
  };
}

function readIssueMap(map: WrittenIssueMap, path: Path, at: Locate): IssueMapSource {
  const { file, optional = false, columns = {}, statuses } = map;
  return {
    file,
    optional,
    columns: {
      issue: named(columns.issue, issueColumns),
      status: named(columns.status, statusColumns),
      ...(columns.documents === undefined ? {} : { documents: list(columns.documents) }),
    },
    ...(statuses ? { statuses } : {}),
    place: at([...path, 'file']),
  };
}

function named(names: OneOrMore<string> | undefined, common: readonly string[]): readonly string[] {
  return names === undefined ? common : list(names);
}

function list(names: OneOrMore<string>): readonly string[] {
  return typeof names === 'string' ? [names] : names;
}

function lowerCase(words: readonly string[]): string[] {
  return words.map((word) => word.toLowerCase());
}
