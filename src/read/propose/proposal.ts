import { basename } from 'node:path';
import { pathIn } from '../../core/catalogue.ts';
import type { LocalePack } from '../../core/locale-pack.ts';
import type { Source } from '../source.ts';
import type { WrittenCatalogue, WrittenClass, WrittenLayer } from '../written.ts';
import { candidatesOf } from './candidates.ts';
import { isRussian } from './contents.ts';
import { look, type LookedAt, type SeenFolder } from './look.ts';
import { isSmall, readNames, type NameReading } from './name-patterns.ts';
import { promptFolders } from './prompt-folders.ts';
import { withReach, withSections } from './refine.ts';
import { runsFrom } from './runs.ts';

/** A catalogue that fits the prompts which are there, and what was seen. */
export interface Proposal {
  readonly catalogue: WrittenCatalogue;
  /** Where to write it: beside most of the prompts. */
  readonly path: string;
  readonly folders: readonly SeenFolder[];
}

/** Looks for prompts below a root and proposes how to describe them; undefined when there are none. */
export function propose(source: Source, packs: ReadonlyMap<string, LocalePack>): Proposal | undefined {
  const paths = source.paths();
  const found = promptFolders(paths, basename(source.label));
  const names = readNames(found);
  const read = found.flatMap((folder, index) => {
    const own = names.folders[index];
    return own && own.names.length > 0 ? [{ folder, own }] : [];
  });
  const folders = read.map(({ folder }) => folder);
  const seen = read.map(({ folder, own }, index) => look(folder, own, { source, paths, index, found: folders }));
  const [main] = seen;
  if (!main) return undefined;
  const bare = describe(seen, names);
  const layered = withReach(bare, { source, packs });
  return {
    catalogue: withSections(layered, { source, packs }),
    path: pathIn(main.folder, 'catalogue.yaml'),
    folders: seen,
  };
}

function describe(seen: readonly LookedAt[], { axes }: NameReading): WrittenCatalogue {
  const contents = seen.map((folder) => folder.contents);
  const asked = contents.flatMap(({ locales }) => locales);
  const unmarked = seen.flatMap(({ names, texts, contents: { branched } }) =>
    names.flatMap(({ name, cell }) =>
      cell.locale === undefined && !branched.has(name) ? (texts.get(name) ?? []) : [],
    ),
  );
  const main = unmarked.filter(isRussian).length * 2 >= unmarked.length ? 'ru' : 'en';
  const spoken = unmarked.length > 0 ? [main] : [];
  const locales = new Set([...Object.keys(axes.locale), ...asked, ...spoken]);
  // Branches say what one language gets, and the other what is left.
  if (asked.length > 0 && locales.size === 1) locales.add(locales.has('ru') ? 'en' : 'ru');
  const inOrder = [...new Set(['ru', 'en', ...locales])].filter((locale) => locales.has(locale));
  const standard = spoken[0] ?? inOrder[0] ?? 'en';
  const variable = contents.find((one) => one.variable !== undefined)?.variable;
  const [first] = seen;
  const runs = runsFrom(first?.names.map(({ cell }) => cell) ?? [], Object.keys(axes.kind));
  return {
    axes: {
      ...Object.fromEntries(
        (['stage', 'role', 'mode', 'kind'] as const).flatMap((axis) =>
          Object.keys(axes[axis]).length === 0 ? [] : [[axis, axes[axis]] as const],
        ),
      ),
      locale: Object.fromEntries(inOrder.map((locale) => [locale, axes.locale[locale] ?? []])),
    },
    locale: { default: standard, unmarked: standard, ...(variable === undefined ? {} : { variable }) },
    classes: Object.fromEntries(seen.map((folder) => [folder.class, classOf(folder)])),
    runs,
    layers: seen.flatMap((folder, index) => layersOf(folder, index === 0)),
  };
}

function classOf({ folder, order, ignore, languages, contents, names, listing }: LookedAt): WrittenClass {
  const { template, frontMatter } = contents;
  return {
    ...(folder === '' ? {} : { folder }),
    names: order,
    ...(ignore.length === 0 ? {} : { ignore }),
    languages,
    ...(template ? { template: { language: 'go', variables: template.variables, functions: template.functions } } : {}),
    ...(frontMatter === names.length ? { frontMatter: 'required' as const } : {}),
    ...(listing ? { listing: { file: listing.file, covers: {} } } : {}),
  };
}

/** One layer whose candidates are all there is, so that nothing is called unreachable that is not; each part of a prompt is its own. */
function layersOf({ class: id, order, names }: LookedAt, main: boolean): WrittenLayer[] {
  if (main) return [{ id: 'prompt', class: id, candidates: candidatesOf(order) }];
  // Where there are many, they are no parts of one prompt, and what they are nobody has said.
  if (!isSmall(names)) return [];
  return order.map((pattern, index) => ({
    id: order.length === 1 ? id : `${id}-${index + 1}`,
    class: id,
    candidates: candidatesOf([pattern]),
    required: false,
  }));
}
