import { alignTranslations, type Alignment, type Pair } from './align.ts';
import { translationsOf, type Catalogue } from './catalogue.ts';
import type { LocalePack } from './locale-pack.ts';
import type { Seed, Unit, View } from './seed.ts';

/** One prompt in two languages: two files side by side, or two branches of one. */
export interface Twins {
  /** The language the catalogue speaks by default, or the first it names. */
  readonly left: Twin;
  readonly right: Twin;
}

export interface Twin {
  readonly seed: Seed;
  readonly view: View;
  readonly locale: string;
}

/** Every prompt of the catalogue in its main language beside each other language it is told in, sorted by path. */
export function twinsOf(catalogue: Catalogue): readonly Twins[] {
  let twins = known.get(catalogue);
  if (!twins) {
    twins = catalogue.seeds.flatMap((seed) => twinsFrom(tellings(catalogue, seed), seed, catalogue));
    known.set(catalogue, twins);
  }
  return twins;
}

/** Which directives of twins say the same. Worked out once, however many rules ask. */
export function alignmentOf(twins: Twins, packs: ReadonlyMap<string, LocalePack>): Alignment {
  let alignment = alignments.get(twins);
  if (!alignment) {
    const glossaries = [twins.left, twins.right].map(({ locale }) => packs.get(locale)?.glossary ?? noGlossary);
    alignment = alignTranslations(twins.left.view, twins.right.view, glossaries);
    alignments.set(twins, alignment);
  }
  return alignment;
}

/** Is there a glossary for both languages? Without one, a directive may have a partner that nothing tells. */
export function isReadable({ left, right }: Twins, packs: ReadonlyMap<string, LocalePack>): boolean {
  return [left, right].every(({ locale }) => packs.get(locale)?.glossary !== undefined);
}

/** Pairs of directives that each language writes for itself: what stands outside the branches is the same for all. */
export function ownPairs({ pairs }: Alignment): Pair[] {
  return pairs.filter(({ left, right }) => !isCommon(left[0], right[0]));
}

/** The words of a pair on one side. */
export function textOf(units: readonly Unit[]): string {
  return units.map(({ text }) => text).join(' ');
}

function isCommon(left: Unit, right: Unit): boolean {
  return left.place.path === right.place.path && left.place.start === right.place.start;
}

/** The languages one prompt is told in. */
function tellings(catalogue: Catalogue, seed: Seed): Twin[] {
  if (seed.branched) return seed.views.map((view) => ({ seed, view, locale: view.locale }));
  const files = [seed, ...translationsOf(catalogue, seed)].filter(({ branched }) => !branched);
  return files.flatMap((file) => {
    const view = file.views.find(({ locale }) => locale === file.cell.locale);
    return view ? [{ seed: file, view, locale: view.locale }] : [];
  });
}

function twinsFrom(found: readonly Twin[], seed: Seed, { definition }: Catalogue): Twins[] {
  const order = [definition.locale.default, ...Object.keys(definition.axes.locale)];
  const sorted = found.toSorted((a, b) => order.indexOf(a.locale) - order.indexOf(b.locale));
  const [left, ...others] = sorted;
  // Each group is told once, by the file of its main language.
  if (!left || left.seed !== seed) return [];
  return others.filter((right) => hasOwnUnits(left, right)).map((right) => ({ left, right }));
}

/** A branch that is missing or empty is not a translation that lacks every directive. */
function hasOwnUnits(left: Twin, right: Twin): boolean {
  const starts = (twin: Twin): Set<string> =>
    new Set(twin.view.units.map(({ place }) => `${place.path}:${place.start}`));
  const [one, other] = [starts(left), starts(right)];
  return [...one].some((start) => !other.has(start)) && [...other].some((start) => !one.has(start));
}

const noGlossary = { terms: {}, measures: {}, numerals: {}, fillers: [], forbidden: [], keep: [] };
const known = new WeakMap<Catalogue, readonly Twins[]>();
const alignments = new WeakMap<Twins, Alignment>();
