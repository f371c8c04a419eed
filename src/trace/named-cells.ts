import { isUnread, translationsOf, type Catalogue } from '../core/catalogue.ts';
import { groupBy } from '../core/group.ts';
import { matrixOf, type RequiredFile } from '../core/resolve.ts';
import type { Cell, Seed, View } from '../core/seed.ts';
import { byPath } from './cell-order.ts';
import type { Depth } from './depth.ts';
import { namedIn, type NamedRequirement } from './named.ts';
import type { CellTrace } from './trace.ts';

/** Does a file carry a requirement in another way: by a policy that stands for it? */
export type CarriesOtherwise = (requirement: string, seed: Seed, locale: string) => boolean;

/** Files that name a requirement themselves, and translations of them that do not: requirement → cells, sorted by path. */
export function namedCells(
  catalogue: Catalogue,
  carries: CarriesOtherwise,
  depth: Depth,
): ReadonlyMap<string, CellTrace[]> {
  const absent = absentFiles(catalogue);
  return new Map(
    [...namings(catalogue)].map(([id, seeds]) => {
      const cells = [...seeds].flatMap(([seed, naming]) =>
        seed.views.flatMap((view) => {
          if (naming.whole || naming.marked.has(view)) return [named(seed, view, naming, depth)];
          return carries(id, seed, view.locale) ? [] : [lacking({ ...seed.cell, locale: view.locale }, seed.file.path)];
        }),
      );
      const twins = new Set([...seeds.keys()].flatMap((seed) => translationsOf(catalogue, seed)));
      for (const twin of twins) {
        if (seeds.has(twin)) continue;
        for (const { locale } of twin.views) {
          if (!carries(id, twin, locale)) cells.push(lacking({ ...twin.cell, locale }, twin.file.path));
        }
      }
      const gone = new Set([...seeds.keys()].flatMap((seed) => absent.get(twinKey(seed.class, seed.cell)) ?? []));
      for (const { cell, path } of gone) cells.push({ ...lacking(cell, path), why: 'absent' });
      return [id, cells.toSorted(byPath)];
    }),
  );
}

/** Requirement → the files that name it. */
function namings(catalogue: Catalogue): Map<string, Map<Seed, NamedRequirement>> {
  const found = new Map<string, Map<Seed, NamedRequirement>>();
  for (const { seed, requirements } of namedIn(catalogue)) {
    for (const one of requirements) {
      let seeds = found.get(one.id);
      if (!seeds) found.set(one.id, (seeds = new Map<Seed, NamedRequirement>()));
      seeds.set(seed, one);
    }
  }
  return found;
}

function named(seed: Seed, view: View, { at, whole, marked }: NamedRequirement, depth: Depth): CellTrace {
  const units = marked.get(view) ?? [];
  const cell = { ...seed.cell, locale: view.locale };
  // A mark with nothing behind it promises what nobody says.
  if (!whole && units.length === 0) return { ...lacking(cell, seed.file.path), line: at.line };
  const doubt = units.length > 0 ? depth.ofUnits(units, { seed, view }) : depth.ofFile({ seed, view });
  const said = units.map(({ text, place }) => ({ path: seed.file.path, line: place.line, text }));
  return {
    cell,
    state: 'covered',
    deep: doubt === undefined,
    ...(doubt ? { why: doubt } : {}),
    path: seed.file.path,
    line: said[0]?.line ?? at.line,
    said,
  };
}

function lacking(cell: Cell, path: string): CellTrace {
  return { cell, state: 'missing', deep: false, path, line: 1, said: [] };
}

/** Files that must be there and are not, by all that translations have in common. */
function absentFiles(catalogue: Catalogue): ReadonlyMap<string, RequiredFile[]> {
  const files = matrixOf(catalogue).required.filter(({ present, path }) => !present && !isUnread(catalogue, path));
  return groupBy(files, (file) => twinKey(file.class, file.cell));
}

function twinKey(fileClass: string, { stage, role, mode, kind, locale }: Cell): string {
  return JSON.stringify([fileClass, stage, role, mode, kind, locale === undefined]);
}
