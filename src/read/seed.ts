import type { CatalogueDefinition, FileClass } from '../core/catalogue.ts';
import type { LocalePack } from '../core/locale-pack.ts';
import { offsetInFile, type Cell, type FrontMatter, type Seed, type View } from '../core/seed.ts';
import type { Template } from '../core/template.ts';
import type { TextFile } from '../core/text.ts';
import { separateBranches } from './branch-lines.ts';
import { readFrontMatter } from './front-matter.ts';
import { localesBranchedOn, viewFor, type TemplateView } from './locale-views.ts';
import { parseMarkdown } from './markdown.ts';
import { assertParsable } from './nesting.ts';
import { readStructure } from './structure.ts';
import { parseTemplate } from './template.ts';

export interface SeedOptions {
  /** Name of the file class. */
  readonly class: string;
  readonly fileClass: FileClass;
  readonly cell: Cell;
  /** The file-name pattern that matched. */
  readonly pattern: string;
  readonly definition: CatalogueDefinition;
  readonly packs: ReadonlyMap<string, LocalePack>;
  /** Markdown is parsed when somebody asks for what it says, for those who ask of few files. */
  readonly lazily?: boolean;
}

/** A prompt file, read: front matter, template, and one view per language it speaks. Throws `SeedlintError` when it nests too deep. */
export function readSeed(file: TextFile, options: SeedOptions): Seed {
  assertParsable(file);
  const { cell, definition, fileClass, packs, lazily } = options;
  const template = fileClass.template ? parseTemplate(file.text) : undefined;
  const branched = cell.locale === undefined && speaksByBranches(file, template, options);
  const locales = branched ? Object.keys(definition.axes.locale) : [cell.locale ?? definition.locale.unmarked];
  const { variable } = definition.locale;
  const views = locales.map((locale) =>
    readView(file, template, { locale, variable, pack: packs.get(locale), lazily }),
  );
  const [first] = views;
  const frontMatter = first && frontMatterOf(first);
  return {
    file,
    class: options.class,
    cell,
    pattern: options.pattern,
    ...(frontMatter ? { frontMatter } : {}),
    ...(template ? { template } : {}),
    views,
    branched,
  };
}

/** A document that is no prompt file, as one language sees it. Throws `SeedlintError` when it nests too deep. */
export function readPage(
  file: TextFile,
  locale: string,
  { packs, lazily }: Pick<SeedOptions, 'packs' | 'lazily'>,
): View {
  assertParsable(file);
  return readView(file, undefined, { locale, variable: undefined, pack: packs.get(locale), lazily });
}

function speaksByBranches(file: TextFile, template: Template | undefined, options: SeedOptions): boolean {
  if (options.fileClass.languages === 'branches') return true;
  return template !== undefined && localesBranchedOn(template, file.text, options.definition.locale.variable);
}

interface ViewOptions {
  readonly locale: string;
  /** Template field that holds the locale. */
  readonly variable: string | undefined;
  readonly pack: LocalePack | undefined;
  readonly lazily: boolean | undefined;
}

function readView(
  file: TextFile,
  template: Template | undefined,
  { locale, variable, pack, lazily }: ViewOptions,
): View {
  const shown = template ? templateView(file, template, locale, variable) : wholeText(file);
  // Trim markers can put markers side by side that stand on lines of their own in the file.
  if (template) assertParsable({ ...file, text: shown.text });
  const { text, spans } = shown;
  const structure = (): Structure =>
    // Trees stay behind: they are many times as large as what is read from them.
    readStructure(
      file,
      { text, spans, locale, tree: parseMarkdown(text), guardsAt: (offset) => shown.guardsAt(offset) },
      template,
      pack,
    );
  return lazily ? whenAsked({ locale, text, spans }, structure) : { locale, text, spans, ...structure() };
}

type Structure = ReturnType<typeof readStructure>;

/** A view that is taken apart at the first question, and once. */
function whenAsked(view: Omit<View, keyof Structure>, read: () => Structure): View {
  let structure: Structure | undefined;
  const known = (): Structure => (structure ??= read());
  return {
    ...view,
    get sections() {
      return known().sections;
    },
    get units() {
      return known().units;
    },
    get runs() {
      return known().runs;
    },
    get links() {
      return known().links;
    },
  };
}

function templateView(
  file: TextFile,
  template: Template,
  locale: string,
  variable: string | undefined,
): Pick<View, 'text' | 'spans'> & Pick<TemplateView, 'guardsAt'> {
  const view = viewFor(template, file.text, locale, variable);
  return { ...separateBranches(file.text, view, template), guardsAt: (offset) => view.guardsAt(offset) };
}

/** A file without a template is its own only view. */
function wholeText(file: TextFile): Pick<View, 'text' | 'spans'> & Pick<TemplateView, 'guardsAt'> {
  return {
    text: file.text,
    spans: [{ from: 0, start: 0, length: file.text.length }],
    guardsAt: () => [],
  };
}

function frontMatterOf(view: Pick<View, 'text' | 'spans'>): FrontMatter | undefined {
  const found = readFrontMatter(view.text);
  if (!found) return undefined;
  const { error } = found;
  return {
    data: found.data,
    start: offsetInFile(view, found.start),
    end: offsetInFile(view, found.end, true),
    ...(error ? { error: { ...error, start: offsetInFile(view, error.start) } } : {}),
  };
}
