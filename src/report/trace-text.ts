import { titleIn } from '../core/policy.ts';
import { tracesAnything } from '../trace/summary.ts';
import type { PolicyTrace, RequirementTrace, Trace } from '../trace/trace.ts';
import { paintFor } from './paint.ts';
import { table, tableRows } from './table.ts';
import { gapRows, most } from './trace-gap-rows.ts';
import { bareRequirements, gapsOf, linksToReview, percent, titleOf } from './trace-gaps.ts';
import { legend, shareTable, type Page, type TraceTextOptions } from './trace-table.ts';
import { visible } from './visible.ts';
import { cut, cutStart } from './width.ts';

/** The trace for a terminal: requirements, what they lack, policies, links to look at, and the figures. */
export function traceText(trace: Trace, options: TraceTextOptions): string {
  const page = { ...options, paint: paintFor(options.colour) };
  const blocks = [
    requirementRows(trace, page),
    bareRows(trace, page),
    ...gapsOf(trace, page.words)
      .filter(({ isAsked }) => page.all === true || isAsked)
      .map((gap) => gapRows(gap, page)),
    policyRows(trace, page),
    aimlessRows(trace, page),
    linkRows(trace, page),
    seedRows(trace, page),
    [summaryLine(trace, page)],
  ];
  return `${blocks
    .filter((rows) => rows.length > 0)
    .map((rows) => rows.join('\n'))
    .join('\n\n')}\n`;
}

function requirementRows({ requirements }: Trace, page: Page): string[] {
  const { words, paint, all, outside } = page;
  const isListed = ({ waiver, cells }: RequirementTrace): boolean =>
    all === true || outside === true || waiver !== 'outside' || cells.length > 0;
  const listed = requirements.filter(isListed);
  const left = requirements.length - listed.length;
  if (requirements.length === 0) return [];
  return [
    ...shareTable(
      words.ui('trace.requirements'),
      listed.map((one) => ({ ...one, id: one.requirement.id, title: titleOf(one.requirement, words.lang) })),
      page,
    ),
    ...(left > 0 ? [paint.faint(words.ui('trace.outside', { count: left }))] : []),
    '',
    legend(page),
  ];
}

function policyRows({ policies }: Trace, page: Page): string[] {
  const { words, paint, all } = page;
  const listed = policies.filter((one) => all === true || !isDone(one));
  const left = policies.length - listed.length;
  const rows = shareTable(
    words.ui('trace.policies'),
    listed.map((one) => ({ ...one, id: one.policy.id, title: titleIn(one.policy, words.lang) })),
    page,
  );
  const rest = left > 0 ? [paint.faint(words.ui('trace.complete', { count: left }))] : [];
  return listed.length === 0 ? rest : [...rows, ...rest];
}

function isDone({ status, deep }: PolicyTrace): boolean {
  return status === 'waived' || (status === 'covered' && deep === 1);
}

/** Policies that nobody has asked for, as far as the register knows. */
function aimlessRows({ policies, requirements }: Trace, { words, paint, width: columns }: Page): string[] {
  const aimless = policies.filter(({ policy }) => policy.traces.length === 0).map(({ policy }) => visible(policy.id));
  if (requirements.length === 0 || aimless.length === 0) return [];
  return [paint.strong(words.ui('trace.aimless')), ...table([[aimless.join(', ')]], { width: columns, indent: '  ' })];
}

function bareRows(trace: Trace, { words, paint }: Page): string[] {
  const bare = bareRequirements(trace);
  if (bare.length === 0) return [];
  return [
    paint.strong(words.ui('trace.bare')),
    ...bare.map(
      ({ requirement: { id, place } }) => `  ${visible(id)}  ${paint.faint(`${visible(place.path)}:${place.line}`)}`,
    ),
  ];
}

function linkRows(trace: Trace, { words, paint, width: columns, all }: Page): string[] {
  const links = linksToReview(trace);
  if (links.length === 0) return [];
  const shown = all === true ? links : links.slice(0, most);
  return [
    paint.strong(words.ui('trace.links')),
    ...tableRows(
      shown.map(({ id, state }) => [words.ui(`trace.link.${state}`), visible(id)]),
      { width: columns, indent: '  ', paint: [paint.severity.warning] },
    ).flat(),
    ...(shown.length < links.length
      ? [`  ${paint.faint(words.ui('trace.more', { count: links.length - shown.length }))}`]
      : []),
  ];
}

/** Files that go back to nothing; with everything, each file and the directives of it that do not. */
function seedRows({ seeds }: Trace, { words, paint, width: columns, all }: Page): string[] {
  const bare = seeds.filter((seed) => !tracesAnything(seed));
  if (all !== true) {
    const shown = bare.slice(0, most);
    if (shown.length === 0) return [];
    return [
      paint.strong(words.ui('trace.untraced')),
      ...shown.map(({ seed }) => `  ${cutStart(visible(seed.file.path), columns - 2)}`),
      ...(shown.length < bare.length
        ? [`  ${paint.faint(words.ui('trace.more', { count: bare.length - shown.length }))}`]
        : []),
    ];
  }
  return [
    paint.strong(words.ui('trace.seeds')),
    ...seeds.flatMap(({ seed, requirements, issues, prs, traced, loose, untraced }) => [
      `  ${visible(seed.file.path)}`,
      `    ${paint.faint(words.ui('trace.directives', { traced: traced.length, loose: loose.length, untraced: untraced.length }))}`,
      ...table(
        [...requirements, ...issues, ...prs].length === 0
          ? []
          : [[visible([...requirements, ...issues, ...prs].join(', '))]],
        { width: columns, indent: '    ' },
      ),
      ...untraced.map(
        ({ place, text }) => `    ${paint.severity.warning('○')} ${place.line}  ${cut(visible(text), columns - 12)}`,
      ),
    ]),
  ];
}

function summaryLine({ summary, requirements }: Trace, { words, paint }: Page): string {
  const { covered, expected, deep, seeds, tracedSeeds } = summary;
  return paint.strong(
    [
      ...(requirements.length > 0
        ? [
            words.ui('trace.summary.covered', { covered, expected }),
            words.ui('trace.summary.deep', { deep: percent(deep) }),
          ]
        : []),
      words.ui('trace.summary.seeds', { traced: tracedSeeds, seeds }),
    ].join(' · '),
  );
}
