import { h } from './dom.ts';

/** Fills a host with a list; with nothing for no entries, for a list of none says nothing to a screen reader. */
export function listOf(host: HTMLElement, entries: readonly HTMLElement[]): void {
  host.replaceChildren(...(entries.length === 0 ? [] : [h('ul', {}, ...entries)]));
}
