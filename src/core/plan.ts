import type { PolicyForce } from './policy.ts';

/** What is to be done about what was learnt: `plan.yaml`, keys as written there. */
export interface Plan {
  readonly plan: 1;
  /** Language of the pull request. */
  readonly lang: 'en' | 'ru';
  /** What was learnt, in short: the diagnosis, or what was found. */
  readonly summary: string;
  readonly sources: readonly PlanSource[];
  /** Addresses of the issues and pull requests it came from. */
  readonly links: readonly string[];
  readonly tool_gaps: readonly string[];
  readonly items: readonly PlanItem[];
}

/** A session, or a run of seedlint itself. */
export type PlanSource =
  | { readonly session: string; readonly run?: string; readonly digest: string }
  | { readonly findings: string; readonly count: number };

export const itemClasses = ['docs', 'prompts', 'instructions', 'tools'] as const;
export type ItemClass = (typeof itemClasses)[number];

/** One problem and what mends it: one commit. */
export interface PlanItem {
  /** Lower-case letters, digits and hyphens; unique in the plan. */
  readonly id: string;
  /** One line: the subject of the commit. */
  readonly title: string;
  readonly problem: string;
  /** The action item of the session, word for word. */
  readonly action_item?: string;
  /** Which session it comes from; absent: seedlint's own findings. */
  readonly session?: string;
  readonly evidence: readonly PlanEvidence[];
  readonly class: ItemClass;
  /** `needs-author`: nobody has yet said what to change. */
  readonly state: 'ready' | 'needs-author';
  /** What the item might mean, for the author. */
  readonly candidates: readonly Candidate[];
  readonly changes: readonly PlanChange[];
}

export interface PlanEvidence {
  readonly ref: string;
  readonly url?: string;
}

export interface Candidate {
  /** Why it might be this one. */
  readonly because: string;
  readonly change: PlanChange;
}

/** Language → text. */
export type Texts = Readonly<Record<string, string>>;

export type PlanChange =
  | FixChange
  | SyncPolicyChange
  | AddPolicyChange
  | AddUnitChange
  | ReplaceUnitChange
  | RemoveUnitChange
  | CreateSeedChange
  | AddTranslationChange
  | EditChange;

/** A rule's own fix, for the findings it has in these files. */
export interface FixChange {
  readonly change: 'fix';
  readonly rule: string;
  readonly paths: readonly string[];
  /** Only these findings; absent: all of the rule. */
  readonly fingerprints?: readonly string[];
  /** `unsafe`: a fix somebody has to read. */
  readonly safety: 'safe' | 'unsafe';
}

/** Puts the pack's text back between the marks of a policy, or where its words were altered. */
export interface SyncPolicyChange {
  readonly change: 'sync-policy';
  readonly policy: string;
  readonly paths: readonly string[];
}

/** Every seed in scope says it; a policy the law has no word of yet is written into the law and the packs as well. */
export interface AddPolicyChange {
  readonly change: 'add-policy';
  readonly policy: string;
  readonly paths: readonly string[];
  /** Role of the section it goes into; absent: the policy's own. */
  readonly section?: string;
  /** Where in the section. */
  readonly position?: 'first' | 'last';
  /** Language → the directive it follows, or one that is much like it. */
  readonly after?: Texts;
  /** What a seed says that carries the policy in words of its own; else the text of the pack counts. */
  readonly text: Texts;
  /** Only for a policy that is new. */
  readonly law?: NewPolicy;
}

export interface NewPolicy {
  readonly title: Texts;
  readonly force: PolicyForce;
  /** As in `policies.yaml`. */
  readonly scope: Readonly<Record<string, unknown>>;
  readonly traces?: readonly string[];
  /** The file of the law, and the folder of the packs. */
  readonly file?: string;
  readonly locales?: string;
}

/** A new directive in every file named, in the language of each. */
export interface AddUnitChange {
  readonly change: 'add-unit';
  readonly paths: readonly string[];
  readonly section: string;
  readonly position?: 'first' | 'last';
  /** Language → the directive it follows, word for word. */
  readonly after?: Texts;
  readonly text: Texts;
}

export interface ReplaceUnitChange {
  readonly change: 'replace-unit';
  readonly paths: readonly string[];
  /** Language → the directive as it is. */
  readonly unit: Texts;
  readonly text: Texts;
}

export interface RemoveUnitChange {
  readonly change: 'remove-unit';
  readonly paths: readonly string[];
  readonly unit: Texts;
}

/** Files that are not there yet. */
export interface CreateSeedChange {
  readonly change: 'create-seed';
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

/** The other language of a seed that has only one. */
export interface AddTranslationChange {
  readonly change: 'add-translation';
  readonly of: string;
  readonly path: string;
  readonly text: string;
}

/** One passage of any text for another; `find` must occur exactly once. */
export interface EditChange {
  readonly change: 'edit';
  readonly path: string;
  readonly find: string;
  readonly replace: string;
}

/** Somebody's word that a plan may be published: the last lines of `plan.yaml`. */
export interface PlanApproval {
  readonly by: string;
  /** ISO 8601, UTC, to the second. */
  readonly at: string;
  /** SHA-256 of all bytes above, in hex. */
  readonly plan: string;
}
