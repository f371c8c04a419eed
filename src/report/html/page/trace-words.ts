import type { PageRecord, TraceMark, TraceRow } from '../data.ts';
import type { Say } from './say.ts';

/** Every state has a sign of its own besides its colour. */
export const signs: Readonly<Record<TraceMark, string>> = {
  deep: '●',
  shallow: '◇',
  outdated: '◐',
  missing: '○',
  waived: '–',
  unwanted: '✕',
  none: '',
};

/** The title for readers of a language, else any. */
export function titleOf({ title }: Pick<TraceRow, 'title'>, lang: string): string {
  return title[lang] ?? title[''] ?? Object.values(title)[0] ?? '';
}

/** Why a cell is not what it should be, in a sentence; empty where nothing is to be said. */
export function whyText([, why]: PageRecord, say: Say): string {
  return why === '' ? '' : say(`page.why.${why}`);
}
