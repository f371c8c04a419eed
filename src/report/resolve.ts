import type { Resolution, Run } from '../core/resolve.ts';
import { describeCell } from '../core/seed.ts';
import type { TextOptions } from './input.ts';
import { paintState, runData, stateMarks } from './matrix.ts';
import { paintFor } from './paint.ts';
import { table } from './table.ts';
import { visible } from './visible.ts';

/** Which file a run gets for each layer, with every candidate that was tried, in order, and why the winner won. */
export function resolveText(run: Run, layers: readonly Resolution[], { words, colour }: TextOptions): string {
  const paint = paintFor(colour);
  const blocks = layers.map(({ layer, attempts, winner, state }) => {
    const digits = String(attempts.length).length;
    const rows = attempts.map((attempt, index) => {
      const number = String(index + 1).padStart(digits);
      const [mark, why] =
        attempt === winner
          ? (['✓', words.ui(state === 'fallback' ? 'resolve.fallback' : 'resolve.canonical')] as const)
          : attempt.exists
            ? (['·', words.ui('resolve.shadowed')] as const)
            : ([' ', words.ui('resolve.absent')] as const);
      return { attempt, cells: [number, mark, visible(nameOf(attempt.path)), visible(attempt.candidate), why] };
    });
    const lines = table(
      rows.map(({ cells }) => cells),
      { width: Infinity, indent: '  ' },
    );
    const heading = `${paintState(state, paint)(stateMarks[state])} ${paint.strong(visible(layer.id))}`;
    // The folder is the same for every candidate, so it is said once.
    const outcome = winner ? visible(winner.path) : paint.faint(words.ui('state.missing'));
    return [
      `${heading}  ${outcome}`,
      ...lines.map((line, index) => {
        const attempt = rows[index]?.attempt;
        if (attempt === winner) return paintState(state, paint)(line);
        return attempt?.exists ? line : paint.faint(line);
      }),
      ...(attempts.length === 0 ? [`  ${words.ui('resolve.noCandidates')}`] : []),
    ];
  });
  const empty = layers.length === 0 ? [[words.ui('resolve.noLayers')]] : [];
  return `${[[paint.strong(visible(describeCell(run)))], ...blocks, ...empty].map((rows) => rows.join('\n')).join('\n\n')}\n`;
}

/** The same as data, indented by two. */
export function resolveJson(run: Run, layers: readonly Resolution[]): string {
  const data = {
    run: runData(run),
    layers: layers.map(({ layer, attempts, winner, state }) => ({
      layer: layer.id,
      class: layer.class,
      required: layer.required,
      state,
      path: winner?.path ?? null,
      attempts: attempts.map(({ candidate, path, exists }) => ({ candidate, path, exists })),
    })),
  };
  return `${JSON.stringify(data, undefined, 2)}\n`;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
