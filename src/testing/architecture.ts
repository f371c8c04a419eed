import { posix } from 'node:path';
import { factsOf, type Import } from './source-facts.ts';

/**
 * Who may lean on whom, as data. A layer is a folder below `src/`, a module that lies directly in it (`index`),
 * `rules` for the list of rules and `rules/*` for each rule by itself.
 */
export interface House {
  /** Layer → layers it may import besides itself. */
  readonly mayImport: Readonly<Record<string, readonly string[]>>;
  /** Packages, built-in and virtual modules that only some files may know; `*` is a computed name. Others are free. */
  readonly modules: readonly Reserved[];
  /** Names that only some files may speak: `process`, `Date.now`. */
  readonly names: readonly Reserved[];
}

/** Belongs to tests and to files whose path begins with one of `to`; to nobody at all when `to` is empty. */
export interface Reserved {
  readonly what: RegExp;
  readonly to: readonly string[];
}

/** What a module does that its place in the house does not allow, one sentence each. */
export function trespasses(path: string, source: string, house: House): string[] {
  const { imports, names } = factsOf(path, source);
  return [
    ...imports.flatMap((one) => trespass(path, one, house).map((fault) => `${path}:${one.line} ${fault}`)),
    ...names
      .filter(({ name }) => !allowed(house.names, name, path))
      .map(({ name, line }) => `${path}:${line} speaks of ${name}`),
  ];
}

/** A circle of modules that need each other to start, as their paths; undefined when there is none. */
export function circle(sources: ReadonlyMap<string, string>): string[] | undefined {
  const needs = new Map(
    [...sources].map(([path, source]) => [
      path,
      factsOf(path, source)
        .imports.filter(({ typeOnly, lazy }) => !typeOnly && !lazy)
        .flatMap(({ specifier }) => targetOf(path, specifier) ?? []),
    ]),
  );
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): string[] | undefined => {
    const at = trail.indexOf(path);
    if (at !== -1) return [...trail.slice(at), path];
    if (done.has(path)) return undefined;
    for (const next of needs.get(path) ?? []) {
      const found = visit(next, [...trail, path]);
      if (found) return found;
    }
    done.add(path);
    return undefined;
  };
  for (const path of needs.keys()) {
    const found = visit(path, []);
    if (found) return found;
  }
  return undefined;
}

function trespass(path: string, { specifier }: Import, house: House): string[] {
  const target = targetOf(path, specifier);
  if (target === undefined) {
    return allowed(house.modules, specifier, path) ? [] : [`imports ${specifier}`];
  }
  const from = layerOf(path);
  const to = layerOf(target);
  const known = house.mayImport[anyRule(from)] ?? [];
  if (isTest(path) || to === from || known.includes(anyRule(to))) return [];
  return [`(${from}) imports ${target} (${to})`];
}

function allowed(reserved: readonly Reserved[], name: string, path: string): boolean {
  return reserved.every(({ what, to }) => {
    if (!what.test(name) || to.some((start) => path.startsWith(start))) return true;
    return isTest(path) && to.length > 0;
  });
}

/** Path from the root of the project; undefined for packages, built-in and virtual modules. */
function targetOf(path: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  return posix.join(posix.dirname(path), specifier.replace(/\?.*$/, ''));
}

/** `src/read/seed.ts` → `read`, `src/index.ts` → `index`, `rules/mixed-script/rule.ts` → `rules/mixed-script`. */
function layerOf(path: string): string {
  const parts = path.split('/');
  if (parts[0] === 'rules') return parts.length > 2 ? `rules/${parts[1]}` : 'rules';
  if (parts[0] !== 'src') return '(outside)';
  return parts.length > 2 ? (parts[1] ?? '') : (parts[1] ?? '').replace(/\.ts$/, '');
}

function anyRule(layer: string): string {
  return layer.replace(/^rules\/.+/, 'rules/*');
}

function isTest(path: string): boolean {
  return path.endsWith('.test.ts');
}
