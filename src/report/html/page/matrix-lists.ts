import { visible } from '../../visible.ts';
import type { MatrixData, MatrixRun } from '../data.ts';
import { cellText } from './cell-name.ts';
import { h } from './dom.ts';
import { runSigns } from './matrix-signs.ts';
import type { Say } from './say.ts';

/** The layers of a run, with every candidate that was tried and the one that won. */
export function layersOf(name: string, { layers }: MatrixRun, say: Say): HTMLElement[] {
  return [
    h('h2', { id: 'panel-title', tabindex: -1 }, visible(name)),
    h('div', { class: 'layers' }, ...layers.map((layer) => layerBox(layer, say))),
    ...(layers.length === 0 ? [h('p', { class: 'nothing' }, say('resolve.noLayers'))] : []),
  ];
}

function layerBox({ id, state, attempts, winner }: MatrixRun['layers'][number], say: Say): HTMLElement {
  const rows = attempts.map(({ path, candidate, exists }, index) => {
    const won = index === winner;
    const key = won
      ? state === 'fallback'
        ? 'resolve.fallback'
        : 'resolve.canonical'
      : exists
        ? 'resolve.shadowed'
        : 'resolve.absent';
    return h(
      'tr',
      { class: won ? 'won' : exists ? 'there' : 'absent' },
      h('td', {}, String(index + 1)),
      h('td', {}, h('code', {}, visible(path))),
      h('td', {}, h('code', {}, visible(candidate))),
      h('td', {}, `${won ? '✓ ' : ''}${say(key)}`),
    );
  });
  return h(
    'section',
    { class: 'layer' },
    h(
      'h3',
      {},
      h('b', {}, visible(id)),
      ' ',
      h('span', { class: `badge ${state}` }, `${runSigns[state]} ${say(`state.${state}`)}`),
    ),
    rows.length === 0
      ? h('p', { class: 'nothing' }, say('resolve.noCandidates'))
      : h('table', {}, h('tbody', {}, ...rows)),
  );
}

/** The runs as a table for paper: what every layer of every run is served by. */
export function runsTable(runs: readonly { readonly name: string; readonly run: MatrixRun }[], say: Say): HTMLElement {
  const head = ['page.print.runs', 'page.print.state', 'page.print.files'] as const;
  return h(
    'table',
    {},
    h('thead', {}, h('tr', {}, ...head.map((key) => h('th', { scope: 'col' }, say(key))))),
    h(
      'tbody',
      {},
      ...runs.map(({ name, run }) =>
        h(
          'tr',
          {},
          h('td', {}, visible(name)),
          h('td', {}, `${runSigns[run.state]} ${say(`state.${run.state}`)}`),
          h(
            'td',
            {},
            ...run.layers.map(({ id, attempts, winner }) =>
              h('div', {}, visible(`${id}: ${attempts[winner]?.path ?? '–'}`)),
            ),
          ),
        ),
      ),
    ),
  );
}

/** Files that no run gets, each with what is taken instead. */
export function unreachableList(
  unreachable: MatrixData['unreachable'],
  has: (text: string) => boolean,
  say: Say,
): HTMLElement[] {
  return unreachable
    .filter(({ path, shadowedBy }) => has([path, ...shadowedBy.map((one) => one.path)].join(' ')))
    .map(({ path, shadowedBy }) =>
      h(
        'li',
        {},
        h('code', {}, visible(path)),
        shadowedBy.length === 0
          ? h('p', { class: 'nothing' }, say('matrix.unasked'))
          : h(
              'ul',
              {},
              ...shadowedBy
                .slice(0, shown)
                .map((one) =>
                  h('li', {}, '← ', h('code', {}, visible(one.path)), h('small', {}, visible(cellText(one.run, say)))),
                ),
              ...(shadowedBy.length > shown
                ? [h('li', { class: 'more' }, say('page.more', { count: shadowedBy.length - shown }))]
                : []),
            ),
      ),
    );
}

const shown = 4;

export function missingList(missing: readonly string[], has: (text: string) => boolean): HTMLElement[] {
  return missing
    .filter(has)
    .map((path) =>
      h(
        'li',
        {},
        h('span', { class: 'badge missing', 'aria-hidden': 'true' }, runSigns.missing),
        h('code', {}, visible(path)),
      ),
    );
}
