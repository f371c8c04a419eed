import { axes as allAxes, matches, type Axis, type Catalogue, type CellPattern } from '../../core/catalogue.ts';
import { groupBy } from '../../core/group.ts';
import type { LocalePack } from '../../core/locale-pack.ts';
import { matrixOf } from '../../core/resolve.ts';
import { readCatalogue } from '../catalogue.ts';
import { configFrom } from '../config.ts';
import type { Source } from '../source.ts';
import type { WrittenCatalogue } from '../written.ts';
import { candidatesOf } from './candidates.ts';

/** What a proposed catalogue is tried on. */
export interface Reading {
  readonly source: Source;
  readonly packs: ReadonlyMap<string, LocalePack>;
}

function read(catalogue: WrittenCatalogue, { source, packs }: Reading): Catalogue {
  return readCatalogue(source, configFrom({ catalogue }), packs).catalogue;
}

/** What would be hidden behind other candidates gets a layer of its own: nobody has said yet that one replaces the other. */
export function withReach(catalogue: WrittenCatalogue, reading: Reading): WrittenCatalogue {
  const { unreachable } = matrixOf(read(catalogue, reading));
  const hidden = new Set(unreachable.flatMap(({ seed }) => (seed.class === 'seed' ? seed.pattern : [])));
  if (hidden.size === 0) return catalogue;
  const apart = [...hidden].map((pattern, index) => ({
    id: `more-${index + 1}`,
    class: 'seed',
    candidates: candidatesOf([pattern]),
    required: false,
  }));
  const gone = new Set(apart.flatMap(({ candidates }) => candidates));
  const layers = (catalogue.layers ?? []).flatMap((layer) => {
    if (layer.id !== 'prompt') return [layer];
    const candidates = layer.candidates.filter((candidate) => !gone.has(candidate));
    return candidates.length === 0 ? [] : [{ ...layer, candidates }];
  });
  return { ...catalogue, layers: [...layers, ...apart] };
}

/** Sections that all prompts of a kind have are asked of the next one, too. */
export function withSections(catalogue: WrittenCatalogue, reading: Reading): WrittenCatalogue {
  const { seeds } = read(catalogue, reading);
  const classes = Object.entries(catalogue.classes ?? {}).map(([id, one]) => {
    const own = seeds.filter((seed) => seed.class === id);
    const groups = groupBy(own, ({ cell }) => JSON.stringify(shapeOf(Object.keys(cell))));
    const sections = [...groups.values()].flatMap((group) => {
      const match = shapeOf(Object.keys(group[0]?.cell ?? {}));
      const alike = own.filter(({ cell }) => matches(cell, match));
      const views = alike.flatMap((seed) => seed.views);
      const roles = views.map((view) => new Set(view.sections.flatMap(({ role }) => role ?? [])));
      const common = [...(roles[0] ?? [])].filter((role) => roles.every((others) => others.has(role)));
      const isCell = Object.values(match).includes('*');
      return !isCell || views.length < 4 || common.length === 0 ? [] : [{ match, require: common }];
    });
    return [id, sections.length === 0 ? one : { ...one, sections }] as const;
  });
  return { ...catalogue, classes: Object.fromEntries(classes) };
}

function shapeOf(named: readonly string[]): CellPattern {
  const shape: Partial<Record<Axis, string | null>> = {};
  for (const axis of allAxes) if (axis !== 'locale' && axis !== 'kind') shape[axis] = named.includes(axis) ? '*' : null;
  return shape;
}
