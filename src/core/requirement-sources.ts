import type { ErrorPlace } from './errors.ts';
import type { MatrixStatuses, RequirementState, RequirementWaiver, TraceKeys, TraceThresholds } from './requirement.ts';

/** Where the requirements of a repository are written down, and in what words: `requirements` of a configuration. */
export interface RequirementSources {
  readonly sources: readonly RegisterSource[];
  /** What a status means, words in lower case. */
  readonly statuses: Readonly<Record<RequirementState, readonly string[]>>;
  /** Ids, or patterns with stars, that prompts must carry; absent: all. */
  readonly prompts?: readonly Written[];
  readonly waivers: readonly RequirementWaiver[];
  readonly matrices: readonly MatrixSource[];
  readonly issueMaps: readonly IssueMapSource[];
  /** Globs of documents with front matter; with a `!` in front, of documents to leave out. */
  readonly documents: readonly Written[];
  readonly keys: TraceKeys;
  readonly thresholds: TraceThresholds;
}

/** A word of a configuration and where it stands. */
export interface Written {
  readonly text: string;
  readonly place: ErrorPlace;
}

/** A document, or all that a glob matches, that requirements are told by. */
interface Document {
  /** Glob from the root of the checkout. */
  readonly file: string;
  /** There need be no such file. */
  readonly optional: boolean;
  readonly place: ErrorPlace;
}

export const registerFormats = ['table', 'yaml', 'front-matter'] as const;
export type RegisterFormat = (typeof registerFormats)[number];

export interface RegisterSource extends Document {
  readonly format: RegisterFormat;
  /** A regular expression over a whole id. */
  readonly id: string;
  readonly columns: RegisterColumns;
}

/** Names of columns or keys, any of which will do; their case does not matter. */
export interface RegisterColumns {
  readonly id: readonly string[];
  /** Language → names; a title of no language is under `''`. */
  readonly title: Readonly<Record<string, readonly string[]>>;
  readonly owner: readonly string[];
  readonly status: readonly string[];
}

export interface MatrixSource extends Document {
  readonly columns: {
    readonly id: readonly string[];
    readonly documents: readonly string[];
    readonly status: readonly string[];
  };
  readonly statuses?: MatrixStatuses;
}

export interface IssueMapSource extends Document {
  readonly columns: {
    readonly issue: readonly string[];
    readonly status: readonly string[];
    /** Absent: all columns. */
    readonly documents?: readonly string[];
  };
  readonly statuses?: readonly string[];
}
