import type { CellPattern } from './cells.ts';
import type { ErrorPlace } from './errors.ts';
import type { Place, TextFile } from './text.ts';

/** What prompts must carry, as the registers of a repository write it down. */
export interface Requirement {
  readonly id: string;
  /** Language → what it asks; a title whose language nobody names is under `''`. */
  readonly title: Readonly<Record<string, string>>;
  readonly owner?: string;
  /** As written. */
  readonly status?: string;
  /** What the status means; only what is `active` must be carried. */
  readonly state: RequirementState;
  /** Must prompts carry it? Of a register that speaks of more than prompts, only what is said to. */
  readonly expected: boolean;
  /** Its id in the register. */
  readonly place: Place;
  readonly file: TextFile;
}

export const requirementStates = ['active', 'draft', 'retired'] as const;
export type RequirementState = (typeof requirementStates)[number];

/** The requirements of a catalogue, and what else is written about them. */
export interface Register {
  /** In the order of the registers; no id twice. */
  readonly requirements: readonly Requirement[];
  /** Cells that a named person has let off, for a reason and a time. */
  readonly waivers: readonly RequirementWaiver[];
  /** Documents that say where each requirement is met. */
  readonly matrices: readonly TraceMatrix[];
  /** Documents that say which issue or pull request is written about where. */
  readonly issueMaps: readonly IssueMap[];
  /** Documents with front matter whose approvals and links are checked, sorted by path. */
  readonly documents: readonly TracedDocument[];
  /** Prompt files with front matter, in the order of the catalogue's seeds. */
  readonly prompts: readonly TracedDocument[];
  /** Ids that policies name in files of the catalogue's owner, in the order of the law; what a preset names is not among them. */
  readonly declared: readonly { readonly policy: string; readonly id: string; readonly place: Place }[];
  /** Rows of the registers that their heads fit only where a pipe in code is taken for one of the text; GitHub cuts them there. */
  readonly ragged: readonly RaggedRow[];
  /** Where the register itself is written, and with what words: its files, and the statuses it may use. */
  readonly files: readonly TextFile[];
  readonly statuses: Readonly<Record<RequirementState, readonly string[]>>;
  /** Keys of front matter, dots going down: `traces`, `links.issues`. */
  readonly keys: TraceKeys;
  /** Shares, 0…1, that `seedlint trace` wants at the least. */
  readonly thresholds: TraceThresholds;
}

export interface TraceKeys {
  /** Ids of requirements a file carries. */
  readonly requirements: readonly string[];
  readonly issues: readonly string[];
  readonly prs: readonly string[];
}

export interface TraceThresholds {
  /** Requirements covered, of those expected. */
  readonly requirements: number;
  /** Cells deep-covered, of those in scope. */
  readonly deep: number;
  /** Seeds that trace anything. */
  readonly seeds: number;
}

export interface RequirementWaiver {
  /** Ids, or patterns with stars. */
  readonly ids: readonly string[];
  /** Cells; absent: all. */
  readonly match?: CellPattern;
  readonly reason: string;
  readonly owner: string;
  /** ISO date, inclusive. */
  readonly until: string;
  readonly place: ErrorPlace;
}

/** One document with a row per requirement. */
export interface TraceMatrix {
  readonly file: TextFile;
  readonly rows: readonly MatrixRow[];
  /** Statuses that may stand there; absent: any. */
  readonly statuses?: MatrixStatuses;
  /** Rows the table's head does not fit. */
  readonly ragged: readonly RaggedRow[];
}

/** What is written for a requirement that is met, and for one that is not. */
export interface MatrixStatuses {
  readonly covered: readonly string[];
  readonly open: readonly string[];
}

export interface MatrixRow {
  readonly id: string;
  readonly place: Place;
  /** Paths in inline code, as written, with where they stand. */
  readonly documents: readonly { readonly path: string; readonly place: Place }[];
  /** The table has a column for documents, and in this row it holds nothing, or a dash. */
  readonly bare: boolean;
  readonly status?: { readonly text: string; readonly place: Place };
}

export interface RaggedRow {
  readonly place: Place;
  readonly cells: number;
  readonly expected: number;
}

/** One document with a row per issue or pull request. */
export interface IssueMap {
  readonly file: TextFile;
  readonly rows: readonly {
    /** Numbers of the issues or pull requests the row is about. */
    readonly issues: readonly number[];
    readonly place: Place;
    readonly documents: MatrixRow['documents'];
    readonly status?: MatrixRow['status'];
  }[];
  readonly statuses?: readonly string[];
  readonly ragged: readonly RaggedRow[];
}

/** A document and its front matter. */
export interface TracedDocument {
  readonly file: TextFile;
  readonly data: Readonly<Record<string, unknown>>;
  /** Why the data could not be read; then `data` is empty. */
  readonly error?: string;
  /** Where a key of the front matter is, dots going down; the front matter itself when it is not there. */
  placeOf(this: void, key: string): Place;
}
