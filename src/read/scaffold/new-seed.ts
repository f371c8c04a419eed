import { axes as allAxes, pathIn, type Axis, type CatalogueDefinition, type FileClass } from '../../core/catalogue.ts';
import { SeedlintError } from '../../core/errors.ts';
import type { LocalePack } from '../../core/locale-pack.ts';
import { axesOf, namesOf } from '../../core/name.ts';
import { concerns, type Law } from '../../core/policy.ts';
import { describeCell, type Cell, type Seed } from '../../core/seed.ts';
import { splitExtension } from '../propose/file-words.ts';
import { frontMatterText } from './front-matter.ts';
import { seedBody } from './seed-body.ts';

export interface NewSeedOptions {
  readonly definition: CatalogueDefinition;
  readonly law: Law;
  readonly packs: ReadonlyMap<string, LocalePack>;
  /** Everything there is already. */
  readonly seeds: readonly Seed[];
}

/** The files of a new seed in every language: path → text. Throws `no-name` when no pattern names such a seed. */
export function newSeed(cell: Cell, options: NewSeedOptions): Map<string, string> {
  const { definition, seeds } = options;
  const { id, fileClass, pattern } = nameFor(cell, definition);
  const siblings = siblingsOf(seeds, id, pattern, cell);
  const place = { id, fileClass, pattern, siblings };
  const locales = Object.keys(definition.axes.locale);
  const marked = axesOf(pattern).includes('locale');
  if (!marked && fileClass.languages === 'branches' && definition.locale.variable !== undefined) {
    return new Map([
      [
        pathOf(cell, place, definition),
        branches(locales, definition.locale.variable, (locale) => bodyIn(locale, cell, place, options)),
      ],
    ]);
  }
  const single =
    !marked ||
    (pattern.includes('[') && siblings.length > 0 && siblings.every((seed) => seed.cell.locale === undefined));
  const unmarked = definition.locale.unmarked;
  if (single) return new Map([[pathOf(cell, place, definition), textIn(unmarked, cell, [cell], place, options)]]);
  // `dev-work.md` beside `dev-work_en.md`: where its siblings leave the first language out, so does the new one.
  const isBare = pattern.includes('[') && siblings.some((seed) => seed.cell.locale === undefined);
  const cells = locales.map((locale) => (isBare && locale === unmarked ? cell : { ...cell, locale }));
  return new Map(
    cells.map((one) => [pathOf(one, place, definition), textIn(one.locale ?? unmarked, one, cells, place, options)]),
  );
}

interface Place {
  readonly id: string;
  readonly fileClass: FileClass;
  readonly pattern: string;
  readonly siblings: readonly Seed[];
}

/** The first pattern that names just these axes. */
function nameFor(cell: Cell, { classes, axes }: CatalogueDefinition): Omit<Place, 'siblings'> {
  const wanted = allAxes.filter((axis) => axis !== 'locale' && cell[axis] !== undefined);
  for (const [id, fileClass] of Object.entries(classes)) {
    for (const pattern of fileClass.names) {
      const named: readonly Axis[] = axesOf(pattern).filter((axis) => axis !== 'locale');
      const fits = named.length === wanted.length && wanted.every((axis) => named.includes(axis));
      const locale = Object.keys(axes.locale)[0];
      if (fits && namesOf(pattern, locale === undefined ? cell : { ...cell, locale }, axes).length > 0)
        return { id, fileClass, pattern };
    }
  }
  const names = [...new Set(Object.values(classes).flatMap(({ names: own }) => own))].filter((name) =>
    axesOf(name).some((axis) => axis !== 'locale'),
  );
  throw new SeedlintError('no-name', { cell: describeCell(cell), names: names.join(', ') });
}

/** Seeds of the same pattern and kind; else of the same pattern; else of the class. */
function siblingsOf(seeds: readonly Seed[], id: string, pattern: string, { kind }: Cell): Seed[] {
  const own = seeds.filter((seed) => seed.class === id);
  const named = own.filter((seed) => seed.pattern === pattern);
  const alike = named.filter((seed) => seed.cell.kind === kind);
  return alike.length > 0 ? alike : named.length > 0 ? named : own;
}

function pathOf(cell: Cell, { fileClass, pattern }: Place, { axes }: CatalogueDefinition): string {
  return pathIn(fileClass.folder, namesOf(pattern, cell, axes)[0] ?? '');
}

function bodyIn(
  locale: string,
  cell: Cell,
  { id, fileClass, siblings }: Place,
  { law, packs }: NewSeedOptions,
): string {
  return seedBody({ class: id, fileClass, cell, locale, law, siblings, pack: packs.get(locale) });
}

function textIn(locale: string, cell: Cell, cells: readonly Cell[], place: Place, options: NewSeedOptions): string {
  const body = bodyIn(locale, cell, place, options);
  const { definition, law } = options;
  const { fileClass, siblings, id } = place;
  const { frontMatter } = fileClass;
  const usual = siblings.length > 0 && siblings.every((seed) => seed.frontMatter !== undefined);
  if (frontMatter.mode === 'forbidden' || (frontMatter.mode === 'allowed' && !usual)) return body;
  const schema = 'schema' in frontMatter && frontMatter.schema ? frontMatter.schema : schemaOf(siblings);
  const owner =
    cell.role ??
    definition.runs.find(({ stage, mode, role }) => role !== undefined && stage === cell.stage && mode === cell.mode)
      ?.role;
  const facts = {
    id: idOf(place, cell, definition),
    axes: { ...cell, locale },
    ...(owner === undefined ? {} : { owner }),
    translations: cells
      .filter((other) => other !== cell)
      .map((other) => pathOf(other, place, definition))
      .map((path) => path.slice(path.lastIndexOf('/') + 1)),
    traces: [
      ...new Set(
        law.policies.filter((policy) => concerns(policy, id, { ...cell, locale })).flatMap(({ traces }) => traces),
      ),
    ],
  };
  return `${frontMatterText(schema, facts)}\n${body}`;
}

/** The keys all siblings have, each of the type it has in the first. */
function schemaOf(siblings: readonly Seed[]): unknown {
  const data = siblings.flatMap(({ frontMatter }) => (frontMatter ? [frontMatter.data] : []));
  const [first = {}] = data;
  const required = Object.keys(first).filter((key) => data.every((one) => Object.hasOwn(one, key)));
  const properties = Object.fromEntries(required.map((key) => [key, { type: typeOf(first[key]) }]));
  return { required, properties };
}

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  return typeof value === 'number' ? 'integer' : typeof value;
}

/** The name without its language and ending: `dev-work`. */
function idOf({ pattern }: Place, cell: Cell, { axes }: CatalogueDefinition): string {
  const bare = pattern.replace(/\[[^\]]*\{locale\}[^\]]*\]|[-_.]\{locale\}|\{locale\}[-_./]/, '');
  const [name = ''] = namesOf(bare, cell, axes);
  return (splitExtension(name)?.[0] ?? name).replaceAll('/', '-');
}

function branches(locales: readonly string[], variable: string, body: (locale: string) => string): string {
  const parts = locales.map((locale, index) => {
    const test = `eq .${variable} "${locale}"`;
    const open =
      index === 0 ? `{{- if ${test} }}` : index < locales.length - 1 ? `{{- else if ${test} }}` : '{{- else }}';
    return `${open}\n${body(locale)}`;
  });
  return locales.length === 1 ? body(locales[0] ?? '') : `${parts.join('')}{{- end }}\n`;
}
