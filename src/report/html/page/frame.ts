import type { PageData } from '../data.ts';
import { button, h, type Child } from './dom.ts';
import { helpDialog } from './help.ts';
import type { Say } from './say.ts';
import { themeButton } from './theme.ts';

export interface Figure {
  readonly value: string;
  readonly label: string;
  /** Drawn as a bar below, 0…1. */
  readonly share?: number;
}

/** What all pages have in common: a head with figures, help and theme, and keys that work everywhere. */
export function frame(
  data: PageData,
  say: Say,
  figures: readonly Figure[],
  keys: readonly (readonly [string, string])[],
  ...content: readonly Child[]
): void {
  const help = helpDialog(keys, say);
  const page = document.getElementById('page');
  page?.append(
    h(
      'header',
      { class: 'top' },
      h('h1', {}, data.title),
      h('div', { class: 'figures' }, ...figures.map(figureBox)),
      h(
        'div',
        { class: 'tools' },
        themeButton(say),
        button(`? ${say('page.help.button')}`, { class: 'quiet' }, () => help.showModal()),
      ),
    ),
    ...content,
    help,
  );
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
    if (typing) return;
    // On a Russian keyboard the key of `/` and `?` says `.` and `,`.
    const slash = event.code === 'Slash';
    if (event.key === '?' || (slash && event.shiftKey)) help.showModal();
    else if (event.key === '/' || slash) document.querySelector<HTMLInputElement>('input[type=search]')?.focus();
    else return;
    event.preventDefault();
  });
}

function figureBox({ value, label, share }: Figure): HTMLElement {
  const box = h('div', { class: 'figure' }, h('b', {}, value), h('span', {}, label));
  if (share !== undefined) {
    const bar = h('i', { class: 'bar', 'aria-hidden': 'true' }, h('i'));
    bar.style.setProperty('--share', `${Math.round(share * 100)}%`);
    box.append(bar);
  }
  return box;
}

/** Tabs above one panel. */
export function tabs(
  label: string,
  names: readonly (readonly [id: string, text: string])[],
  panel: string,
  choose: (id: string) => void,
): { readonly element: HTMLElement; set(id: string): void } {
  const buttons = names.map(([id, text]) =>
    button(text, { role: 'tab', id: `tab-${id}`, 'aria-controls': panel, 'data-tab': id }, () => choose(id)),
  );
  const element = h('div', { role: 'tablist', 'aria-label': label }, ...buttons);
  element.addEventListener('keydown', (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const at = buttons.findIndex((one) => one === document.activeElement);
    if (step === undefined || at < 0) return;
    const next = buttons[(at + step + buttons.length) % buttons.length];
    next?.focus();
    next?.click();
  });
  return {
    element,
    set(id) {
      for (const one of buttons) {
        const chosen = one.dataset['tab'] === id;
        one.setAttribute('aria-selected', String(chosen));
        one.tabIndex = chosen ? 0 : -1;
      }
    },
  };
}

/** A field to search in, with its label and a cross to empty it. */
export function searchField(
  label: string,
  hint: string,
  search: (text: string) => void,
): {
  readonly element: HTMLElement;
  set(text: string): void;
} {
  const input = h('input', {
    type: 'search',
    placeholder: hint,
    'aria-label': label,
    autocomplete: 'off',
    spellcheck: 'false',
  });
  let asked = 0;
  input.addEventListener('input', () => {
    // Several letters typed between two pictures are searched for once.
    cancelAnimationFrame(asked);
    asked = requestAnimationFrame(() => search(input.value));
  });
  return {
    element: h('div', { class: 'search' }, input),
    set(text) {
      if (input.value !== text) input.value = text;
    },
  };
}
