import { addTo } from '../../src/core/group.ts';
import { canonicalValue, type Axis, type Catalogue, type CatalogueDefinition } from '../../src/core/catalogue.ts';
import type { Found } from '../../src/core/finding.ts';
import { defineRule } from '../../src/core/rule.ts';
import type { Section, Seed, Token, Unit } from '../../src/core/seed.ts';
import { placeAt, type Place } from '../../src/core/text.ts';

interface Options {
  /** Share of sibling seeds that must name their role before a seed that does not is reported; above 1: never. */
  readonly namedShare: number;
}

export default defineRule<Options>({
  id: 'identity-mismatch',
  scope: 'catalogue',
  category: 'catalogue',
  severity: 'error',
  summary: 'The opening line or the front matter names another stage, role, mode or kind than the file name.',
  messages: {
    stage: 'The opening names stage {found}, the file is for {expected}. Correct one of them.',
    role: 'The opening names {found}, but this seed is for {expected}. Name {expected}, or rename the file.',
    kind: 'The opening speaks of {found} mode, the file is the {expected} seed. Correct one of them.',
    unnamed: 'The opening names no role; {share} of {total} seeds of this kind name theirs. Name {expected}.',
    data: 'Front matter says {axis}: {found}, the file name says {expected}. Correct one of them.',
  },
  options: { namedShare: 0.8 },
  schema: {
    type: 'object',
    additionalProperties: false,
    properties: { namedShare: { type: 'number', minimum: 0 } },
  },
  stricter: { namedShare: 'lower' },
  *check(catalogue, { options }) {
    const { definition } = catalogue;
    const openings = catalogue.seeds.flatMap((seed) => readOpening(seed, definition));
    for (const seed of catalogue.seeds) yield* frontMatterFaults(seed, definition);
    for (const opening of openings) yield* openingFaults(opening, definition);
    yield* unnamed(openings, catalogue, options.namedShare);
  },
});

/** What the first line of a seed says it is for. */
interface Opening {
  readonly seed: Seed;
  readonly unit: Unit;
  readonly stages: readonly Claim[];
  readonly roles: readonly Claim[];
  readonly kinds: readonly Claim[];
}

interface Claim {
  readonly value: string;
  readonly place: Place;
}

function readOpening(seed: Seed, definition: CatalogueDefinition): Opening[] {
  return seed.views.flatMap((view) => {
    const [unit] = view.units;
    if (!unit || !opens(view.sections[unit.section])) return [];
    const opening: Record<'stages' | 'roles' | 'kinds', Claim[]> = { stages: [], roles: [], kinds: [] };
    for (const token of unit.tokens) readToken(token, seed, definition, opening);
    opening.stages.push(...stageWords(seed, unit, definition));
    opening.kinds.push(...modeWords(seed, unit, definition));
    return [{ seed, unit, ...opening }];
  });
}

/** Before any label, or under the title of the page; a title that names a section («Цель») is none. */
function opens(section: Section | undefined): boolean {
  if (section?.form === 'heading') return section.level === 1 && section.role === undefined;
  return section?.form === 'opening';
}

/** `sa`, `run:arch`, `run:intake:revise`, `dev:revise`: a name that is both a role and a stage is a role unless the token says otherwise. */
function readToken(
  token: Token,
  seed: Seed,
  definition: CatalogueDefinition,
  opening: Record<'stages' | 'roles' | 'kinds', Claim[]>,
): void {
  const match = /^(?:(run|stage|role):)?([\p{L}\p{N}_-]+?)(?::([\p{L}\p{N}_-]+))?$/u.exec(token.text);
  if (!match?.[2]) return;
  const [, prefix, word, suffix] = match;
  const name = word.replaceAll('_', '-');
  const stage = canonicalValue(definition, 'stage', name);
  const role = canonicalValue(definition, 'role', name);
  const kind = suffix === undefined ? undefined : canonicalValue(definition, 'kind', suffix);
  if (kind !== undefined) opening.kinds.push({ value: kind, place: token.place });
  if (role !== undefined && prefix !== 'run' && prefix !== 'stage' && suffix === undefined) {
    opening.roles.push({ value: role, place: token.place });
  } else if (stage !== undefined && (prefix !== undefined || suffix !== undefined || seed.cell.stage !== undefined)) {
    opening.stages.push({ value: stage, place: token.place });
  }
}

