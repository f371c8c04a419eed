import { axes, type CatalogueDefinition } from '../../src/core/catalogue.ts';
import { defineRule } from '../../src/core/rule.ts';
import { describeCell, type Seed, type View } from '../../src/core/seed.ts';
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
  *check(catalogue, { options }) {
    const names = namesIn(catalogue.definition);
    const bodies = catalogue.seeds.flatMap((seed) =>
      seed.cell.role === undefined && seed.cell.stage === undefined && seed.cell.mode === undefined
        ? []
        : seed.views.map((view) => ({ seed, group: `${seed.class} ${view.locale}`, units: bodyOf(view, names) })),
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

/** The directives of a view without its opening, folded, with names of the catalogue taken out. */
function bodyOf(view: View, names: ReadonlySet<string>): Set<string> {
  const units = new Set<string>();
  for (const unit of view.units) {
    if (view.sections[unit.section]?.form === 'opening') continue;
    const folded = unit.text
      .toLowerCase()
      .replaceAll('ё', 'е')
      .replace(/[\s.;,:]+$/, '');
    units.add(folded.replace(words, (word) => masked(word, names)));
  }
  return units;
}

/** Names taken out of a word, also where they are part of one: `dev-work` → `·-·`. */
function masked(word: string, names: ReadonlySet<string>): string {
  if (names.has(word)) return '·';
  return word.replace(parts, (part) => (names.has(part) ? '·' : part));
}

// One pattern for all seeds: compiling one with letter classes per seed cost more than the comparison.
const words = /[\p{L}\p{N}]+(?:[-_][\p{L}\p{N}]+)*/gu;
const parts = /[\p{L}\p{N}]+/gu;
