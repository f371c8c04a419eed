import type {
  Axis,
  CellPattern,
  Contract,
  FileClass,
  Layer,
  RequiredCells,
  TemplateContract,
  Vocabulary,
} from '../core/catalogue.ts';
import type { ImproveSettings } from '../core/draft.ts';
import { isData, type Data } from './config-merge.ts';
import type { ErrorObject } from './schema-faults.ts';
import validate from './schemas/config.schema.json?validate';
import type { WrittenLaw } from './written-law.ts';
import type { WrittenRequirements } from './written-requirements.ts';

/** A configuration as it is written: what `config.schema.json` lets pass. */
export interface WrittenConfig {
  readonly extends?: string | readonly string[];
  readonly catalogue?: string | WrittenCatalogue;
  readonly policies?: string | NonNullable<WrittenLaw['policies']>;
  readonly writeScope?: WrittenLaw['writeScope'];
  readonly requirements?: WrittenRequirements;
  readonly locales?: readonly string[];
  readonly translations?: string;
  readonly traces?: string;
  readonly baseline?: string;
  readonly approvals?: string;
  readonly approvers?: readonly string[];
  readonly rules?: Data;
  readonly overrides?: readonly { readonly files: readonly string[]; readonly rules: Data }[];
  readonly ignore?: readonly string[];
  readonly inventory?: readonly string[];
  readonly maxFileSize?: number;
  readonly improve?: Partial<ImproveSettings>;
}

/** A catalogue as it is written, once nothing is left in it that only amends another one. */
export interface WrittenCatalogue {
  readonly axes?: Readonly<Partial<Record<Axis, WrittenAxis>>>;
  readonly locale?: {
    readonly default?: string;
    readonly unmarked?: string;
    readonly otherwise?: string;
    readonly variable?: string;
  };
  readonly classes?: Readonly<Record<string, WrittenClass>>;
  readonly runs?: readonly WrittenRun[];
  readonly layers?: readonly WrittenLayer[];
  readonly required?: readonly WrittenRequirement[];
  readonly data?: WrittenData | readonly WrittenData[];
  readonly vocabularies?: Readonly<Record<string, Partial<Vocabulary>>>;
  readonly contracts?: Readonly<Record<string, WrittenContract>>;
}

/** Values, or values with their aliases. */
export type WrittenAxis = readonly string[] | Readonly<Record<string, readonly string[]>>;

export interface WrittenClass {
  readonly folder?: string;
  readonly names?: readonly string[];
  readonly ignore?: readonly string[];
  readonly languages?: FileClass['languages'];
  readonly template?: Partial<TemplateContract>;
  readonly frontMatter?: FrontMatterMode | { readonly mode?: FrontMatterMode; readonly schema?: Data };
  readonly sections?: readonly { readonly match?: CellPattern; readonly require: readonly string[] }[];
  readonly listing?: { readonly file?: string; readonly covers?: CellPattern };
}

type FrontMatterMode = FileClass['frontMatter']['mode'];

export interface WrittenRun extends Partial<Record<'stage' | 'role' | 'mode', string | readonly string[]>> {
  readonly kinds?: readonly string[];
}

export interface WrittenLayer extends Pick<Layer, 'id' | 'class' | 'candidates' | 'canonical'> {
  readonly match?: CellPattern;
  readonly required?: boolean;
  readonly field?: string | null;
}

/** Without values it is what is left of an amendment, and says nothing. */
export interface WrittenData {
  readonly match?: CellPattern;
  readonly values?: Data;
}

export type WrittenRequirement = Pick<RequiredCells, 'class' | 'name'> & Partial<Pick<RequiredCells, 'values'>>;

export interface WrittenContract extends Partial<Omit<Contract, 'seeds' | 'readers'>> {
  readonly seeds?: Partial<Contract['seeds']>;
  readonly readers?: Partial<NonNullable<Contract['readers']>>;
}

/** Does the schema let a configuration pass? If not, `schemaErrors` says why. */
export function isConfig(data: unknown): data is WrittenConfig {
  return validate(data);
}

/** Does the schema let a catalogue pass? It is judged as a part of a configuration, so that one compiled schema does for both. */
export function isCatalogue(data: unknown): data is WrittenCatalogue {
  return isData(data) && validate({ catalogue: data });
}

/** What the schema had against the last configuration or catalogue; paths start at the top of what was judged. */
export function schemaErrors(of: 'config' | 'catalogue'): readonly ErrorObject[] {
  const skipped = of === 'config' ? 0 : '/catalogue'.length;
  return (validate.errors ?? []).map((error) => ({ ...error, instancePath: error.instancePath.slice(skipped) }));
}