// «Стадия build: …», "Stage build, mode work": said in the first words it is the title, further on it may be any stage.
const stageTitle = /^[#*_\s]*(?:стадия|этап|stage)[\s:]+[*_«"]*([\p{L}\p{N}_-]+)/iu;

function stageWords(seed: Seed, unit: Unit, definition: CatalogueDefinition): Claim[] {
  const match = stageTitle.exec(seed.file.text.slice(unit.place.start, unit.place.end));
  const word = match?.[1] ?? '';
  const value = canonicalValue(definition, 'stage', word.toLowerCase());
  if (!match || value === undefined) return [];
  const end = unit.place.start + match[0].length;
  return [{ value, place: placeAt(seed.file, end - word.length, end) }];
}

// «в режиме revise», "in revise mode": a bare "review" is an everyday word and says nothing.
const modes = [/(?<![\p{L}])режим[а-яё]*\s+`?([\p{L}-]+)/giu, /(?<![\p{L}-])([a-z-]+)`?\s+mode(?![\p{L}])/giu];

function modeWords(seed: Seed, unit: Unit, definition: CatalogueDefinition): Claim[] {
  const source = seed.file.text.slice(unit.place.start, unit.place.end);
  return modes.flatMap((pattern) =>
    [...source.matchAll(pattern)].flatMap((match) => {
      const word = match[1] ?? '';
      const value = canonicalValue(definition, 'kind', word.toLowerCase());
      const start = unit.place.start + match.index + match[0].indexOf(word);
      return value === undefined ? [] : [{ value, place: placeAt(seed.file, start, start + word.length) }];
    }),
  );
}

function* openingFaults({ seed, stages, roles, kinds }: Opening, definition: CatalogueDefinition): Generator<Found> {
  const { cell } = seed;
  const checks: [Axis, readonly Claim[], readonly string[]][] = [
    ['stage', stages, cell.stage === undefined ? [] : [cell.stage]],
    ['role', roles, expectedRoles(seed, definition)],
    ['kind', kinds, cell.kind === undefined ? [] : [cell.kind]],
  ];
  for (const [axis, claims, expected] of checks) {
    const [first] = claims;
    // Several names are collaborators: one right name among them is enough.
    if (!first || expected.length === 0 || claims.some(({ value }) => expected.includes(value))) continue;
    const found = [...new Set(claims.map(({ value }) => value))].join(', ');
    yield { message: axis, data: { found, expected: expected[0] ?? '' }, at: first.place, anchor: `${axis} ${found}` };
  }
}

/** A seed with a role in its name is for that role; a stage seed is for the role that runs the stage first of all. */
function expectedRoles({ cell }: Seed, definition: CatalogueDefinition): readonly string[] {
  if (cell.role !== undefined) return [cell.role];
  if (cell.stage === undefined) return [];
  const run = definition.runs.find(({ stage, role }) => stage === cell.stage && role !== undefined);
  return run?.role === undefined ? [] : [run.role];
}

function* frontMatterFaults(seed: Seed, definition: CatalogueDefinition): Generator<Found> {
  if (!seed.frontMatter) return;
  const { data, start, end } = seed.frontMatter;
  for (const axis of ['stage', 'role', 'mode', 'kind', 'locale'] as const) {
    const value = data[axis];
    const expected = seed.cell[axis];
    if (typeof value !== 'string' || expected === undefined) continue;
    if ((canonicalValue(definition, axis, value) ?? value) === expected) continue;
    const key = new RegExp(`^${axis}[ \\t]*:[^\\r\\n]*`, 'm').exec(seed.file.text.slice(start, end));
    const from = start + (key?.index ?? 0);
    yield {
      message: 'data',
      data: { axis, found: value, expected },
      at: placeAt(seed.file, from, from + (key?.[0].length ?? 3)),
      anchor: `front matter ${axis}`,
    };
  }
}

function* unnamed(openings: readonly Opening[], { definition }: Catalogue, share: number): Generator<Found> {
  const groups = new Map<string, Opening[]>();
  for (const opening of openings) {
    if (expectedRoles(opening.seed, definition).length === 0) continue;
    const { class: name, pattern, cell } = opening.seed;
    addTo(groups, JSON.stringify([name, pattern, cell.kind, opening.seed.views.length]), opening);
  }
  for (const group of groups.values()) {
    const named = group.filter(({ roles }) => roles.length > 0).length;
    if (group.length < 5 || named / group.length < share) continue;
    for (const { seed, unit, roles, stages } of group) {
      // A role written together with another stage (`dev:revise`) is a wrong name, reported as such.
      if (roles.length > 0 || stages.some(({ value }) => value !== seed.cell.stage)) continue;
      yield {
        message: 'unnamed',
        data: { share: named, total: group.length, expected: expectedRoles(seed, definition)[0] ?? '' },
        at: unit.place,
        anchor: 'unnamed',
      };
    }
  }
}
