import type { Catalogue } from '../core/catalogue.ts';
import type { TracedDocument } from '../core/requirement.ts';
import type { Seed, Unit, View } from '../core/seed.ts';
import type { Place } from '../core/text.ts';
import { traceMarks } from '../core/trace-marks.ts';
import { valuesUnder } from '../core/traced-values.ts';

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
  if (!named) {
    const documents = new Map(catalogue.register?.prompts.map((document) => [document.file.path, document]));
    named = catalogue.seeds.map((seed) => namedBy(seed, documents.get(seed.file.path), catalogue));
    known.set(catalogue, named);
  }
  return named;
}

function namedBy(seed: Seed, document: TracedDocument | undefined, { register }: Catalogue): Named {
  if (!register) return { seed, requirements: [], issues: [], prs: [] };
  const { keys } = register;
  const requirements = new Map<string, { id: string; at: Place; whole: boolean; marked: Map<View, Unit[]> }>();
  for (const { id, at } of namesUnder(keys.requirements, document)) {
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
    issues: numbersUnder(keys.issues, document),
    prs: numbersUnder(keys.prs, document),
  };
}

function numbersUnder(keys: readonly string[], document: TracedDocument | undefined): NamedIssue[] {
  const found = new Map<string, NamedIssue>();
  for (const { id, at } of namesUnder(keys, document)) {
    const name = /^\d+$/.test(id) ? `#${id}` : id;
    if (!found.has(name)) found.set(name, { id: name, at });
  }
  return [...found.values()];
}

/** What is neither text nor number names nothing. */
function namesUnder(keys: readonly string[], document: TracedDocument | undefined): NamedIssue[] {
  if (!document) return [];
  return keys.flatMap((key) =>
    valuesUnder(document, key).flatMap(({ value, place }) => {
      const id = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
      return id === '' ? [] : [{ id, at: place }];
    }),
  );
}

const known = new WeakMap<Catalogue, readonly Named[]>();
