import type { Drift } from './change.ts';
import type { Data, Finding } from './finding.ts';
import type { Plan, PlanApproval, PlanItem } from './plan.ts';

/** What a plan comes to on one base: what was taken, what was not and why, and what it is good for. */
export interface Improvement {
  readonly plan: Plan;
  /** SHA-256 of the plan without its approval, in hex. */
  readonly digest: string;
  /** `policy`: safe fixes alone, which base's configuration lets pass; absent: nobody has approved it yet. */
  readonly approval?: PlanApproval | 'policy';
  readonly base: ImprovementBase;
  /** In the order of the plan. */
  readonly items: readonly ItemOutcome[];
  readonly before: Measures;
  readonly after: Measures;
  /** Digest of the guard's certificate of the whole; absent where nothing changes. */
  readonly certificate?: string;
  /** Path from the top of the repository → new text, null for a file that goes; of all items taken together. */
  readonly files: ReadonlyMap<string, Uint8Array | null>;
}

export interface ImprovementBase {
  readonly branch: string;
  readonly commit: string;
  /** `owner/name`; absent where no remote says so. */
  readonly repository?: string;
  /** `https://github.com/owner/name`, for links; absent as above. */
  readonly web?: string;
  /** From the top of the repository to the root of the prompts; `''` where they are the same. */
  readonly folder: string;
}

/** What became of one item. */
export type ItemOutcome =
  | {
      readonly state: 'applied';
      readonly item: PlanItem;
      /** What this item changes, by path from the root of the prompts. */
      readonly files: ReadonlyMap<string, Uint8Array | null>;
      readonly gains: readonly Gain[];
    }
  /** Judged, and not good. */
  | { readonly state: 'rejected'; readonly item: PlanItem; readonly because: readonly Objection[] }
  /** The texts are no longer those it was made for. */
  | { readonly state: 'conflict'; readonly item: PlanItem; readonly because: readonly Objection[] }
  /** Everything is as it wants it already. */
  | { readonly state: 'done'; readonly item: PlanItem }
  | { readonly state: 'needs-author'; readonly item: PlanItem }
  /** More than may be changed at once: left for the next time. */
  | { readonly state: 'capped'; readonly item: PlanItem; readonly because: readonly Objection[] };

/** Something that is measurably better. */
export type Gain =
  | { readonly gain: 'finding'; readonly rule: string; readonly count: number }
  | {
      readonly gain: 'policy' | 'requirement';
      readonly id: string;
      readonly before: number;
      readonly after: number;
      readonly cells: number;
    }
  | { readonly gain: 'stronger'; readonly count: number };

/** Why an item is not taken. */
export type Objection =
  /** The guard's words: see `GuardItem`. */
  | { readonly why: 'weakened' | 'unclear'; readonly rule: string; readonly id: string; readonly drift: Drift }
  | { readonly why: 'new-error'; readonly finding: Finding }
  /** Head cannot be read any more. */
  | { readonly why: 'unreadable'; readonly message: string; readonly path?: string }
  | { readonly why: 'no-gain' }
  | { readonly why: 'path'; readonly path: string; readonly code: PathFault }
  | {
      readonly why: 'limit';
      readonly code: 'items' | 'files' | 'bytes';
      readonly found: number;
      readonly limit: number;
    }
  /** A passage, section, seed, rule or policy that is not there, or not once. */
  | { readonly why: 'anchor'; readonly code: AnchorFault; readonly data: Data };

/** `outside`: not below the root or not a plain path; `scope`: a run of self-improvement may not write it; `guarded`: it decides what is judged, or who looks. */
export type PathFault = 'outside' | 'scope' | 'guarded' | 'link' | 'submodule' | 'confusable' | 'mode';

export const anchorFaults = [
  'no-file',
  'file-exists',
  'no-passage',
  'several-passages',
  'no-section',
  'no-unit',
  'several-units',
  'no-text',
  'no-policy',
  'not-in-scope',
  'no-rule',
  'no-fix',
  'no-place',
  'law-file',
  'policy-exists',
  'not-a-seed',
  'not-a-translation',
] as const;
export type AnchorFault = (typeof anchorFaults)[number];

/** What is counted before and after. */
export interface Measures {
  readonly errors: number;
  readonly warnings: number;
  readonly seeds: number;
  /** Absent where nobody keeps requirements. `deep` is a share (0…1). */
  readonly requirements?: { readonly expected: number; readonly covered: number; readonly deep: number };
  /** Policies whose share of carrying cells differs between before and after. */
  readonly policies: readonly { readonly id: string; readonly carried: number; readonly cells: number }[];
}
