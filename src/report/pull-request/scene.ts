import type { Improvement } from '../../core/improvement.ts';
import type { PlanEvidence } from '../../core/plan.ts';
import type { GuardInput } from '../guard-words.ts';
import { fileReference, permalink, safeUrl } from './address.ts';
import { bareLink, code, line, link, shortened } from './markdown.ts';

/** What every part of the text is made from. */
export interface Scene extends GuardInput {
  readonly improvement: Improvement;
}

/** A text of somebody else on one line of at most so many characters. */
export function brief(text: string, room = 600): string {
  return shortened(text, room, line);
}

/** A name, a path or an address as code. */
export function named(text: string): string {
  return shortened(text, 300, code);
}

/** At most `most` of several, and how many more there are. */
export function several<T>(all: readonly T[], most: number, { words }: Scene, show: (one: T) => string): string[] {
  const rest = all.length - most;
  const shown = all.slice(0, rest > 0 ? most : all.length).map(show);
  return rest > 0 ? [...shown, words.ui('improve.more', { count: rest })] : shown;
}

/** What an item rests on, linked where it can be looked up. */
export function reference({ ref, url }: PlanEvidence, { improvement: { base } }: Scene): string {
  const shown = brief(ref, 300);
  const address = url === undefined ? undefined : safeUrl(url);
  if (address !== undefined) {
    if (shown === '' || ref.trim() === url?.trim()) return bareLink(address);
    // Words over an address of another host could name one place and lead to another.
    return isAt(address, base.web) ? link(shown, address) : `${shown} (${bareLink(address)})`;
  }
  const file = fileReference(ref);
  const place = file && permalink(file.path, file.line, { ...base, folder: '' });
  return place === undefined ? shown : link(named(ref), place);
}

/** A line of base, linked where a remote says so. */
export function placeLink(path: string, at: number | undefined, { improvement: { base } }: Scene): string {
  const shown = named(at === undefined ? path : `${path}:${at}`);
  const url = permalink(path, at, base);
  return url === undefined ? shown : link(shown, url);
}

function isAt(address: string, web: string | undefined): boolean {
  return web !== undefined && URL.canParse(web) && new URL(web).origin === new URL(address).origin;
}
