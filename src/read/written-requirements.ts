import type { CellPattern } from '../core/cells.ts';
import type { RequirementState, TraceKeys, TraceThresholds } from '../core/requirement.ts';
import type { RegisterFormat } from '../core/requirement-sources.ts';
import type { OneOrMore } from './written-law.ts';

/** `requirements` of a configuration as it is written, once nothing is left in it that only amends another one. */
export interface WrittenRequirements {
  readonly sources?: readonly WrittenSource[];
  readonly statuses?: Partial<Readonly<Record<RequirementState, readonly string[]>>>;
  readonly prompts?: readonly string[];
  readonly waivers?: readonly WrittenRequirementWaiver[];
  readonly matrices?: readonly WrittenMatrix[];
  readonly issueMaps?: readonly WrittenIssueMap[];
  readonly documents?: readonly string[];
  readonly keys?: Partial<TraceKeys>;
  readonly thresholds?: Partial<TraceThresholds>;
}

interface WrittenFile {
  readonly file: string;
  readonly optional?: boolean;
}

export interface WrittenSource extends WrittenFile {
  readonly format?: RegisterFormat;
  readonly id?: string;
  readonly columns?: {
    readonly id?: OneOrMore<string>;
    readonly title?: string | Readonly<Record<string, OneOrMore<string>>>;
    readonly owner?: OneOrMore<string>;
    readonly status?: OneOrMore<string>;
  };
}

export interface WrittenMatrix extends WrittenFile {
  readonly columns?: Partial<Readonly<Record<'id' | 'documents' | 'status', OneOrMore<string>>>>;
  readonly statuses?: { readonly covered: readonly string[]; readonly open?: readonly string[] };
}

export interface WrittenIssueMap extends WrittenFile {
  readonly columns?: Partial<Readonly<Record<'issue' | 'documents' | 'status', OneOrMore<string>>>>;
  readonly statuses?: readonly string[];
}

export interface WrittenRequirementWaiver {
  readonly ids: OneOrMore<string>;
  readonly match?: CellPattern;
  readonly reason: string;
  readonly owner: string;
  readonly until: string;
}
