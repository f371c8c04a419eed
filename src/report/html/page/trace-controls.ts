import { visible } from '../../visible.ts';
import { requirementStatusNames, type TraceData } from '../data.ts';
import type { Address } from './address.ts';
import { valuesOf, type PageAxis } from './cell-name.ts';
import { button, choice, h } from './dom.ts';
import { searchField, tabs } from './frame.ts';
import type { Say } from './say.ts';
import { isOutside } from './trace-filter.ts';

export type TraceTab = 'requirements' | 'policies' | 'files';

/** The tab that an address names. */
export function tabOf({ tab }: Address): TraceTab {
  return tab === 'policies' || tab === 'files' ? tab : 'requirements';
}

/** Tabs, search and filters. What they are set to is in the address; they only tell what somebody wants it to be. */
export function traceControls(
  data: TraceData,
  axes: readonly PageAxis[],
  say: Say,
  change: (changes: Address) => void,
): { readonly element: HTMLElement; set(address: Address): void } {
  // Another choice may hide the open cell, so it is closed.
  const choose = (changes: Address): void => change({ ...changes, cell: '' });
  const counts: readonly (readonly [TraceTab, string])[] = [
    ['requirements', `${say('trace.requirements')} ${data.requirements.length}`],
    ['policies', `${say('trace.policies')} ${data.policies.length}`],
    ['files', `${say('trace.seeds')} ${data.seeds.length}`],
  ];
  const tabList = tabs(data.title, counts, 'map', (tab) => choose({ tab }));
  const field = searchField(say('page.search'), say('page.search.hint'), (q) => choose({ q }));
  const filters = [
    {
      name: 'status',
      label: say('page.status'),
      values: requirementStatusNames.map((name) => [name, say(`trace.status.${name}`)] as const),
    },
    ...axes.map((axis) => ({
      name: axis,
      label: say(`axis.${axis}`),
      values: valuesOf(data.columns, axis).map((value) => [value, visible(value)] as const),
    })),
  ].map(({ name, label, values }) => ({
    name,
    ...choice(label, say('page.all'), values, (value) => choose({ [name]: value })),
  }));
  const outside = data.requirements.filter(isOutside).length;
  const boxes = [
    checkBox('gaps', say('page.gaps'), choose),
    checkBox('outside', say('page.outsideToo', { count: outside }), choose),
  ];
  const names = [...filters, ...boxes].map(({ name }) => name);
  const cleared = Object.fromEntries(['q', ...names].map((name) => [name, '']));
  const reset = button(say('page.reset'), { class: 'quiet' }, () => choose(cleared));
  return {
    element: h(
      'div',
      { class: 'bar' },
      tabList.element,
      field.element,
      ...[...filters, ...boxes].map(({ element }) => element),
      reset,
    ),
    set(address) {
      const tab = tabOf(address);
      tabList.set(tab);
      field.set(address['q'] ?? '');
      for (const one of [...filters, ...boxes]) {
        one.set(address[one.name] ?? '');
        if (one.name === 'status') one.element.hidden = tab === 'files';
        if (one.name === 'outside') one.element.hidden = tab !== 'requirements' || outside === 0;
      }
      reset.hidden = !Object.keys(cleared).some((name) => address[name]);
    },
  };
}

function checkBox(
  name: string,
  label: string,
  choose: (changes: Address) => void,
): { readonly name: string; readonly element: HTMLElement; set(value: string): void } {
  const input = h('input', { type: 'checkbox' });
  input.addEventListener('change', () => choose({ [name]: input.checked ? '1' : '' }));
  return {
    name,
    element: h('label', { class: 'check' }, input, label),
    set(value) {
      input.checked = value === '1';
    },
  };
}
