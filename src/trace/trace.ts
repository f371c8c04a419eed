import type { Requirement } from '../core/requirement.ts';
import type { Policy } from '../core/policy.ts';
import type { Cell, Seed, Unit } from '../core/seed.ts';
import type { Place } from '../core/text.ts';

/** Which requirement reaches which agent, in which language, by which sentence. Worked out once for a catalogue. */
export interface Trace {
  /** In the order of the register. */
  readonly requirements: readonly RequirementTrace[];
  /** In the order of the law. */
  readonly policies: readonly PolicyTrace[];
  /** Sorted by path. */
  readonly seeds: readonly SeedTrace[];
  readonly links: readonly TraceLink[];
  readonly summary: TraceSummary;
}

export interface RequirementTrace {
  readonly requirement: Requirement;
  readonly status: RequirementStatus;
  /** Of the cells in scope that nobody waived, the share (0…1) whose runs all get it with at least its force; 1 where nothing is asked, 0 where nothing carries it. */
  readonly deep: number;
  /** The share (0…1) whose file at least mentions it. */
  readonly shallow: number;
  readonly cells: readonly CellTrace[];
  /** Ids of the policies that stand for it. */
  readonly policies: readonly string[];
  /** Why and by whom it is waived as a whole; `outside`: the register speaks of more than prompts. */
  readonly waiver?: 'outside' | Excuse;
}

/** Why something need not be carried, who says so, and until when (ISO date, inclusive). */
export interface Excuse {
  readonly reason: string;
  readonly owner: string;
  readonly until: string;
}

export const requirementStatuses = ['covered', 'partial', 'missing', 'outdated', 'waived'] as const;
export type RequirementStatus = (typeof requirementStatuses)[number];

export interface PolicyTrace {
  readonly policy: Policy;
  readonly status: RequirementStatus;
  readonly deep: number;
  readonly shallow: number;
  readonly cells: readonly CellTrace[];
}

/** One file in one language, or one run, and a policy or requirement it should carry. */
export interface CellTrace {
  /** With the locale; a run's for policies that the prompt carries as a whole. */
  readonly cell: Cell;
  /** Absent where the file itself names the requirement. */
  readonly policy?: string;
  readonly state: CellState;
  /** Carried with at least its force in the prompt of every run that gets the file. */
  readonly deep: boolean;
  /** What keeps it from being covered, or from being covered deeply. */
  readonly why?: CellDoubt;
  readonly path: string;
  /** Line, from 1, of the first directive that carries it; 1 where nothing does. */
  readonly line: number;
  /** The directives that carry it, or carry it too weakly. */
  readonly said: readonly SaidUnit[];
  /** Who let it off, where it is waived. */
  readonly waiver?: Excuse;
}

export interface SaidUnit {
  readonly path: string;
  readonly line: number;
  readonly text: string;
}

/** `unwanted`: carried where it should not be; `outdated`: carried, but not as it is asked for today. */
export const cellStates = ['covered', 'outdated', 'missing', 'waived', 'unwanted'] as const;
export type CellState = (typeof cellStates)[number];

/**
 * `weak`: said with less force; `altered`: the managed or literal text differs; `elsewhere`: in another section;
 * `unreached`: no run gets the file; `dead`: a template keeps it out of some run; `suspect`: what is linked to has changed;
 * `absent`: a required part of the prompt is missing.
 */
export type CellDoubt = 'weak' | 'altered' | 'elsewhere' | 'unreached' | 'dead' | 'suspect' | 'absent';

export interface SeedTrace {
  readonly seed: Seed;
  /** Requirements it names, or its policies stand for; known ones only. */
  readonly requirements: readonly string[];
  readonly issues: readonly string[];
  readonly prs: readonly string[];
  /** Directives of all its languages that order, forbid or allow, and go back to a requirement or issue. */
  readonly traced: readonly Unit[];
  /** Those of them that only the front matter of their file answers for: neither a policy nor a mark. */
  readonly loose: readonly Unit[];
  /** Directives that order, forbid or allow, and go back to nothing. */
  readonly untraced: readonly Unit[];
}

/** One thing that says it stands for another. */
export interface TraceLink {
  /** `policy no-secrets -> REQ-001`; what `seedlint trace review` is given. No id twice. */
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly at: Place;
  /** `broken`: there is no such target; `new`: nobody has reviewed it yet; `suspect`: the target has changed since. */
  readonly state: 'current' | 'new' | 'suspect' | 'broken';
  /** Hash of the target as it is; absent when broken. */
  readonly hash?: string;
}

/** Counts, but for `deep`, which is a share (0…1) of all cells in scope. */
export interface TraceSummary {
  readonly requirements: number;
  /** Those that are not waived: the rest must be carried. */
  readonly expected: number;
  readonly covered: number;
  readonly deep: number;
  /** Files that runs are made of; all of them where no layers are declared. */
  readonly seeds: number;
  readonly tracedSeeds: number;
}
