import { matches, type CellPattern } from './cells.ts';
import type { ErrorPlace } from './errors.ts';
import type { Rung } from './force.ts';
import type { Cell, View } from './seed.ts';
import type { TextFile } from './text.ts';

/** What prompts must say, and what their agents may do: `policies.yaml` with the texts of the locale packs. */
export interface Law {
  readonly policies: readonly Policy[];
  /** In order: the first that fits a run is its own. */
  readonly writeScopes: readonly WriteScope[];
}

/** A duty that prompts must carry. */
export interface Policy {
  readonly id: string;
  /** What it is about, by language. A title without a language is under `''`. */
  readonly title: Readonly<Record<string, string>>;
  readonly force: PolicyForce;
  /** Cells that must carry it; one of them has to fit. */
  readonly scope: readonly PolicyScope[];
  /** Cells of the scope that need not. */
  readonly except: readonly PolicyScope[];
  /** `seed`: every file in scope says it; `prompt`: some part of the prompt that each run in scope gets. */
  readonly within: 'seed' | 'prompt';
  /** Roles of the sections it belongs in; empty: anywhere. */
  readonly sections: readonly string[];
  /** Policies, or `first-step`, that it stands before or after. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly carried: readonly Carriage[];
  /** Language → what shows that a prompt says it. */
  readonly evidence: Readonly<Record<string, Evidence>>;
  readonly parameters: readonly Parameter[];
  /** Ids of the requirements it stands for. */
  readonly traces: readonly string[];
  /** Where each of them is written. */
  readonly tracePlaces: readonly ErrorPlace[];
  readonly waivers: readonly Waiver[];
  /** Language → the canonical text, from `locales/<tag>/policies/<id>.md`. */
  readonly texts: Readonly<Record<string, PolicyText>>;
  readonly place: ErrorPlace;
}

/** How strongly a policy must be put at the least. */
export const policyForces = ['must-not', 'must', 'must-unless', 'should-not', 'should'] as const;
export type PolicyForce = (typeof policyForces)[number] & Rung;

/** `managed`: between marks, equal to the pack; `literal`: the pack's text somewhere; `evidence`: in words of its own. */
export const carriages = ['managed', 'literal', 'evidence'] as const;
export type Carriage = (typeof carriages)[number];

/** Cells, of one file class or of several. */
export interface PolicyScope {
  readonly classes?: readonly string[];
  readonly cells: CellPattern;
}

/** What shows that a policy is carried: all parts must be there, each by one of its alternatives, all phrases of which stand in one directive. */
export type Evidence = readonly EvidencePart[];
export type EvidencePart = readonly (readonly string[])[];

/** A number of a policy that must be the same wherever it is given. */
export interface Parameter {
  readonly name: string;
  /** From and to; equal for a single number. Absent: whatever it is, all seeds must agree. */
  readonly value?: readonly [from: number, to: number];
  /** Which way is stricter; absent: neither, it just has to be equal. */
  readonly stricter?: 'lower' | 'higher';
  /** Language → phrases that stand beside the number, where a directive gives several. */
  readonly near: Readonly<Record<string, readonly string[]>>;
}

/** Cells that a named person has let off, for a reason and a time. */
export interface Waiver {
  readonly scope: PolicyScope;
  readonly reason: string;
  readonly owner: string;
  /** ISO date, inclusive. */
  readonly until: string;
  readonly place: ErrorPlace;
}

/** The canonical words of a policy in one language, parameters filled in, read as a prompt would be. */
export interface PolicyText {
  readonly text: string;
  readonly file: TextFile;
  readonly view: View;
}

/** What a run may change and use. */
export interface WriteScope {
  readonly match: PolicyScope;
  /** `paths`: only files that these globs match. */
  readonly write: 'any' | 'nothing' | 'markdown' | { readonly paths: readonly string[] };
  /** Names or patterns with stars; absent: not limited. */
  readonly tools?: readonly string[];
  readonly labels?: readonly string[];
  readonly place: ErrorPlace;
}

export const noLaw: Law = { policies: [], writeScopes: [] };

/** Must a file of this class and cell carry a policy? */
export function concerns(policy: Policy, fileClass: string | undefined, cell: Cell): boolean {
  return isMeant(policy, fileClass, cell) && waiverOf(policy, fileClass, cell) === undefined;
}

/** Would it have to, if nobody had let it off? */
export function isMeant({ scope, except }: Policy, fileClass: string | undefined, cell: Cell): boolean {
  const fits = (one: PolicyScope): boolean => inScope(one, fileClass, cell);
  return scope.some(fits) && !except.some(fits);
}

/** The first waiver that lets a cell off. */
export function waiverOf({ waivers }: Policy, fileClass: string | undefined, cell: Cell): Waiver | undefined {
  return waivers.find(({ scope }) => inScope(scope, fileClass, cell));
}

/** Is a cell among those a scope names? A run has no class: then the scope's is not asked. */
export function inScope({ classes, cells }: PolicyScope, fileClass: string | undefined, cell: Cell): boolean {
  if (classes && fileClass !== undefined && !classes.includes(fileClass)) return false;
  return matches(cell, cells);
}

/** What a run may write and use; undefined where the law is silent. */
export function writeScopeOf({ writeScopes }: Law, cell: Cell): WriteScope | undefined {
  return writeScopes.find(({ match }) => inScope(match, undefined, cell));
}

/** The title for readers of a language. */
export function titleIn({ title, id }: Policy, locale: string): string {
  return title[locale] ?? title[''] ?? Object.values(title)[0] ?? id;
}

/** `3–4`, as the texts of a policy give it. */
export function showParameter({ value }: Parameter): string {
  if (!value) return '';
  return value[0] === value[1] ? String(value[0]) : `${value[0]}–${value[1]}`;
}
