import { visible } from '../../visible.ts';
import type { PromptsData } from '../data.ts';
import { onAddress, readAddress, writeAddress } from './address-bar.ts';
import type { Address } from './address.ts';
import { cellAddress, cellText, pageAxes, withoutLocale } from './cell-name.ts';
import { h } from './dom.ts';
import { frame, searchField } from './frame.ts';
import { linesIn, type Prompt } from './prompt-lines.ts';
import { promptPane } from './prompt-pane.ts';
import type { Say } from './say.ts';
import { plain } from './trace-search.ts';

/** The prompts of all runs: a list to choose from, and what the agent reads with the place every line comes from. */
export function promptsView(data: PromptsData, say: Say): void {
  let address: Address = {};
  const change = (changes: Address): void => {
    const next = { ...address, ...changes };
    writeAddress(next);
    apply(next);
  };
  const chosenOf = (name: string | undefined): Prompt | undefined =>
    data.prompts.find(({ run }) => cellAddress(run) === name) ?? shown()[0] ?? data.prompts[0];
  let texts: Map<Prompt, string> | undefined;

  const field = searchField(say('page.search'), say('page.search.prompts'), (q) => change({ q }));
  const list = h('ul', {});
  const count = h('p', { class: 'count', role: 'status' });
  const nav = h('nav', { class: 'runs', 'aria-label': say('page.tab.runs') }, list);
  const beside = h('input', { type: 'checkbox' });
  beside.addEventListener('change', () => change({ beside: beside.checked ? '1' : '0' }));
  const title = h('h2', { tabindex: -1 });
  const sides = h('div', { class: 'sides' });
  const prompt = h('section', { class: 'prompt' }, title, sides);
  list.addEventListener('click', ({ target }) => {
    const name = target instanceof Element ? target.closest<HTMLElement>('[data-run]')?.dataset['run'] : undefined;
    if (name !== undefined) change({ run: name });
  });
  list.addEventListener('keydown', (event) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step === undefined) return;
    const buttons = [...list.querySelectorAll('button')];
    const next = buttons[buttons.findIndex((one) => one === document.activeElement) + step];
    next?.focus();
    next?.click();
    event.preventDefault();
  });

  frame(
    data,
    say,
    [
      { value: String(data.prompts.length), label: say('page.figure.prompts', { count: data.prompts.length }) },
      { value: String(data.paths.length), label: say('page.figure.files', { count: data.paths.length }) },
    ],
    [
      ['↑ ↓', say('page.help.runs')],
      ['/', say('page.help.search')],
      ['?', say('page.help.help')],
    ],
    h(
      'div',
      { class: 'bar' },
      field.element,
      h('label', { class: 'check', hidden: data.locales.length < 2 }, beside, say('page.beside')),
      layerLegend(data),
      count,
    ),
    h('div', { class: 'prompts' }, nav, prompt),
  );
  onAddress(apply);
  apply(readAddress());

  function apply(next: Address): void {
    const before = address;
    address = next;
    field.set(next['q'] ?? '');
    beside.checked = next['beside'] !== '0';
    if (next['q'] !== before['q'] || next['beside'] !== before['beside'] || list.children.length === 0) drawList();
    const chosen = chosenOf(next['run']);
    for (const one of list.querySelectorAll<HTMLElement>('[data-run]')) {
      const current = chosen !== undefined && one.dataset['name'] === nameOf(chosen);
      if (current) one.setAttribute('aria-current', 'true');
      else one.removeAttribute('aria-current');
      if (current) one.scrollIntoView({ block: 'nearest' });
    }
    title.textContent = chosen ? textFor(chosen) : say('page.none');
    const others = chosen && beside.checked ? sameInOthers(data, chosen) : chosen ? [chosen] : [];
    sides.replaceChildren(...others.map((one) => promptPane(data, one, plain(address['q'] ?? ''), say)));
    prompt.scrollTop = 0;
  }

  function drawList(): void {
    const prompts = shown();
    count.textContent = say('page.shownList', { rows: prompts.length, all: data.prompts.length });
    const names = new Set<string>();
    const entries = prompts.filter((one) => !names.has(nameOf(one)) && names.add(nameOf(one)));
    list.replaceChildren(
      ...entries.map((one) => {
        const attributes = { type: 'button', 'data-run': cellAddress(one.run), 'data-name': nameOf(one) };
        return h('li', {}, h('button', attributes, textFor(one)));
      }),
    );
  }

  /** Prompts that stand beside each other have one name. */
  function nameOf({ run }: Prompt): string {
    return cellAddress(beside.checked ? withoutLocale(run) : run);
  }

  function textFor({ run }: Prompt): string {
    return visible(cellText(beside.checked ? withoutLocale(run) : run, say));
  }

  /** Prompts whose run or text has every word that is looked for. */
  function shown(): readonly Prompt[] {
    const terms = plain(address['q'] ?? '')
      .split(/\s+/)
      .filter(Boolean);
    if (terms.length === 0) return data.prompts;
    texts ??= new Map(data.prompts.map((one) => [one, plain(`${cellText(one.run, say)}\n${textOf(data, one)}`)]));
    return data.prompts.filter((one) => terms.every((term) => texts?.get(one)?.includes(term)));
  }
}

/** The prompt and the ones that differ in the language alone, in the order of the catalogue's languages. */
function sameInOthers({ prompts, locales }: PromptsData, chosen: Prompt): Prompt[] {
  const same = prompts.filter(({ run }) =>
    pageAxes.every((axis) => axis === 'locale' || run[axis] === chosen.run[axis]),
  );
  const rank = ({ run }: Prompt): number => locales.indexOf(run.locale ?? '');
  return same.toSorted((a, b) => rank(a) - rank(b));
}

function textOf(data: PromptsData, prompt: Prompt): string {
  return linesIn(data, prompt)
    .flatMap(([text, path]) => [text, data.paths[path] ?? ''])
    .join('\n');
}

function layerLegend({ layers }: PromptsData): HTMLElement {
  return h(
    'ul',
    { class: 'legend' },
    ...layers.map((layer, index) => h('li', { class: `layer-${index % 8}` }, h('i'), visible(layer))),
  );
}
