import type { MatrixRun } from '../data.ts';
import { h } from './dom.ts';
import type { Say } from './say.ts';

/** The signs of the matrix in a terminal. */
export const runSigns = { present: '●', fallback: '◐', missing: '○' } as const satisfies Record<
  MatrixRun['state'],
  string
>;

/** The file that tells a run from others: of the layer with the most candidates, which is where a choice was made. */
export function servedBy({ state, layers }: MatrixRun): string {
  if (state === 'missing') return '';
  const chosen = layers.toSorted((a, b) => a.attempts.length - b.attempts.length).at(-1);
  const path = chosen ? winnerOf(chosen) : '';
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The file a layer is served by; empty for none. */
export function winnerOf({ attempts, winner }: MatrixRun['layers'][number]): string {
  return attempts[winner]?.path ?? '';
}

/** What the signs mean. */
export function legend(say: Say): HTMLElement {
  const states = ['present', 'fallback', 'missing'] as const;
  return h(
    'ul',
    { class: 'legend' },
    ...states.map((state) =>
      h(
        'li',
        {},
        h('span', { class: `badge ${state}`, 'aria-hidden': 'true' }, runSigns[state]),
        say(`state.${state}`),
      ),
    ),
  );
}
