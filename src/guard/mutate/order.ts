import type { Operator } from './mutation.ts';
import { onLine } from './mutation.ts';
import { targetsOf } from './target.ts';

/** Two steps of a numbered list change places; what they say stays. */
export const swapSteps: Operator = {
  name: 'swap-steps',
  *mutate({ catalogue, seed, view, unit, text }) {
    if (unit.shape !== 'step') return;
    const next = targetsOf(catalogue, seed, view).find(({ unit: other }) => other.index === unit.index + 1);
    if (next?.unit.shape !== 'step' || next.unit.section !== unit.section || next.unit.depth !== unit.depth) return;
    const { path } = seed.file;
    yield {
      edits: [
        { path, start: unit.place.start, end: unit.place.end, text: next.text },
        { path, start: next.unit.place.start, end: next.unit.place.end, text },
      ],
      after: onLine(`${unit.number ?? 1}. ${next.text} ${next.unit.number ?? 2}. ${text}`),
    };
  },
};
