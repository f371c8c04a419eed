import type { Config } from '../core/config.ts';
import { SeedlintError } from '../core/errors.ts';
import type { IssueMapSource, MatrixSource, RegisterSource, RequirementSources } from '../core/requirement-sources.ts';
import type { Source } from './source.ts';

/** Which files the requirements of a configuration are read from. Listed before anything is read. */
export interface RegisterFiles {
  readonly sources: readonly Matched<RegisterSource>[];
  readonly matrices: readonly Matched<MatrixSource>[];
  readonly issueMaps: readonly Matched<IssueMapSource>[];
  readonly documents: readonly string[];
  /** One for each pattern of the catalogue's owner that matches nothing. */
  readonly unmatched: readonly SeedlintError[];
  /** A register that must be there is not. */
  readonly incomplete: boolean;
}

export interface Matched<Entry> {
  readonly entry: Entry;
  readonly paths: readonly string[];
}

export function registerFiles(
  source: Source,
  requirements: RequirementSources,
  { ignore }: Pick<Config, 'ignore'>,
): RegisterFiles {
  const unmatched: SeedlintError[] = [];
  const list = <Entry extends RegisterSource | MatrixSource | IssueMapSource>(
    entries: readonly Entry[],
  ): Matched<Entry>[] =>
    entries.map((entry) => {
      const paths = source.list([entry.file], ignore);
      if (paths.length === 0 && !entry.optional) {
        unmatched.push(new SeedlintError('source-unmatched', { pattern: entry.file, root: source.label }, entry.place));
      }
      return { entry, paths };
    });
  const sources = list(requirements.sources);
  const incomplete = unmatched.length > 0;
  const wanted = requirements.documents.filter(({ text }) => !text.startsWith('!'));
  const left = requirements.documents.filter(({ text }) => text.startsWith('!')).map(({ text }) => text.slice(1));
  for (const { text, place } of wanted) {
    // A preset speaks of more than everybody has.
    if (place.path.startsWith('preset ') || source.list([text], ignore).length > 0) continue;
    unmatched.push(new SeedlintError('source-unmatched', { pattern: text, root: source.label }, place));
  }
  return {
    sources,
    matrices: list(requirements.matrices),
    issueMaps: list(requirements.issueMaps),
    documents: source.list(
      wanted.map(({ text }) => text),
      [...ignore, ...left],
    ),
    unmatched,
    incomplete,
  };
}

/** All of them, each once. */
export function pathsOf({ sources, matrices, issueMaps, documents }: RegisterFiles): string[] {
  return [...new Set([...[...sources, ...matrices, ...issueMaps].flatMap(({ paths }) => paths), ...documents])];
}
