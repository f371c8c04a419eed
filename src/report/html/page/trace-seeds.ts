import { visible } from '../../visible.ts';
import type { PageSeed, TraceData } from '../data.ts';
import type { Address } from './address.ts';
import { pageAxes } from './cell-name.ts';
import { button, h } from './dom.ts';
import type { Say } from './say.ts';
import { unitText } from './trace-decode.ts';
import { plain } from './trace-search.ts';

/** Files that fit what a reader asks for: axes, words of a path, an id or a directive, only those with a gap. */
export function seedsLeft(data: TraceData, address: Address): PageSeed[] {
  const terms = plain(address['q'] ?? '')
    .split(/\s+/)
    .filter(Boolean);
  return data.seeds.filter((seed) => {
    if (pageAxes.some((axis) => address[axis] && seed.cell[axis] !== address[axis])) return false;
    if (address['gaps'] === '1' && seed.untraced.length === 0 && !isAimless(seed)) return false;
    if (terms.length === 0) return true;
    const directives = seed.untraced.map((index) => unitText(data, data.units[index]));
    const text = plain([seed.path, ...seed.requirements, ...seed.issues, ...directives].join('\n'));
    return terms.every((term) => text.includes(term));
  });
}

/** A file with what it goes back to; the directives that go back to nothing unfold. */
export function seedItem(data: TraceData, seed: PageSeed, say: Say, jump: (id: string) => void): HTMLElement {
  const { path, requirements, issues, traced, loose, untraced } = seed;
  const to = [
    ...requirements.map((id) => button(visible(id), { class: 'link' }, () => jump(id))),
    ...issues.map((id) => h('code', {}, visible(id))),
  ];
  const counts =
    loose === 0
      ? say('page.directives', { traced, all: traced + untraced.length })
      : say('trace.directives', { traced, loose, untraced: untraced.length });
  return h(
    'li',
    { class: 'seed' },
    h('code', {}, visible(path)),
    h(
      'span',
      { class: 'to' },
      ...(to.length === 0 ? [h('span', { class: 'badge missing' }, say('page.aimless'))] : to),
    ),
    untraced.length === 0
      ? h('p', { class: 'more' }, counts)
      : h(
          'details',
          {},
          h('summary', {}, counts),
          h('ul', {}, ...untraced.map((index) => directive(data, index, seed))),
        ),
  );
}

function directive(data: TraceData, index: number, { cell }: PageSeed): HTMLElement {
  const unit = data.units[index];
  return h(
    'li',
    { class: 'line', lang: cell.locale },
    h('span', { class: 'number' }, String(unit?.[1] ?? '')),
    h('code', {}, visible(unitText(data, unit))),
  );
}

function isAimless({ requirements, issues }: PageSeed): boolean {
  return requirements.length === 0 && issues.length === 0;
}
