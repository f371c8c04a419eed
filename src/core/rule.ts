import type { Catalogue } from './catalogue.ts';
import type { Change, Drift } from './change.ts';
import type { Found, Severity } from './finding.ts';
import type { Seed } from './seed.ts';
import type { SettledSuppression } from './suppression.ts';

/** What every rule says of itself. */
interface RuleMeta<Options> {
  /** Names what is wrong; equals its folder under `rules/`. */
  readonly id: string;
  readonly category:
    | 'catalogue'
    | 'structure'
    | 'front matter'
    | 'template'
    | 'references'
    | 'language'
    | 'policy'
    | 'traceability'
    | 'parity'
    | 'security'
    | 'style'
    | 'seedlint'
    | 'change';
  /** Severity in the `recommended` preset; `off` where a catalogue must ask for it. */
  readonly severity: Severity | 'off';
  /** One English sentence for lists and SARIF: what it reports. */
  readonly summary: string;
  /** What it finds must not be shown: reports and diffs black out the text under its findings. */
  readonly sensitive?: boolean;
  /** English sentences by code, with `{slots}`. Other languages: `locales/<tag>/messages.yaml`. */
  readonly messages: Readonly<Record<string, string>>;
  /** Defaults of its options; their shape is in `schema`. */
  readonly options?: Options;
  /** JSON Schema of the options object; unknown keys are errors. */
  readonly schema?: Readonly<Record<string, unknown>>;
  /** Which way an option finds more, for the guard; `either` where no way is stricter. */
  readonly stricter?: Readonly<Record<string, StricterWay>>;
}

/** `more`, `fewer`: entries of a list or a map. */
export type StricterWay = 'lower' | 'higher' | 'on' | 'off' | 'more' | 'fewer' | 'either';

export interface RuleContext<Options> {
  readonly catalogue: Catalogue;
  readonly options: Options;
}

export type Findings = Iterable<Found> | AsyncIterable<Found>;

/** Looks at one file at a time. */
export interface SeedRule<Options = unknown> extends RuleMeta<Options> {
  readonly scope: 'seed';
  check(seed: Seed, context: RuleContext<Options>): Findings;
}

/** Looks at the whole catalogue. */
export interface CatalogueRule<Options = unknown> extends RuleMeta<Options> {
  readonly scope: 'catalogue';
  check(catalogue: Catalogue, context: RuleContext<Options>): Findings;
}

/** Looks at the suppressions once everything else has been settled. */
export interface SuppressionRule<Options = unknown> extends RuleMeta<Options> {
  readonly scope: 'suppression';
  check(suppressions: readonly SettledSuppression[], context: RuleContext<Options>): Findings;
}

export interface ChangeContext<Options> extends Pick<RuleContext<Options>, 'options'> {
  /** All rules there are: a rule about rules asks which way their options are stricter. */
  readonly rules: readonly Pick<RuleMeta<unknown>, 'id' | 'stricter'>[];
}

/** Looks at two states of a repository and tells what became weaker. The linter never runs it; the guard does. */
export interface ChangeRule<Options = unknown> extends RuleMeta<Options> {
  readonly scope: 'change';
  check(change: Change, context: ChangeContext<Options>): Iterable<Drift>;
}

/** Options are validated against `schema` before a rule sees them, so a list of rules may forget their types. */
export type Rule = SeedRule | CatalogueRule | SuppressionRule | ChangeRule;

/** Keeps the types of a rule's options while it is written down. */
export function defineRule<Options = Record<string, never>>(
  rule: SeedRule<Options> | CatalogueRule<Options> | SuppressionRule<Options> | ChangeRule<Options>,
): Rule {
  return rule;
}
