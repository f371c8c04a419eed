import type { Catalogue } from '../../core/catalogue.ts';
import type { PolicyTrace, RequirementTrace, SeedTrace, Trace, TraceLink } from '../../trace/trace.ts';
import type { Words } from '../words.ts';
import { columnsOf, nameOf } from './columns.ts';
import type { PageLink, PageSeed, TraceData, TraceRow } from './data.ts';
import { htmlPage } from './document.ts';
import { collectRecords, type Records } from './trace-records.ts';
import { pageWords } from './words.ts';

/** The trace as a page: a heat map of requirements and one of policies, with the sentences behind every cell. */
export function traceHtml(trace: Trace, catalogue: Catalogue, words: Words): string {
  return htmlPage(traceData(trace, catalogue, words));
}

export function traceData(trace: Trace, catalogue: Catalogue, words: Words): TraceData {
  const rows = [...trace.requirements, ...trace.policies].map(({ cells }) => cells);
  const cells = rows.flatMap((row) => row.map(({ cell }) => cell));
  const records = collectRecords(catalogue, columnsOf(cells, catalogue.definition), rows);
  const links = linksBy(trace.links);
  const requirements = trace.requirements.map((row) => requirementRow(row, records, links));
  const policies = trace.policies.map((row) => policyRow(row, records, links));
  const seeds = trace.seeds.map((one) => pageSeed(one, records));
  return {
    page: 'trace',
    lang: words.lang,
    title: words.ui('page.trace.title'),
    words: pageWords(words),
    summary: trace.summary,
    locales: Object.keys(catalogue.definition.axes.locale),
    columns: records.columns,
    files: records.excerpts.files(),
    units: records.units,
    records: records.records,
    waivers: records.waivers,
    links: trace.links.map(pageLink),
    requirements,
    policies,
    seeds,
  };
}

function requirementRow(row: RequirementTrace, records: Records, links: LinksBy): TraceRow {
  const { requirement, waiver } = row;
  return {
    id: requirement.id,
    title: requirement.title,
    status: row.status,
    deep: row.deep,
    shallow: row.shallow,
    where: `${requirement.place.path}:${requirement.place.line}`,
    ...(requirement.owner !== undefined && { owner: requirement.owner }),
    ...(waiver !== undefined && { waiver }),
    related: row.policies,
    links: links(requirement.id),
    ...records.row(row.cells, row.policies),
  };
}

function policyRow(row: PolicyTrace, records: Records, links: LinksBy): TraceRow {
  const { policy } = row;
  return {
    id: policy.id,
    title: policy.title,
    status: row.status,
    deep: row.deep,
    shallow: row.shallow,
    where: placeOf(policy.place),
    related: policy.traces,
    links: links(policy.id),
    // The row is the policy: naming it in every cell would say nothing.
    ...records.row(row.cells, []),
  };
}

function pageSeed({ seed, requirements, issues, prs, traced, loose, untraced }: SeedTrace, records: Records): PageSeed {
  return {
    path: seed.file.path,
    cell: nameOf(seed.cell),
    requirements,
    issues: [...issues, ...prs],
    traced: traced.length,
    loose: loose.length,
    untraced: untraced.map((unit) => records.unit(unit)),
  };
}

type LinksBy = (id: string) => number[];

/** Links that lead from or to a thing. Their ends are named with what they are: `policy no-secrets`. */
function linksBy(links: readonly TraceLink[]): LinksBy {
  const numbers = new Map<string, number[]>();
  for (const [index, { from, to }] of links.entries()) {
    for (const end of new Set([from, to].flatMap((name) => [name, name.slice(name.lastIndexOf(' ') + 1)]))) {
      const known = numbers.get(end);
      if (known) known.push(index);
      else numbers.set(end, [index]);
    }
  }
  return (id) => numbers.get(id) ?? [];
}

function pageLink({ from, to, state, at }: TraceLink): PageLink {
  return { from, to, state, where: `${at.path}:${at.line}` };
}

function placeOf(place: PolicyTrace['policy']['place']): string {
  return place.line === undefined ? place.path : `${place.path}:${place.line}`;
}
