import type { CellPattern } from '../core/cells.ts';
import type { Carriage, PolicyForce } from '../core/policy.ts';
import validate from './schemas/policies.schema.json?validate';
import type { ErrorObject } from './schema-faults.ts';

/** `policies.yaml` as it is written: what `policies.schema.json` lets pass. */
export interface WrittenLaw {
  readonly policies?: Readonly<Record<string, WrittenPolicy>>;
  readonly writeScope?: readonly WrittenWriteScope[];
}

export interface WrittenPolicy {
  readonly title?: string | Readonly<Record<string, string>>;
  readonly force?: PolicyForce;
  readonly scope?: OneOrMore<WrittenScope>;
  readonly except?: OneOrMore<WrittenScope>;
  readonly within?: 'seed' | 'prompt';
  readonly section?: OneOrMore<string>;
  readonly order?: { readonly before?: OneOrMore<string>; readonly after?: OneOrMore<string> };
  readonly carried?: OneOrMore<Carriage>;
  readonly evidence?: Readonly<Record<string, readonly WrittenPart[]>>;
  readonly parameters?: Readonly<Record<string, WrittenParameter>>;
  readonly traces?: readonly string[];
  readonly waivers?: readonly WrittenWaiver[];
}

export type OneOrMore<Item> = Item | readonly Item[];

export interface WrittenScope extends CellPattern {
  readonly class?: OneOrMore<string>;
}

export type WrittenPart = OneOrMore<string> | { readonly any: readonly OneOrMore<string>[] };

export interface WrittenParameter {
  readonly value?: number | readonly [number, number];
  readonly stricter?: 'lower' | 'higher';
  readonly near?: Readonly<Record<string, readonly string[]>>;
}

export interface WrittenWaiver {
  readonly scope: WrittenScope;
  readonly reason: string;
  readonly owner: string;
  readonly until: string;
}

export interface WrittenWriteScope {
  readonly match?: CellPattern;
  readonly write: 'any' | 'nothing' | 'markdown' | readonly string[];
  readonly tools?: readonly string[];
  readonly labels?: readonly string[];
}

/** Does the schema let a file of policies pass? If not, `lawErrors` says why. */
export function isLaw(data: unknown): data is WrittenLaw {
  return validate(data);
}

export function lawErrors(): readonly ErrorObject[] {
  return validate.errors ?? [];
}
