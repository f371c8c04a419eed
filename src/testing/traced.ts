import type { Catalogue } from '../core/catalogue.ts';
import type { Policy } from '../core/policy.ts';
import type { Requirement } from '../core/requirement.ts';
import { placeAt, type TextFile } from '../core/text.ts';
import type { Cell } from '../core/seed.ts';
import { builtInPacks } from '../read/locale-packs.ts';
import { readCatalogue } from '../read/catalogue.ts';
import { memorySource } from '../read/source-memory.ts';
import type { CellDoubt, CellState, CellTrace, SaidUnit, Trace } from '../trace/trace.ts';
import { testConfig } from './config.ts';

/** A catalogue in memory, with whatever files a test puts into it. */
export function tracedCatalogue(files: Readonly<Record<string, string>>): Catalogue {
  const config = testConfig({
    catalogue: {
      runs: [
        { stage: 'dev', role: 'dev', kinds: ['work', 'revise'] },
        { stage: 'qa', role: 'qa', kinds: ['work'] },
      ],
      layers: [
        {
          id: 'body',
          class: 'seed',
          candidates: ['role-{role}-{kind}_{locale}.md', '{stage}-{kind}.md'],
          canonical: 'role-{role}-{kind}_{locale}.md',
          required: true,
        },
      ],
      required: [
        { class: 'seed', name: 'role-{role}-work_{locale}.md', values: { role: ['dev', 'qa'], locale: ['ru'] } },
      ],
    },
  });
  return readCatalogue(memorySource(files), config, builtInPacks()).catalogue;
}

/** A requirement as a register would have it. */
export function requirement(id: string, title: Readonly<Record<string, string>>): Requirement {
  const file: TextFile = { path: 'requirements.md', text: `| ${id} |\n`, bom: false };
  return { id, title, state: 'active', expected: true, place: placeAt(file, 2, 2 + id.length), file, owner: 'em' };
}

export function policy(id: string, title: Readonly<Record<string, string>>, traces: readonly string[]): Policy {
  return {
    id,
    title,
    force: 'must',
    scope: [],
    except: [],
    within: 'seed',
    sections: [],
    before: [],
    after: [],
    carried: ['evidence'],
    evidence: {},
    parameters: [],
    traces,
    tracePlaces: [],
    waivers: [],
    texts: {},
    place: { path: 'policies.yaml', line: 3, column: 5 },
  };
}

/** A cell; what carries it is looked up in the catalogue by its words. */
export function cellOf(
  catalogue: Catalogue,
  cell: Cell,
  path: string,
  state: CellState,
  words?: string,
  more: { readonly deep?: boolean; readonly why?: CellDoubt; readonly policy?: string } = {},
): CellTrace {
  const said: SaidUnit[] = catalogue.seeds
    .filter((seed) => seed.file.path === path)
    .flatMap((seed) => seed.views.flatMap((view) => view.units))
    .filter(({ text }) => words !== undefined && text.includes(words))
    .map(({ text, place }) => ({ path, line: place.line, text }));
  const { deep = state === 'covered', ...rest } = more;
  return { cell, path, state, deep, line: said[0]?.line ?? 1, said, ...rest };
}

/** A trace of rows as they are; figures are counted, links given. */
export function traceFrom(rows: Omit<Trace, 'summary' | 'seeds'>, seeds: Trace['seeds'] = []): Trace {
  const covered = rows.requirements.filter(({ status }) => status === 'covered').length;
  return {
    ...rows,
    seeds,
    summary: {
      requirements: rows.requirements.length,
      expected: rows.requirements.length,
      covered,
      deep: 0.62,
      seeds: 5,
      tracedSeeds: 4,
    },
  };
}
