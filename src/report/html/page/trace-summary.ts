import type { TraceData } from '../data.ts';
import { h } from './dom.ts';
import type { Figure } from './frame.ts';
import { percent, type Say } from './say.ts';
import { markText, signs } from './trace-words.ts';

/** The summary in the head of the page. */
export function figuresOf({ summary, links }: TraceData, say: Say): Figure[] {
  const { expected, covered, deep, seeds, tracedSeeds } = summary;
  const doubtful = links.filter(({ state }) => state === 'suspect' || state === 'broken').length;
  return [
    { value: `${covered}/${expected}`, label: say('page.figure.covered'), share: shareOf(covered, expected) },
    { value: percent(deep), label: say('page.figure.deep'), share: deep },
    { value: `${tracedSeeds}/${seeds}`, label: say('page.figure.seeds'), share: shareOf(tracedSeeds, seeds) },
    ...(links.length === 0 ? [] : [{ value: `${doubtful}/${links.length}`, label: say('page.figure.links') }]),
  ];
}

function shareOf(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}

/** What the signs of the cells mean. */
export function legend(say: Say): HTMLElement {
  const marks = ['deep', 'shallow', 'outdated', 'missing', 'unwanted', 'waived'] as const;
  return h(
    'ul',
    { class: 'legend' },
    ...marks.map((mark) =>
      h('li', {}, h('span', { class: `badge ${mark}`, 'aria-hidden': 'true' }, signs[mark]), markText(mark, say)),
    ),
  );
}

/** The keys of the page, for its help. */
export function keysOf(say: Say): (readonly [string, string])[] {
  return [
    ['← ↑ → ↓', say('page.help.move')],
    ['Home End PgUp PgDn', say('page.help.jump')],
    ['Enter', say('page.help.open')],
    ['Esc', say('page.help.close')],
    ['/', say('page.help.search')],
    ['?', say('page.help.help')],
  ];
}
