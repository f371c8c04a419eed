import type { Trace } from '../trace/trace.ts';
import { inScope } from '../trace/shares.ts';
import { cells, code, html, inline } from './markdown-text.ts';
import {
  addressOf,
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
import { cut } from './width.ts';
import type { Words } from './words.ts';

/** The trace as GitHub Markdown for a comment on a pull request: the figures, what is not covered in full, and where, folded away. */
export function traceMarkdown(trace: Trace, words: Words): string {
  const blocks = [
    headline(trace, words),
    openTable(trace, words),
    ...gapDetails(trace, words),
    ...linkDetails(trace, words),
  ];
  return `${fit(blocks, words)}\n`;
}

function headline({ summary, requirements }: Trace, words: Words): string {
  const { covered, expected, deep, seeds, tracedSeeds } = summary;
  const whole = covered === expected && deep === 1;
  const figures = [
    ...(requirements.length > 0
      ? [
          words.ui('trace.summary.covered', { covered, expected }),
          words.ui('trace.summary.deep', { deep: percent(deep) }),
        ]
      : []),
    words.ui('trace.summary.seeds', { traced: tracedSeeds, seeds }),
  ];
  return `### ${whole ? '✔' : statusMarks.partial} seedlint: ${inline(figures.join(' · '))}`;
}

function openTable({ requirements }: Trace, words: Words): string {
  const open = requirements.filter(({ status, deep }) => status !== 'waived' && (status !== 'covered' || deep < 1));
  if (open.length === 0) return inline(words.ui('trace.markdown.none'));
  const heads = [
    words.ui('trace.markdown.requirement'),
    '',
    words.ui('trace.markdown.status'),
    words.ui('trace.shallow'),
    words.ui('trace.deep'),
    words.ui('trace.cells'),
  ];
  return [
    `**${inline(words.ui('trace.markdown.open'))}**`,
    '',
    cells(heads.map(inline)),
    '| --- | --- | --- | --: | --: | --: |',
    ...open.slice(0, mostRows).map(({ requirement, status, deep, shallow, cells: all }) => {
      const asked = inScope(all);
      return cells([
        code(requirement.id).replaceAll('|', '\\|'),
        inline(cut(titleOf(requirement, words.lang), longestTitle)),
        status === 'covered'
          ? `${shallowMark} ${inline(words.ui('trace.status.shallow'))}`
          : `${statusMarks[status]} ${inline(words.ui(statusKeys[status]))}`,
        percent(shallow),
        percent(deep),
        `${asked.filter((cell) => cell.deep).length}/${asked.length}`,
      ]);
    }),
    ...(open.length > mostRows ? ['', inline(words.ui('trace.markdown.more', { count: open.length - mostRows }))] : []),
  ].join('\n');
}

function gapDetails(trace: Trace, words: Words): string[] {
  return gapsOf(trace, words)
    .filter(({ isAsked }) => isAsked)
    .map((gap) => folded(gap, words));
}

function folded({ name, cells: lacking, asked, ofRuns }: Gap, words: Words): string {
  const items = lacking.map((cell) => {
    const reason = cell.state === 'missing' && !cell.why ? '' : ` – ${inline(doubtWords(cell, words))}`;
    return `- ${cellMark(cell)} ${code(addressOf(cell, ofRuns))}${reason}`;
  });
  return details(`${name} – ${lacking.length}/${Math.max(asked, lacking.length)}`, items);
}

function linkDetails(trace: Trace, words: Words): string[] {
  const links = linksToReview(trace);
  if (links.length === 0) return [];
  const items = links.map(({ id, state }) => `- ${inline(words.ui(`trace.link.${state}`))}: ${code(id)}`);
  return [details(`${words.ui('trace.links')} – ${links.length}`, items)];
}

function details(summary: string, items: readonly string[]): string {
  return `<details><summary>${html(summary)}</summary>\n\n${items.join('\n')}\n\n</details>`;
}

/** As many blocks as GitHub takes in one comment. */
function fit(blocks: readonly string[], words: Words): string {
  const kept: string[] = [];
  let length = 0;
  for (const [index, block] of blocks.entries()) {
    if (length + block.length > limit) {
      kept.push(inline(words.ui('trace.markdown.more', { count: blocks.length - index })));
      break;
    }
    kept.push(block);
    length += block.length + 2;
  }
  return kept.join('\n\n');
}

// A comment may have 65,536 characters; whoever posts it may want to add a line.
const limit = 64_000;
// Enough to see what is wrong; the rest would crowd out the places.
const mostRows = 100;
const longestTitle = 100;
