import { titleIn } from '../core/policy.ts';
import { inScope } from '../trace/shares.ts';
import { tracesAnything } from '../trace/summary.ts';
import { cellStates, type CellTrace, type PolicyTrace, type RequirementTrace, type Trace } from '../trace/trace.ts';
import type { TextOptions } from './input.ts';
import { paintFor, type Paint } from './paint.ts';
import { table, tableRows } from './table.ts';
import {
  addressOf,
  bareRequirements,
  cellMark,
  doubtWords,
  gapsOf,
  linksToReview,
  percent,
  shallowMark,
  statusKeys,
  statusMarks,
  titleOf,
  type Gap,
} from './trace-gaps.ts';
import { visible } from './visible.ts';
import { cut, cutStart, padEnd, padStart, width } from './width.ts';

export interface TraceTextOptions extends TextOptions {
  /** List everything: what is complete, what need not be carried, every place of a gap. */
  readonly all?: boolean;
}

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

interface Page extends TraceTextOptions {
  readonly paint: Paint;
}

function requirementRows({ requirements }: Trace, page: Page): string[] {
  const { words, paint, all } = page;
  const isListed = ({ status, waiver }: RequirementTrace): boolean =>
    all === true || status !== 'waived' || waiver !== 'outside';
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

interface Row extends Pick<RequirementTrace, 'status' | 'deep' | 'shallow' | 'cells'> {
  readonly id: string;
  readonly title: string;
}

/** Mark, id, title, both shares, and how many cells carry it; the title takes what is left of the width. */
function shareTable(heading: string, rows: readonly Row[], { words, paint, width: columns }: Page): string[] {
  const cells = rows.map(({ id, title, status, deep, shallow, cells: all }) => {
    const asked = inScope(all);
    const met = asked.filter((cell) => cell.deep).length;
    const figures = status === 'waived' ? ['', '', ''] : [percent(shallow), percent(deep), `${met}/${asked.length}`];
    const isShallow = status === 'covered' && deep < 1;
    return { id: visible(id), title: visible(title), status, isShallow, figures };
  });
  const heads = [words.ui('trace.shallow'), words.ui('trace.deep'), words.ui('trace.cells')];
  const widths = heads.map((head, index) =>
    Math.max(width(head), ...cells.map(({ figures }) => width(figures[index] ?? ''))),
  );
  const most = Math.max(12, Math.floor(columns * 0.4));
  const ids = Math.min(most, Math.max(...cells.map(({ id }) => width(id)), 0));
  const figuresWidth = widths.reduce((sum, one) => sum + one + 2, 0);
  const titles = Math.max(0, columns - 2 - ids - 2 - figuresWidth);
  const right = (figures: readonly string[]): string =>
    figures.map((text, index) => `  ${padStart(text, widths[index] ?? 0)}`).join('');
  return [
    paint.strong(`${padEnd(heading, 2 + ids + 2 + titles)}${right(heads)}`),
    ...cells.map(({ id, title, status, isShallow, figures }) => {
      const name = padEnd(cut(id, ids), ids);
      const about = padEnd(titles > 3 ? cut(title, titles) : '', titles);
      const mark = paintStatus(status, paint)(isShallow ? shallowMark : statusMarks[status]);
      return `${mark} ${name}  ${paint.faint(about)}${right(figures)}`.trimEnd();
    }),
  ];
}

function paintStatus(status: Row['status'], { good, severity, faint }: Paint): (text: string) => string {
  if (status === 'covered') return good;
  if (status === 'waived') return faint;
  return status === 'missing' ? severity.error : severity.warning;
}

function legend({ words, paint, width: columns }: Page): string {
  const status = (['covered', 'outdated', 'partial', 'missing', 'waived'] as const).map(
    (one) => `${paintStatus(one, paint)(statusMarks[one])} ${words.ui(statusKeys[one])}`,
  );
  const shallow = `${paint.good(shallowMark)} ${words.ui('trace.status.shallow')}`;
  const [first = '', ...rest] = status;
  return lines([first, shallow, ...rest], columns).join('\n');
}

/** As many to a line as fit. */
function lines(parts: readonly string[], columns: number): string[] {
  const found: string[] = [];
  for (const part of parts) {
    const last = found.at(-1);
    if (last !== undefined && width(last) + 3 + width(part) <= columns) found[found.length - 1] = `${last}   ${part}`;
    else found.push(part);
  }
  return found;
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

function gapRows({ name, title, cells, asked, ofRuns }: Gap, page: Page): string[] {
  const { words, paint, width: columns, all } = page;
  const shown = all === true ? cells : cells.slice(0, most);
  const counts = cellStates.flatMap((state) => {
    const count = cells.filter((cell) => cell.state === state).length;
    return count === 0 ? [] : [words.ui(`trace.count.${state}`, { count, asked })];
  });
  const folder = ofRuns ? '' : folderOf(shown.map(({ path }) => path));
  const rows = shown.map((cell) => [
    paintCell(cell, paint)(cellMark(cell)),
    visible(addressOf(cell, ofRuns).slice(folder.length)),
    cell.state === 'missing' && !cell.why ? '' : doubtWords(cell, words),
  ]);
  // A long path leaves its reason no room: of a path, the end tells most.
  const reasons = Math.max(0, ...rows.map(([, , reason = '']) => Math.min(width(reason), 30)));
  const paths = Math.max(20, columns - 6 - reasons);
  return [
    `${paint.strong(visible(name))}  ${counts.join(', ')}`,
    ...(title === '' ? [] : [`  ${paint.faint(cut(visible(title), columns - 2))}`]),
    ...(folder === '' ? [] : [`  ${paint.faint(cutStart(visible(folder), columns - 2))}`]),
    ...table(
      rows.map(([mark = '', address = '', reason = '']) => [mark, cutStart(address, paths), reason]),
      { width: columns, indent: '  ', paint: [undefined, undefined, paint.faint] },
    ),
    ...(shown.length < cells.length
      ? [`  ${paint.faint(words.ui('trace.more', { count: cells.length - shown.length }))}`]
      : []),
  ];
}

/** The folder that some paths share, with its slash. */
function folderOf(paths: readonly string[]): string {
  const [first = '', ...rest] = paths;
  let folder = first.slice(0, first.lastIndexOf('/') + 1);
  for (const path of rest) {
    while (!path.startsWith(folder)) folder = folder.slice(0, folder.lastIndexOf('/', folder.length - 2) + 1);
  }
  return folder;
}

function paintCell({ state }: CellTrace, { good, severity, faint }: Paint): (text: string) => string {
  return {
    covered: good,
    outdated: severity.warning,
    missing: severity.error,
    waived: faint,
    unwanted: severity.warning,
  }[state];
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

/** The first few places tell which kind of gap it is. */
const most = 3;
