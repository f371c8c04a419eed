import type { Carrier } from '../../src/core/carried.ts';
import { axes, type CatalogueDefinition } from '../../src/core/catalogue.ts';
import { managedBlocks, unitsIn } from '../../src/core/managed.ts';
import type { Law } from '../../src/core/policy.ts';
import { defineRule } from '../../src/core/rule.ts';
import { describeCell, type Seed } from '../../src/core/seed.ts';
import { wholeFile } from '../../src/core/text.ts';
import { nearPairs } from './near-pairs.ts';

interface Options {
  /** Share of common directives, 0 to 1, from which two bodies count as one. */
  readonly similarity: number;
  /** Bodies with fewer directives are not compared. */
  readonly minUnits: number;
}

export default defineRule<Options>({
  id: 'duplicate-body',
  scope: 'catalogue',
  category: 'catalogue',
  severity: 'warning',
  summary: 'Seeds of different roles, stages or kinds have the same body, names aside: nobody wrote it for this job.',
  messages: {
    duplicate:
      'This seed for {cell} says the same as {other}: {percent} % of its directives, names aside. Write it for its own job.',
    other: 'The same body, for {cell}',
  },
  options: { similarity: 0.9, minUnits: 5 },
  schema: {
    type: 'object',
    additionalProperties: false,
    properties: {
      similarity: { type: 'number', exclusiveMinimum: 0, maximum: 1 },
      minUnits: { type: 'integer', minimum: 1 },
    },
  },
  stricter: { similarity: 'lower', minUnits: 'lower' },
  *check(catalogue, { options }) {
    const names = namesIn(catalogue.definition);
    const duties = dutiesIn(catalogue.law);
    const bodies = catalogue.seeds.flatMap((seed) =>
      seed.cell.role === undefined && seed.cell.stage === undefined && seed.cell.mode === undefined
        ? []
        : seed.views.map((view) => ({
            seed,
            group: `${seed.class} ${view.locale}`,
            units: bodyOf({ seed, view }, names, duties),
          })),
    );
    const long = bodies.filter(({ units }) => units.size >= options.minUnits);
    const said = new Set<Seed>();
    for (const { first, second, similarity } of nearPairs(long, options.similarity)) {
      // A cluster of eight is seven findings, each pointing at the first.
      if (said.has(second.seed)) continue;
      said.add(second.seed);
      yield {
        message: 'duplicate',
        data: {
          cell: describeCell(second.seed.cell),
          other: first.seed.file.path.slice(first.seed.file.path.lastIndexOf('/') + 1),
          percent: Math.round(similarity * 100),
        },
        at: wholeFile(second.seed.file),
        related: [{ at: wholeFile(first.seed.file), message: 'other', data: { cell: describeCell(first.seed.cell) } }],
        anchor: first.seed.file.path,
      };
    }
  },
});

/** What stages, roles, modes and kinds are called. A copy may have kept the names of what it was copied from. */
function namesIn({ axes: known }: CatalogueDefinition): Set<string> {
  const values = axes.flatMap((axis) => (axis === 'locale' ? [] : Object.entries(known[axis])));
  return new Set(values.flatMap(([value, aliases]) => [value, ...aliases]));
}

/** The directives of all policies, folded. Carrying them is a duty: they say nothing about who wrote a seed for its job. */
function dutiesIn({ policies }: Law): Set<string> {
  const texts = policies.flatMap((policy) => Object.values(policy.texts));
  return new Set(texts.flatMap(({ view }) => view.units.map((unit) => folded(unit.text))));
}

/** The directives of a view, folded, with names of the catalogue taken out; without its opening and its policies. */
function bodyOf(carrier: Carrier, names: ReadonlySet<string>, duties: ReadonlySet<string>): Set<string> {
  const { view } = carrier;
  const managed = new Set(managedBlocks(view).flatMap((block) => unitsIn(block, carrier)));
  const units = new Set<string>();
  for (const unit of view.units) {
    if (view.sections[unit.section]?.form === 'opening' || managed.has(unit)) continue;
    const text = folded(unit.text);
    if (!duties.has(text)) units.add(text.replace(words, (word) => masked(word, names)));
  }
  return units;
}

function folded(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[\s.;,:]+$/, '');
}

/** Names taken out of a word, also where they are part of one: `dev-work` → `·-·`. */
function masked(word: string, names: ReadonlySet<string>): string {
  if (names.has(word)) return '·';
  return word.replace(parts, (part) => (names.has(part) ? '·' : part));
}

// One pattern for all seeds: compiling one with letter classes per seed cost more than the comparison.
const words = /[\p{L}\p{N}]+(?:[-_][\p{L}\p{N}]+)*/gu;
const parts = /[\p{L}\p{N}]+/gu;
