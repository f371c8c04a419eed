import { describeCell } from '../core/seed.ts';
import { inScope } from '../trace/shares.ts';
import type { CellTrace, RequirementTrace, Trace } from '../trace/trace.ts';
import type { Words } from './words.ts';

/*
 * The interchange files of LOBSTER, BMW's open traceability report: one of what is required, one of what stands for it. Its
 * `lobster-report` puts them together with those of other tools, so that prompts stand in the same report as code and tests.
 */

/** The requirements, as `lobster-req-trace`; what lacks of one is told in its messages. */
export function lobsterRequirements({ requirements }: Trace, words: Words): string {
  const items = requirements.map((row) => {
    const { id, title, place, status } = row.requirement;
    const reason = row.waiver === 'outside' ? words.ui('page.outside') : row.waiver?.reason;
    return {
      ...item(`req ${tagged(id)}`, place, title[words.lang] ?? title[''] ?? Object.values(title)[0] ?? id),
      messages: messagesOf(row, words),
      just_down: reason === undefined ? [] : [reason],
      framework: 'seedlint',
      kind: 'requirement',
      text: Object.values(title).join('\n'),
      status: status ?? null,
    };
  });
  return written('lobster-req-trace', 4, items);
}

/** The directives that carry a requirement, as `lobster-imp-trace`: those that agents get, with the force that is asked for. */
export function lobsterDirectives({ requirements }: Trace): string {
  const carried = new Map<string, { path: string; line: number; text: string; locale: string; refs: Set<string> }>();
  for (const { requirement, cells } of requirements) {
    for (const { cell, deep, said } of cells) {
      if (!deep) continue;
      for (const { path, line, text } of said) {
        const key = `${path}:${line}`;
        let one = carried.get(key);
        if (!one) carried.set(key, (one = { path, line, text, locale: cell.locale ?? '', refs: new Set() }));
        one.refs.add(`req ${tagged(requirement.id)}`);
      }
    }
  }
  const items = [...carried].map(([key, { text, locale, refs, ...place }]) => ({
    ...item(`prompt ${tagged(key)}`, place, text),
    refs: [...refs],
    language: locale,
    kind: 'directive',
  }));
  return written('lobster-imp-trace', 3, items);
}

function item(tag: string, { path, line, column }: Spot, name: string) {
  return {
    tag,
    location: { kind: 'file', file: path, line, column: column ?? null },
    name,
    messages: [] as readonly string[],
    just_up: [] as readonly string[],
    just_down: [] as readonly string[],
    just_global: [] as readonly string[],
  };
}

interface Spot {
  readonly path: string;
  readonly line: number;
  readonly column?: number;
}

/** One sentence per state and reason, with the cells it holds for. */
function messagesOf({ cells }: RequirementTrace, words: Words): string[] {
  const gaps = new Map<string, string[]>();
  for (const cell of inScope(cells)) {
    if (cell.deep) continue;
    const what = doubtOf(cell, words);
    gaps.set(what, [...(gaps.get(what) ?? []), describeCell(cell.cell)]);
  }
  return [...gaps].map(([what, where]) => `${what}: ${where.join('; ')}`);
}

function doubtOf({ state, why }: CellTrace, words: Words): string {
  const name = state === 'covered' ? words.ui('trace.status.shallow') : words.ui(`trace.state.${state}`);
  return why === undefined ? name : `${name}, ${words.ui(`trace.why.${why}`)}`;
}

/** LOBSTER takes what follows an `@` for the version of a tag. */
function tagged(name: string): string {
  return name.replaceAll('@', '%40');
}

function written(schema: string, version: number, data: readonly object[]): string {
  return `${JSON.stringify({ data, generator: 'seedlint', schema, version }, undefined, 2)}\n`;
}
