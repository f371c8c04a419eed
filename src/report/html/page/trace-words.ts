import type { Excuse } from '../../../trace/trace.ts';
import { visible } from '../../visible.ts';
import type { PageLink, PageRecord, TraceMark, TraceRow } from '../data.ts';
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
  return why === '' ? '' : say(`trace.why.${why}`);
}

/** What a mark means. */
export function markText(mark: TraceMark, say: Say): string {
  if (mark === 'deep' || mark === 'shallow' || mark === 'none') return say(`page.mark.${mark}`);
  return say(`trace.state.${mark}`);
}

/** The state of a link between two things. */
export function linkText(state: PageLink['state'], say: Say): string {
  return state === 'current' ? say('page.link.current') : say(`trace.link.${state}`);
}

/** Why and by whom something is waived. */
export function waiverText({ reason, owner, until }: Excuse, say: Say): string {
  return say('page.waivedBy', { reason: visible(reason), owner: visible(owner), until });
}
