import type { Catalogue } from '../core/catalogue.ts';
import type { FrontMatter, Seed, Unit, View } from '../core/seed.ts';
import { placeAt, type Place } from '../core/text.ts';
import { traceMarks } from '../core/trace-marks.ts';

/** A file that says of itself which requirements it carries, and which issues and pull requests it comes from. */
export interface Named {
  readonly seed: Seed;
  /** In the order they are named, each once; known or not. */
  readonly requirements: readonly NamedRequirement[];
  readonly issues: readonly NamedIssue[];
  readonly prs: readonly NamedIssue[];
}

export interface NamedRequirement {
  readonly id: string;
  readonly at: Place;
  /** The front matter speaks for the whole file, in all its languages. */
  readonly whole: boolean;
  /** Language → the directives that marks say it of. */
  readonly marked: ReadonlyMap<View, readonly Unit[]>;
}

/** `#12`, or as written where it is in another repository. */
export interface NamedIssue {
  readonly id: string;
  readonly at: Place;
}

/** What the files of a catalogue say of themselves, sorted by path. Worked out once. */
export function namedIn(catalogue: Catalogue): readonly Named[] {
  let named = known.get(catalogue);
  if (!named) known.set(catalogue, (named = catalogue.seeds.map((seed) => namedBy(seed, catalogue))));
  return named;
}

function namedBy(seed: Seed, { register }: Catalogue): Named {
  if (!register) return { seed, requirements: [], issues: [], prs: [] };
  const { keys } = register;
  const requirements = new Map<string, { id: string; at: Place; whole: boolean; marked: Map<View, Unit[]> }>();
  for (const { id, at } of valuesUnder(keys.requirements, seed)) {
    if (!requirements.has(id)) requirements.set(id, { id, at, whole: true, marked: new Map() });
  }
  for (const view of seed.views) {
    for (const { ids, place, units } of traceMarks(seed, view)) {
      for (const id of ids) {
        let one = requirements.get(id);
        if (!one) requirements.set(id, (one = { id, at: place, whole: false, marked: new Map() }));
        one.marked.set(view, [...(one.marked.get(view) ?? []), ...units]);
      }
    }
  }
  return {
    seed,
    requirements: [...requirements.values()],
    issues: numbersUnder(keys.issues, seed),
    prs: numbersUnder(keys.prs, seed),
  };
}

function numbersUnder(keys: readonly string[], seed: Seed): NamedIssue[] {
  const found = new Map<string, NamedIssue>();
  for (const { id, at } of valuesUnder(keys, seed)) {
    const name = /^\d+$/.test(id) ? `#${id}` : id;
    if (!found.has(name)) found.set(name, { id: name, at });
  }
  return [...found.values()];
}

function valuesUnder(keys: readonly string[], seed: Seed): NamedIssue[] {
  const { frontMatter } = seed;
  if (!frontMatter) return [];
  return keys.flatMap((key) =>
    valuesAt(frontMatter.data, key.split('.')).map((id) => ({ id, at: placeOf(id, key, frontMatter, seed) })),
  );
}

/** A value, or a list of them; what is neither text nor number names nothing. */
function valuesAt(data: unknown, [key, ...rest]: readonly string[]): string[] {
  if (key === undefined) return [data].flat().flatMap(nameOf);
  if (typeof data !== 'object' || data === null || !Object.hasOwn(data, key)) return [];
  const inner: unknown = Reflect.get(data, key);
  return valuesAt(inner, rest);
}

function nameOf(value: unknown): string[] {
  if (typeof value === 'number') return [String(value)];
  return typeof value === 'string' && value.trim() !== '' ? [value.trim()] : [];
}

/** The value where it stands behind its key; the front matter as a whole when it is written in another way. */
function placeOf(id: string, key: string, { start, end }: FrontMatter, { file }: Seed): Place {
  const block = file.text.slice(start, end);
  const from = Math.max(0, block.indexOf(`${key.split('.').at(-1)}:`));
  const bare = id.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const found = new RegExp(`(?<![\\p{L}\\p{N}_-])${bare}(?![\\p{L}\\p{N}_-])`, 'u').exec(block.slice(from));
  return found ? placeAt(file, start + from + found.index, start + from + found.index + id.length) : placeAt(file, start);
}

const known = new WeakMap<Catalogue, readonly Named[]>();
