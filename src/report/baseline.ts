import type { BaselineEntry } from '../core/baseline.ts';
import type { TextOptions } from './input.ts';
import { paintFor } from './paint.ts';
import { visible } from './visible.ts';
import { wrap } from './wrap.ts';

/** What `seedlint baseline check` saw. */
export interface BaselineState {
  readonly path: string;
  readonly count: number;
  readonly faults: readonly { readonly entry: BaselineEntry; readonly fault: 'unmatched' | 'expired' | 'far' }[];
}

/** Entries of a baseline that should not be there, and how many there are in all. */
export function baselineText({ path, count, faults }: BaselineState, { words, width, colour }: TextOptions): string {
  const paint = paintFor(colour);
  const rows = faults.flatMap(({ entry, fault }) => [
    `${paint.severity.error('✖')} ${paint.path(visible(`${path}:${entry.place?.line ?? 1}`))}  ${visible(entry.rule)}  ${visible(entry.path)}`,
    ...wrap(visible(words.ui(`baseline.${fault}`, { until: entry.until })), width - 2).map((row) => `  ${row}`),
  ]);
  const sound = count - faults.length;
  const sum =
    faults.length > 0
      ? `${paint.severity.error('✖')} ${paint.strong(paint.severity.error(words.ui('baseline.faulty', { count: faults.length, all: count })))}`
      : `${paint.good('✔')} ${paint.strong(paint.good(words.ui('baseline.sound', { count: sound })))}`;
  return `${[...rows, sum].join('\n')}\n`;
}
