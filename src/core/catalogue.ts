import type { Axis, CellPattern } from './cells.ts';
import { groupBy } from './group.ts';
import type { LocalePack } from './locale-pack.ts';
import type { Law } from './policy.ts';
import type { Register } from './requirement.ts';
import type { Seed, View } from './seed.ts';
import type { Suppression } from './suppression.ts';
import type { TextFile } from './text.ts';
import type { TraceLock } from './trace-lock.ts';
import type { TranslationLock } from './translation-lock.ts';

export { axes, matches, type Axis, type CellPattern } from './cells.ts';

/** What `catalogue.yaml` says: which seeds there should be, what they are called and which run gets which. */
export interface CatalogueDefinition {
  /** Known values per axis, aliases included: `kind: { work: [], revise: ['review'] }`. */
  readonly axes: Readonly<Record<Axis, Readonly<Record<string, readonly string[]>>>>;
  readonly locale: LocaleRules;
  readonly classes: Readonly<Record<string, FileClass>>;
  /** Which role runs which stage, and in which kinds: one prompt per entry × kind × locale. */
  readonly runs: readonly RunRule[];
  /** The parts of a run's prompt, in the order the agent reads them. */
  readonly layers: readonly Layer[];
  /** Cells that must be a file of their own, whatever the fallback would find. */
  readonly required: readonly RequiredCells[];
  /** Closed vocabularies of names that seeds use in inline code. */
  readonly vocabularies: Readonly<Record<string, Vocabulary>>;
  /** What documents state and prompt files must carry. */
  readonly contracts: Readonly<Record<string, Contract>>;
  /** What templates are executed with, in order: later entries that fit a run add to earlier ones. */
  readonly data: readonly RunData[];
}

/** Data of some runs: what a runner would hand to their templates. Strings may hold axes: `{role}`. */
export interface RunData {
  readonly match: CellPattern;
  readonly values: Readonly<Record<string, unknown>>;
}

export interface LocaleRules {
  /** Locale of a run that names none. */
  readonly default: string;
  /** Language of a file whose name has no locale and whose text has no locale branches. */
  readonly unmarked: string;
  /** What an unknown locale becomes; absent: an error. */
  readonly otherwise?: string;
  /** Template field that holds the locale: `PromptLocale`. */
  readonly variable?: string;
}

/** A kind of prompt file: where it lies, how it is named, what it may hold. */
export interface FileClass {
  /** Folder from the root of the checkout, without a slash at the end; `''` is the root. */
  readonly folder: string;
  /** File-name patterns, tried in order: `{stage}-{kind}[_{locale}].md`. */
  readonly names: readonly string[];
  /** Globs below `folder` that are not prompt files: `README.md`, `history/**`. */
  readonly ignore: readonly string[];
  /** How several languages are told: in files side by side, or by branches within one file. */
  readonly languages: 'files' | 'branches' | 'one';
  readonly template?: TemplateContract;
  readonly frontMatter: FrontMatterContract;
  /** Section roles that must be there, for cells that match. */
  readonly sections: readonly SectionContract[];
  /** A Markdown file below `folder` that lists the files of the class, both ways checked. */
  readonly listing?: Listing;
}

export interface TemplateContract {
  readonly language: 'go';
  /** Fields of the data: `BaseBranch`, `ProjectDocs[].Path` inside `range`. Absent: not checked. */
  readonly variables?: readonly string[];
  /** Functions besides Go's own. Absent: not checked. */
  readonly functions?: readonly string[];
}

export type FrontMatterContract =
  | { readonly mode: 'allowed' | 'forbidden' }
  | { readonly mode: 'required'; readonly schema?: Readonly<Record<string, unknown>> };

export interface SectionContract {
  readonly match: CellPattern;
  readonly require: readonly string[];
}

export interface Listing {
  readonly file: string;
  /** Cells whose files must be named in it. */
  readonly covers: CellPattern;
}

export interface RunRule {
  readonly stage?: string;
  readonly role?: string;
  readonly mode?: string;
  readonly kinds: readonly string[];
}

/** One part of the prompt. Candidates are file-name patterns tried in order; the first file that exists wins. */
export interface Layer {
  readonly id: string;
  readonly class: string;
  readonly candidates: readonly string[];
  /** The candidate that should serve a run; a later one counts as fallback. Default: the first. */
  readonly canonical?: string;
  readonly match: CellPattern;
  /** A run without a file for this layer is broken. */
  readonly required: boolean;
  /** Field of the data that holds its text for the other layers: `TaskBody`. Absent: its text is a part of its own. */
  readonly field?: string;
}

export interface RequiredCells {
  readonly class: string;
  /** A file name with axes: `role-{role}-{kind}_{locale}.md`; every combination of values must exist. */
  readonly name: string;
  /** Values per axis; default: all of the axis. */
  readonly values: Readonly<Partial<Record<Axis, readonly string[]>>>;
}

export interface Vocabulary {
  /** What a name of this kind looks like: a regular expression over a whole inline-code token. */
  readonly shape: string;
  readonly names: readonly string[];
  /** Names only some cells may use. */
  readonly only: readonly { readonly names: readonly string[]; readonly match: CellPattern }[];
}

