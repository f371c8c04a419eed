import { matches, type FileClass } from '../../src/core/catalogue.ts';
import type { Change, Drift } from '../../src/core/change.ts';
import { knobDrift, listed, none, shown, type KnobOptions } from '../../src/guard/law/knob.ts';
import { lostFrom, same } from '../../src/guard/law/same.ts';

/** What files of a class must hold, and head no longer asks of them. Which files there are is another rule's matter. */
export function* looserClasses(change: Change): Generator<Drift> {
  const now = change.head.catalogue.definition.classes;
  for (const [id, before] of Object.entries(change.base.catalogue.definition.classes)) {
    const after = now[id];
    if (after && !same(before, after)) yield* looserClass(id, before, after, change);
  }
}

function* looserClass(id: string, before: FileClass, after: FileClass, change: Change): Generator<Drift> {
  const say = (message: string, key: string, was: unknown, is: unknown, options: KnobOptions = {}): Drift => {
    const [first = key] = key.split('.');
    const knob = {
      name: `classes.${id}.${key}`,
      at: ['catalogue', 'classes', id, first],
      before: shown(was),
      after: shown(is),
    };
    return knobDrift(change, message, knob, { ...options, data: { class: id, ...options.data }, mend: 'restore' });
  };
  if (before.languages !== 'one' && after.languages === 'one')
    yield say('file-class', 'languages', before.languages, after.languages);
  for (const key of ['variables', 'functions'] as const) {
    const [was, is] = [before.template?.[key], after.template?.[key]];
    if (!was) continue;
    if (!is) yield say('file-class', `template.${key}`, was, none);
    else if (lostFrom(is, was).length > 0)
      yield say('names', `template.${key}`, was, lostFrom(is, was), { verdict: 'unclear' });
  }
  if (before.template && !after.template) yield say('file-class', 'template', before.template.language, none);
  if (modeOf(before) !== 'allowed' && modeOf(after) !== modeOf(before))
    yield say('file-class', 'frontMatter', modeOf(before), modeOf(after));
  const [was, is] = [schemaOf(before), schemaOf(after)];
  if (was && !is) yield say('file-class', 'frontMatter.schema', was, none);
  else if (was && is && !same(was, is)) {
    const lost = lostFrom(requiredOf(was), requiredOf(is));
    if (lost.length > 0) yield say('file-class', 'frontMatter.schema.required', requiredOf(was), requiredOf(is));
    else yield say('class-unclear', 'frontMatter.schema', was, is, { verdict: 'unclear' });
  }
  yield* fewerSections(id, before, after, change, say);
  if (before.listing && !same(before.listing, after.listing)) {
    const free = change.judged.seeds.filter(
      ({ class: name, cell }) =>
        name === id &&
        before.listing &&
        matches(cell, before.listing.covers) &&
        !(after.listing && matches(cell, after.listing.covers)),
    );
    if (!after.listing || free.length > 0) yield say('file-class', 'listing', before.listing, after.listing ?? none);
    else if (before.listing.file !== after.listing.file)
      yield say('class-unclear', 'listing.file', before.listing.file, after.listing.file, { verdict: 'unclear' });
  }
}

type Say = (message: string, key: string, was: unknown, is: unknown, options?: KnobOptions) => Drift;

function* fewerSections(
  id: string,
  before: FileClass,
  after: FileClass,
  { judged }: Change,
  say: Say,
): Generator<Drift> {
  const found = new Map<string, string[]>();
  for (const { class: name, cell, file } of judged.seeds) {
    if (name !== id) continue;
    const asks = ({ sections }: FileClass): string[] =>
      sections.flatMap(({ match, require }) => (matches(cell, match) ? require : []));
    const wanted = new Set(asks(after));
    for (const role of new Set(asks(before))) {
      if (wanted.has(role)) continue;
      const files = found.get(role);
      if (files) files.push(file.path);
      else found.set(role, [file.path]);
    }
  }
  for (const [role, files] of found)
    yield say('sections', 'sections', role, none, { data: { count: files.length, cells: listed(files) } });
}

function modeOf({ frontMatter }: FileClass): string {
  return frontMatter.mode;
}

function schemaOf({ frontMatter }: FileClass): Readonly<Record<string, unknown>> | undefined {
  return 'schema' in frontMatter ? frontMatter.schema : undefined;
}

function requiredOf(schema: Readonly<Record<string, unknown>>): readonly unknown[] {
  const required = schema['required'];
  return Array.isArray(required) ? required : [];
}
