import type { CatalogueDefinition } from '../core/catalogue.ts';
import { isPreset, SeedlintError } from '../core/errors.ts';
import { evidenceFault } from '../core/evidence.ts';
import type { EvidencePart, Law, Parameter, Policy, PolicyScope, Waiver, WriteScope } from '../core/policy.ts';
import type { Path } from './config-merge.ts';
import { axisValue, readCells, type Locate } from './definition-axes.ts';
import { checkClass, missing } from './definition-checks.ts';
import { checkOrder } from './law-order.ts';
import type { OneOrMore, WrittenLaw, WrittenPart, WrittenPolicy, WrittenScope } from './written-law.ts';

/**
 * The law a merged file stands for, without its texts: defaults filled in, aliases made canonical. Throws SeedlintError
 * where something is named that is not there, with the place that names it.
 */
export function readLaw(
  { policies = {}, writeScope = [] }: WrittenLaw,
  definition: CatalogueDefinition,
  at: Locate,
): Law {
  const read: Policy[] = Object.entries(policies).map(([id, written]) => readPolicy(id, written, definition, at));
  checkOrder(read, at);
  return {
    policies: read,
    writeScopes: writeScope.map((entry, index) => readWriteScope(entry, index, definition, at)),
  };
}

function readPolicy(id: string, written: WrittenPolicy, definition: CatalogueDefinition, at: Locate): Policy {
  const path: Path = ['policies', id];
  const { force, title = id, within = 'seed', order = {}, evidence = {}, parameters = {} } = written;
  if (force === undefined)
    throw missing('force', `"policies.${id}"`, 'Say how strongly a prompt must put it.', at(path, 'key'));
  const scopes = (key: 'scope' | 'except'): PolicyScope[] =>
    several(written[key]).map(({ item, index }) => {
      const below: Path = index === undefined ? [...path, key] : [...path, key, index];
      return readScope(item, definition, below, at);
    });
  return {
    id,
    title: typeof title === 'string' ? { '': title } : title,
    force,
    scope: written.scope === undefined ? [{ cells: {} }] : scopes('scope'),
    except: scopes('except'),
    within,
    sections: list(written.section),
    before: list(order.before),
    after: list(order.after),
    carried: list(written.carried),
    evidence: readEvidence(evidence, definition, [...path, 'evidence'], at),
    parameters: Object.entries(parameters).map(([name, parameter]) =>
      readParameter(name, parameter, [...path, 'parameters', name], at),
    ),
    traces: written.traces ?? [],
    tracePlaces: (written.traces ?? []).map((_, index) => at([...path, 'traces', index])),
    waivers: (written.waivers ?? []).map(({ scope, ...waiver }, index): Waiver => {
      const below: Path = [...path, 'waivers', index];
      return {
        ...waiver,
        scope: readScope(scope, definition, [...below, 'scope'], at),
        place: at([...below, 'until']),
      };
    }),
    texts: {},
    place: at(path, 'key'),
  };
}

function readScope(
  { class: named, ...cells }: WrittenScope,
  definition: CatalogueDefinition,
  path: Path,
  at: Locate,
): PolicyScope {
  for (const { item, index } of several(named)) {
    checkClass(definition.classes, item, index === undefined ? [...path, 'class'] : [...path, 'class', index], at);
  }
  return {
    ...(named === undefined ? {} : { classes: list(named) }),
    cells: readCells(definition.axes, cells, path, at),
  };
}

function readEvidence(
  written: Readonly<Record<string, readonly WrittenPart[]>>,
  { axes }: CatalogueDefinition,
  path: Path,
  at: Locate,
): Policy['evidence'] {
  return Object.fromEntries(
    Object.entries(written).flatMap(([tag, parts]) => {
      const place = at([...path, tag], 'key');
      // A preset speaks more languages than a catalogue built on it may want.
      if (isPreset(place) && !Object.hasOwn(axes.locale, tag)) return [];
      const locale = axisValue(axes, 'locale', tag, () => place);
      return [[locale, parts.map((part, index) => readPart(part, [...path, tag, index], at))] as const];
    }),
  );
}

function readPart(written: WrittenPart, path: Path, at: Locate): EvidencePart {
  const part = typeof written === 'object' && 'any' in written ? written.any.map(list) : [list(written)];
  for (const phrase of part.flat()) {
    const fault = evidenceFault(phrase);
    if (fault === undefined) continue;
    const hint = 'Split it into several phrases.';
    throw new SeedlintError('config-invalid', { key: 'evidence', reason: `"${phrase}": ${fault}.`, hint }, at(path));
  }
  return part;
}

function readParameter(
  name: string,
  { value, stricter, near = {} }: NonNullable<WrittenPolicy['parameters']>[string],
  path: Path,
  at: Locate,
): Parameter {
  const range = value === undefined ? undefined : typeof value === 'number' ? ([value, value] as const) : value;
  if (range && range[0] > range[1]) {
    const reason = `"${name}" goes from ${range[0]} to ${range[1]}.`;
    throw new SeedlintError(
      'config-invalid',
      { key: name, reason, hint: 'Write the smaller number first.' },
      at([...path, 'value']),
    );
  }
  for (const [tag, phrases] of Object.entries(near)) {
    for (const [index, phrase] of phrases.entries()) {
      const fault = evidenceFault(phrase);
      if (fault === undefined) continue;
      const reason = `"${phrase}": ${fault}.`;
      const hint = 'Split it into several phrases.';
      throw new SeedlintError('config-invalid', { key: 'near', reason, hint }, at([...path, 'near', tag, index]));
    }
  }
  return { name, ...(range ? { value: range } : {}), ...(stricter === undefined ? {} : { stricter }), near };
}

function readWriteScope(
  { match, write, ...names }: NonNullable<WrittenLaw['writeScope']>[number],
  index: number,
  { axes }: CatalogueDefinition,
  at: Locate,
): WriteScope {
  const path: Path = ['writeScope', index];
  return {
    ...names,
    match: { cells: readCells(axes, match, [...path, 'match'], at) },
    write: typeof write === 'string' ? write : { paths: write },
    place: at(path),
  };
}

function list<Item>(written: OneOrMore<Item> | undefined): Item[] {
  return several(written).map(({ item }) => item);
}

/** One thing or several; the index is there when they are written as a list. */
function several<Item>(written: OneOrMore<Item> | undefined): { item: Item; index: number | undefined }[] {
  if (written === undefined) return [];
  return isList(written) ? written.map((item, index) => ({ item, index })) : [{ item: written, index: undefined }];
}

function isList<Item>(written: OneOrMore<Item>): written is readonly Item[] {
  return Array.isArray(written);
}
