import type { CellDoubt, Excuse, RequirementStatus, TraceLink, TraceSummary } from '../../trace/trace.ts';

/*
 * What a page is given as JSON. Written by the modules beside this one, read by those in `page/`: nothing but types and the
 * short names both sides must agree on, so that neither carries the other along.
 */

export type PageData = TraceData | MatrixData | PromptsData;

interface Told {
  readonly lang: string;
  readonly title: string;
  readonly words: Readonly<Record<string, string>>;
}

/** The values of the axes a column or row stands for. */
export interface CellName {
  readonly stage?: string;
  readonly role?: string;
  readonly mode?: string;
  readonly kind?: string;
  readonly locale?: string;
}

/** What a cell of the heat map shows: one letter each in the rows of the data. `none`: nothing is asked there. */
export const traceMarks = {
  none: '.',
  deep: 'd',
  shallow: 's',
  outdated: 'o',
  missing: 'm',
  waived: 'w',
  unwanted: 'u',
} as const;
export type TraceMark = keyof typeof traceMarks;

/** From what matters most to what matters least: of several things in one cell the first is shown. */
export const worstFirst: readonly TraceMark[] = [
  'missing',
  'outdated',
  'unwanted',
  'shallow',
  'deep',
  'waived',
  'none',
];

/** In the order a filter lists them. */
export const requirementStatusNames = [
  'covered',
  'partial',
  'missing',
  'outdated',
  'waived',
] as const satisfies readonly RequirementStatus[];

export interface TraceData extends Told {
  readonly page: 'trace';
  readonly summary: TraceSummary;
  readonly locales: readonly string[];
  readonly columns: readonly TraceColumn[];
  readonly files: readonly PageFile[];
  /** Directives that carry something. */
  readonly units: readonly PageUnit[];
  readonly records: readonly PageRecord[];
  readonly waivers: readonly (readonly [reason: string, owner: string, until: string])[];
  readonly links: readonly PageLink[];
  readonly requirements: readonly TraceRow[];
  readonly policies: readonly TraceRow[];
  readonly seeds: readonly PageSeed[];
}

/** A prompt file and what goes back to something in it. */
export interface PageSeed {
  readonly path: string;
  readonly cell: CellName;
  readonly requirements: readonly string[];
  /** `#12`. */
  readonly issues: readonly string[];
  /** How many directives go back to something, and how many of them only by the front matter. */
  readonly traced: number;
  readonly loose: number;
  /** Directives that go back to nothing. */
  readonly untraced: readonly number[];
}

/** `file`: what most cells of the column are about. */
export type TraceColumn = CellName & { readonly file: number };

/** A file, as far as the page shows it: stretches of whole lines, each with the number of its first one. */
export interface PageFile {
  readonly path: string;
  readonly parts: readonly (readonly [first: number, text: string])[];
}

/** Lines from 1, columns from 1, the last one exclusive. */
export type PageUnit = readonly [file: number, line: number, column: number, endLine: number, endColumn: number];

/** One thing a cell holds. A waiver of -1 is none; a file of -1 is the column's own. */
export type PageRecord = readonly [
  mark: TraceMark,
  why: CellDoubt | '',
  waiver: number,
  file: number,
  line: number,
  ...units: number[],
];

export interface PageLink {
  readonly from: string;
  readonly to: string;
  readonly state: TraceLink['state'];
  readonly where: string;
}

export interface TraceRow {
  readonly id: string;
  readonly title: Readonly<Record<string, string>>;
  readonly status: RequirementStatus;
  /** Share, 0…1. */
  readonly deep: number;
  readonly shallow: number;
  /** `path:line` of the requirement; empty for a policy of a preset. */
  readonly where: string;
  readonly owner?: string;
  readonly waiver?: 'outside' | Excuse;
  /** Policies that stand for it, or requirements it stands for. */
  readonly related: readonly string[];
  readonly links: readonly number[];
  /** One letter of `traceMarks` per column. */
  readonly marks: string;
  /**
   * The records of the cells that have any, in order: `12*3,7+9:1` is record 12 for three cells, then records 7 and 9 in one;
   * `:1` names the policy, an index into `related`. Numbers have base 36.
   */
  readonly cells: string;
}

export interface MatrixData extends Told {
  readonly page: 'matrix';
  readonly rows: readonly CellName[];
  readonly columns: readonly CellName[];
  /** Per row and column; null where there is no such run. */
  readonly runs: readonly (readonly (MatrixRun | null)[])[];
  readonly unreachable: readonly {
    readonly path: string;
    readonly shadowedBy: readonly { readonly path: string; readonly run: CellName }[];
  }[];
  readonly missing: readonly string[];
  readonly figures: {
    readonly runs: number;
    readonly present: number;
    readonly fallback: number;
    readonly missing: number;
  };
}

export interface MatrixRun {
  readonly state: 'present' | 'fallback' | 'missing';
  readonly layers: readonly {
    readonly id: string;
    readonly state: 'present' | 'fallback' | 'missing';
    readonly required: boolean;
    /** Index into `attempts`; -1: none exists. */
    readonly winner: number;
    readonly attempts: readonly { readonly candidate: string; readonly path: string; readonly exists: boolean }[];
  }[];
}

export interface PromptsData extends Told {
  readonly page: 'prompts';
  readonly locales: readonly string[];
  readonly layers: readonly string[];
  readonly paths: readonly string[];
  /** Every different line with where it comes from. */
  readonly lines: readonly (readonly [text: string, path: number, line: number, layer: number])[];
  readonly prompts: readonly {
    readonly run: CellName;
    /** Stretches of `lines`: first and count, again and again. */
    readonly stretches: readonly number[];
  }[];
}
