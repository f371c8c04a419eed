import { matches, pathIn, type Catalogue, type CatalogueDefinition, type Layer } from './catalogue.ts';
import { axesOf, namesOf } from './name.ts';
import type { Cell, Seed } from './seed.ts';

/** One prompt an agent may get: a stage, role or mode with its kind, where the catalogue has kinds, and its locale. */
export interface Run extends Cell {
  readonly locale: string;
}

/** One candidate of a layer that was considered for a run. */
export interface Attempt {
  readonly candidate: string;
  readonly path: string;
  readonly exists: boolean;
}

/** What a layer contributes to a run, and why. */
export interface Resolution {
  readonly layer: Layer;
  readonly attempts: readonly Attempt[];
  /** The first attempt that exists. */
  readonly winner?: Attempt;
  readonly state: LayerState;
}

/** `present`: served by the canonical candidate or a more specific one; `fallback`: by a later one; `missing`: by none. */
export type LayerState = 'present' | 'fallback' | 'missing';

export interface Matrix {
  readonly rows: readonly { readonly run: Run; readonly layers: readonly Resolution[] }[];
  readonly required: readonly RequiredFile[];
  /** Files of layered classes that no run ever gets. */
  readonly unreachable: readonly Unreachable[];
}

/** A file that `required` asks for. */
export interface RequiredFile {
  readonly class: string;
  /** The name pattern of the requirement. */
  readonly name: string;
  readonly cell: Cell;
  readonly path: string;
  readonly present: boolean;
}

export interface Unreachable {
  readonly seed: Seed;
  /** Files that won where this one was a candidate, with one such run each; empty when it never was a candidate. */
  readonly shadowedBy: readonly { readonly path: string; readonly run: Run }[];
}

/** Every run the definition declares, in its order: rule, kind, locale. */
export function runsOf(definition: CatalogueDefinition): Run[] {
  const locales = Object.keys(definition.axes.locale);
  return definition.runs.flatMap(({ kinds, ...run }) => {
    const variants: Cell[] = kinds.length === 0 ? [run] : kinds.map((kind) => ({ ...run, kind }));
    return variants.flatMap((variant) => locales.map((locale) => ({ ...variant, locale })));
  });
}

/** Tries the candidates of every layer that applies to a run. */
export function resolve(catalogue: Catalogue, run: Run): Resolution[] {
  const present = pathsOf(catalogue);
  return catalogue.definition.layers
    .filter((layer) => matches(run, layer.match))
    .map((layer) => {
      const attempts = attemptsOf(catalogue.definition, layer, run, present);
      const winner = attempts.find((attempt) => attempt.exists);
      if (!winner) return { layer, attempts, state: 'missing' as const };
      const canonical = layer.candidates.indexOf(layer.canonical ?? layer.candidates[0] ?? '');
      const state =
        layer.candidates.indexOf(winner.candidate) <= canonical ? ('present' as const) : ('fallback' as const);
      return { layer, attempts, winner, state };
    });
}

/** All runs resolved, all required files looked for, all files counted that no run gets. */
export function matrixOf(catalogue: Catalogue): Matrix {
  let matrix = matrices.get(catalogue);
  if (!matrix) matrices.set(catalogue, (matrix = buildMatrix(catalogue)));
  return matrix;
}

function buildMatrix(catalogue: Catalogue): Matrix {
  const rows = runsOf(catalogue.definition).map((run) => ({ run, layers: resolve(catalogue, run) }));
  const won = new Set<string>();
  const lost = new Map<string, Map<string, Run>>();
  for (const { run, layers } of rows) {
    for (const { attempts, winner } of layers) {
      if (!winner) continue;
      won.add(winner.path);
      for (const attempt of attempts) {
        if (!attempt.exists || attempt.path === winner.path) continue;
        let winners = lost.get(attempt.path);
        if (!winners) lost.set(attempt.path, (winners = new Map()));
        if (!winners.has(winner.path)) winners.set(winner.path, run);
      }
    }
  }
  const layered = new Set(catalogue.definition.layers.map((layer) => layer.class));
  const unreachable = catalogue.seeds
    .filter((seed) => layered.has(seed.class) && !won.has(seed.file.path))
    .map((seed) => ({
      seed,
      shadowedBy: [...(lost.get(seed.file.path) ?? [])]
        .map(([path, run]) => ({ path, run }))
        // A file that is also somebody's last resort lost many runs; the reader thinks of its own stage first.
        .toSorted((a, b) => Number(b.run.stage === seed.cell.stage) - Number(a.run.stage === seed.cell.stage)),
    }));
  return { rows, required: requiredFiles(catalogue), unreachable };
}

/** Every file `required` asks for, present or not. An alias name counts as present. */
export function requiredFiles(catalogue: Catalogue): RequiredFile[] {
  const { axes, classes, required } = catalogue.definition;
  const present = pathsOf(catalogue);
  return required.flatMap((wanted) => {
    const folder = classes[wanted.class]?.folder ?? '';
    let cells: Cell[] = [{}];
    for (const axis of axesOf(wanted.name)) {
      const values = wanted.values[axis] ?? Object.keys(axes[axis]);
      cells = cells.flatMap((cell) => values.map((value) => ({ ...cell, [axis]: value })));
    }
    return cells.map((cell) => {
      const paths = namesOf(wanted.name, cell, axes).map((name) => pathIn(folder, name));
      const found = paths.find((path) => present.has(path));
      return {
        class: wanted.class,
        name: wanted.name,
        cell,
        path: found ?? paths[0] ?? '',
        present: found !== undefined,
      };
    });
  });
}

/**
 * The catalogue's locale for any spelling: `ru_RU.UTF-8` → `ru`.
 * Undefined when it is unknown and the catalogue has no `otherwise`.
 */
export function normaliseLocale(definition: CatalogueDefinition, locale: string | undefined): string | undefined {
  const { locale: rules, axes } = definition;
  const wanted = (locale ?? '').trim().toLowerCase();
  if (wanted === '') return rules.default;
  const known = Object.entries(axes.locale);
  const exact = known.find(([name, aliases]) =>
    [name, ...aliases].some((spelling) => spelling.toLowerCase() === wanted),
  );
  const prefix = known.find(
    ([name]) => wanted.startsWith(name.toLowerCase()) && !/^\p{L}/u.test(wanted.slice(name.length)),
  );
  return exact?.[0] ?? prefix?.[0] ?? rules.otherwise;
}

function attemptsOf(definition: CatalogueDefinition, layer: Layer, run: Run, present: ReadonlySet<string>): Attempt[] {
  const folder = definition.classes[layer.class]?.folder ?? '';
  const attempts = new Map<string, Attempt>();
  for (const candidate of layer.candidates) {
    for (const name of namesOf(candidate, run, definition.axes)) {
      const path = pathIn(folder, name);
      if (!attempts.has(path)) attempts.set(path, { candidate, path, exists: present.has(path) });
    }
  }
  return [...attempts.values()];
}

function pathsOf(catalogue: Catalogue): ReadonlySet<string> {
  let set = paths.get(catalogue);
  if (!set) {
    const unread = (catalogue.unread ?? []).map(({ path }) => path);
    paths.set(catalogue, (set = new Set([...catalogue.seeds.map((seed) => seed.file.path), ...unread])));
  }
  return set;
}

const paths = new WeakMap<Catalogue, Set<string>>();
const matrices = new WeakMap<Catalogue, Matrix>();