/** Inline code that a document states and prompt files repeat: title patterns, section names and their order. */
export interface Contract {
  /** Path of the Markdown document, from the root of the checkout. */
  readonly document: string;
  /** Language the document is written in. */
  readonly locale: string;
  /** Headings or labels of the document, with all that stands below; `*` is any text. Empty: the whole document. */
  readonly sections: readonly string[];
  /** What the inline code of the contract looks like, `*` being any text: `## *`. */
  readonly items: readonly string[];
  /** Inline code of the document or the files that looks like it and is not part of it. */
  readonly except: readonly string[];
  /** `patterns`: each one for itself, placeholders equal; `lists`: lists of them, in order. */
  readonly compare: 'patterns' | 'lists';
  /** Which files must carry it: a class, and in it these name patterns (none: all) and cells. */
  readonly seeds: { readonly class: string; readonly names: readonly string[]; readonly match: CellPattern };
  /** How the document says whom a list is for, and how a prompt asks who reads it. */
  readonly readers?: {
    /** What inline code beside a list means: `run:{stage}[:{kind}]`. */
    readonly names: readonly string[];
    /** Template fields that hold a value of the run: `AgentKey: role`. */
    readonly fields: Readonly<Record<string, Axis>>;
  };
}

/** Everything a rule may look at. Built once, never changed. */
export interface Catalogue {
  readonly definition: CatalogueDefinition;
  /** Prompt files of every class, sorted by path. */
  readonly seeds: readonly Seed[];
  /** Prompt files that could not be read. They are there, so nobody need call them missing; the problem is told elsewhere. */
  readonly unread?: readonly (Pick<Seed, 'class' | 'cell' | 'pattern'> & { readonly path: string })[];
  /** Folders that could not be entered, with a slash at the end. Nobody knows what is in them; the problem is told elsewhere. */
  readonly closed?: readonly string[];
  /** Files in a class folder that fit none of its names. */
  readonly strangers: readonly { readonly class: string; readonly file: TextFile }[];
  /** Other files rules look at: listings, the catalogue's own file. By path. */
  readonly documents: ReadonlyMap<string, TextFile>;
  /** Documents that state contracts, read as Markdown. By path. */
  readonly pages?: ReadonlyMap<string, View>;
  readonly packs: ReadonlyMap<string, LocalePack>;
  /** The duties prompts must carry, and what their agents may do. */
  readonly law: Law;
  /** The requirements they stand for; absent where nobody has written any down. */
  readonly register?: Register;
  /** What has been reviewed of the links to them. */
  readonly traces?: TraceLock;
  /** What has been accepted as translations of each other; absent where nothing has. */
  readonly translations?: TranslationLock;
  /** Suppression comments of all files above. */
  readonly suppressions: readonly Suppression[];
  /** The file the definition came from and, when known, where in it a key is: for findings about what is not there. */
  readonly origin: TextFile | undefined;
  /** Is there a file or folder of this path in the repository? */
  exists(path: string): boolean;
  /** Some file name of the repository ends with this path (`deploy/base.yaml` for `services/x/deploy/base.yaml`). */
  endsWith(path: string): boolean;
}

/** Path of a name in a folder; `''` is the root. */
export function pathIn(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

/** A path as seen from a folder it lies in. */
export function nameIn(folder: string, path: string): string {
  return folder === '' ? path : path.slice(folder.length + 1);
}

/** Is, or may there be, a prompt file of this path that could not be read? Then nobody can call it missing. */
export function isUnread({ unread = [], closed = [] }: Catalogue, path: string): boolean {
  return unread.some((file) => file.path === path) || closed.some((folder) => path.startsWith(folder));
}

/** Any file of the catalogue by its path: seeds, strangers, documents. */
export function fileAt(catalogue: Catalogue, path: string): TextFile | undefined {
  let map = files.get(catalogue);
  if (!map) {
    map = new Map([...catalogue.seeds, ...catalogue.strangers].map(({ file }) => [file.path, file]));
    for (const file of catalogue.documents.values()) map.set(file.path, file);
    files.set(catalogue, map);
  }
  return map.get(path);
}

/** The files that say the same in other languages: same class, same cell but for the locale, sorted by locale. */
export function translationsOf(catalogue: Catalogue, seed: Seed): readonly Seed[] {
  return (byCell(catalogue).get(cellKey(seed)) ?? []).filter(
    (other) => other !== seed && other.cell.locale !== seed.cell.locale,
  );
}

/** The canonical value for a value or one of its aliases (`review` → `revise`); undefined for an unknown one. */
export function canonicalValue(definition: CatalogueDefinition, axis: Axis, value: string): string | undefined {
  const values = definition.axes[axis];
  if (Object.hasOwn(values, value)) return value;
  return Object.keys(values).find((name) => values[name]?.includes(value));
}

function byCell(catalogue: Catalogue): ReadonlyMap<string, readonly Seed[]> {
  let map = cells.get(catalogue);
  if (!map) {
    map = groupBy(catalogue.seeds, cellKey);
    cells.set(catalogue, map);
  }
  return map;
}

/** Everything but the locale. The name pattern tells `issue_contract_ru` from `role_profile_ru`. */
function cellKey(seed: Seed): string {
  const { stage, role, mode, kind, locale } = seed.cell;
  return JSON.stringify([seed.class, seed.pattern, stage, role, mode, kind, locale === undefined]);
}

const cells = new WeakMap<Catalogue, Map<string, Seed[]>>();
const files = new WeakMap<Catalogue, Map<string, TextFile>>();
