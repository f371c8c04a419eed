import { placeAt, type Place, type TextFile } from './text.ts';
import type { Template } from './template.ts';

/** The address of a seed in the catalogue. An axis that the file name does not mention is absent. */
export interface Cell {
  readonly stage?: string;
  readonly role?: string;
  readonly mode?: string;
  readonly kind?: string;
  readonly locale?: string;
}

/** One prompt file of the catalogue: a seed, an envelope, a block; what it is called in the catalogue is its `class`. */
export interface Seed {
  readonly file: TextFile;
  /** Name of its file class in the catalogue. */
  readonly class: string;
  readonly cell: Cell;
  /** The file-name pattern of the class that matched: `{stage}-{kind}[_{locale}].md`. */
  readonly pattern: string;
  readonly frontMatter?: FrontMatter;
  /** Present when the file class declares a template language. */
  readonly template?: Template;
  /** One view per language the file speaks: one for a sibling file, several for a file with locale branches. */
  readonly views: readonly View[];
  /** The file chooses its language by template branches. */
  readonly branched: boolean;
}

/** Data between the first two `---` lines. Offsets of the block, fences included. */
export interface FrontMatter {
  readonly data: Readonly<Record<string, unknown>>;
  readonly start: number;
  readonly end: number;
  /** Why the data could not be read; then `data` is empty. */
  readonly error?: { readonly message: 'yaml' | 'code' | 'shape'; readonly detail: string; readonly start: number };
}

/** The file as one language sees it: other languages' branches and all control actions taken out, positions kept. */
export interface View {
  readonly locale: string;
  /** The Markdown that was parsed. */
  readonly text: string;
  /** Which stretches of the file make up `text`, in order. */
  readonly spans: readonly Span[];
  readonly sections: readonly Section[];
  readonly units: readonly Unit[];
  /** All text of the view cut at markup and template actions, in order. */
  readonly runs: readonly Run[];
  /** Links, images and definitions, in order. */
  readonly links: readonly Link[];
}

/** A place Markdown points to. Offsets into the text of the view. */
export interface Link {
  readonly type: 'link' | 'image' | 'definition';
  readonly url: string;
  readonly title?: string;
  readonly from: number;
  readonly to: number;
}

/** `length` characters that are at `from` in the view and at `start` in the file. */
export interface Span {
  readonly from: number;
  readonly start: number;
  readonly length: number;
}

/** A heading or a «Label:» paragraph with what follows it. The text before the first label is a section with an empty label. */
export interface Section {
  readonly index: number;
  readonly label: string;
  /** What the section is for, by the locale pack's labels: `goal`, `steps`, `forbidden` … */
  readonly role?: string;
  readonly form: 'opening' | 'heading' | 'label';
  /** Heading level; 0 for labels and the opening. */
  readonly level: number;
  /** Place of the label itself. */
  readonly place: Place;
  readonly units: readonly Unit[];
  /** Lists that stand directly in the section, in order. */
  readonly lists: readonly List[];
  /** Anything but sub-headings stands between the label and the next one. */
  readonly empty: boolean;
}

/** A top-level or nested list with the printed numbers of its items. */
export interface List {
  readonly ordered: boolean;
  readonly place: Place;
  readonly depth: number;
  readonly items: readonly ListItem[];
}

export interface ListItem {
  readonly place: Place;
  /** The marker as printed: `-`, `*`, `3.`, `3)`. */
  readonly marker: string;
  readonly number?: number;
}

/** One directive: a numbered step, a bullet, or a sentence of a paragraph. */
export interface Unit {
  /** Position in the view, from 0. Not stable between versions of a file. */
  readonly index: number;
  readonly shape: 'step' | 'bullet' | 'sentence';
  /** Markdown source, white space collapsed, without list marker and nested lists. */
  readonly text: string;
  readonly place: Place;
  /** Index into `View.sections`. */
  readonly section: number;
  /** 0 for top-level items and sentences. */
  readonly depth: number;
  /** The item this one is nested in. */
  readonly parent?: number;
  /** Ends in a colon and introduces a nested list. */
  readonly lead: boolean;
  /** Number as printed, for steps. */
  readonly number?: number;
  /** Inline code, without backticks, in order. */
  readonly tokens: readonly Token[];
  /** Numbers outside code, as written: `3-4`, `50`. */
  readonly numbers: readonly Token[];
  /** Template outputs and `<angle>` placeholders. */
  readonly placeholders: readonly Token[];
  /** Conditions the unit stands under besides the locale, outermost first, as written: `if .IsFullEnv`. */
  readonly guards: readonly string[];
}

export interface Token {
  readonly text: string;
  readonly place: Place;
}

/** A stretch of text without markup or actions inside. Offsets into the file; `text` is exactly what stands there. */
export interface Run {
  readonly kind: 'prose' | 'code' | 'fence' | 'html';
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Index into `View.units`, when the run belongs to one. */
  readonly unit?: number;
}

/** Where a stretch of a view is in the file. */
export function placeInView(file: TextFile, view: View, from: number, to: number): Place {
  return placeAt(file, offsetInFile(view, from), Math.max(offsetInFile(view, from), offsetInFile(view, to, true)));
}

/** File offset of a view offset. With `end`, of an exclusive end: a stretch never reaches into the next span. */
export function offsetInFile(view: Pick<View, 'spans'>, offset: number, end = false): number {
  const spans = view.spans;
  let low = 0;
  let high = spans.length - 1;
  const wanted = end && offset > 0 ? offset - 1 : offset;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((spans[middle]?.from ?? 0) <= wanted) low = middle;
    else high = middle - 1;
  }
  const span = spans[low];
  return span ? span.start + Math.min(offset - span.from, span.length) : offset;
}

/** `dev-work_ru` → «stage dev, kind work, locale ru», for messages. */
export function describeCell(cell: Cell): string {
  return (['stage', 'role', 'mode', 'kind', 'locale'] as const)
    .flatMap((axis) => (cell[axis] === undefined ? [] : [`${axis}=${cell[axis]}`]))
    .join(' ');
}
