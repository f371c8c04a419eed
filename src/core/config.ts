import type { Baseline } from './baseline.ts';
import type { CatalogueDefinition } from './catalogue.ts';
import type { ImproveSettings } from './draft.ts';
import type { ErrorPlace } from './errors.ts';
import type { Severity } from './finding.ts';
import type { Law } from './policy.ts';
import type { RequirementSources } from './requirement-sources.ts';
import type { TextFile } from './text.ts';

/** The effective configuration: presets merged, paths resolved, values checked. */
export interface Config {
  /** Absolute path of the configuration file. */
  readonly path: string;
  /** Absolute folder that prompt files are read from. */
  readonly root: string;
  readonly catalogue: CatalogueDefinition;
  /** The file the definition was written in, for findings about what is missing; its path is relative to `root` when it lies below. */
  readonly catalogueFile: TextFile | undefined;
  /** The duties prompts must carry and what runs may change; their texts come with the locale packs. */
  readonly law: Law;
  /** Where requirements are written down; absent where nobody has said. */
  readonly requirements?: RequirementSources;
  /** The owner's files that the law was written in; paths as that of `catalogueFile`. */
  readonly lawFiles: readonly LawFile[];
  /** Absolute folders with locale packs, later ones add to earlier ones. */
  readonly locales: readonly string[];
  /** The file of accepted translations, absolute; there need be none. */
  readonly translations: LockFile;
  /** The file of reviewed links, absolute; there need be none. */
  readonly traces: LockFile;
  /** Findings that are let be for a time. */
  readonly baseline: Baseline;
  /** The file of approvals, absolute; there need be none. Only the guard reads it, and only base's counts. */
  readonly approvals: string;
  /** Who may approve that something becomes weaker: names, mail addresses or both. Absent: anybody but the author of a change. */
  readonly approvers?: readonly string[];
  readonly rules: Readonly<Record<string, RuleSetting>>;
  readonly overrides: readonly Override[];
  /** Globs from `root`: files that are not read. */
  readonly ignore: readonly string[];
  /** Paths that exist though they are not in this checkout, for reference rules. */
  readonly inventory: readonly string[];
  /** Bytes; a larger file is a problem. */
  readonly maxFileSize: number;
  /** What `seedlint improve` may do; base's count. */
  readonly improve: ImproveSettings;
  /** Where each value came from: dotted key → `preset <name>`, the absolute path of a file, or `default`. */
  readonly origins: ReadonlyMap<string, string>;
  /** Where a key stands in the owner's files: the nearest one above it that is written there. */
  placeOf?(this: void, key: readonly (string | number)[]): ErrorPlace;
}

/** A file the law was written in: as the catalogue knows it, and under the path that its places have. */
export interface LawFile {
  readonly path: string;
  readonly file: TextFile;
}

/** What somebody has looked at, as a command wrote it down. */
export interface LockFile {
  readonly path: string;
  /** Its text, where it lies outside the root and no source can read it. */
  readonly outside?: string;
}

export interface RuleSetting {
  readonly severity: Severity | 'off';
  /** Everything was made one step more severe (preset `strict`): milder findings of a rule, too. */
  readonly raised?: true;
  readonly options: Readonly<Record<string, unknown>>;
}

/** Other settings for files that match, later overrides win. */
export interface Override {
  readonly files: readonly string[];
  readonly rules: Readonly<Record<string, RuleSetting>>;
}
