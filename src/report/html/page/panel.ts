import { button, h } from './dom.ts';
import type { Say } from './say.ts';

export interface Panel {
  readonly element: HTMLElement;
  open(content: readonly HTMLElement[], focus: boolean): void;
  close(): void;
}

/** The lower part of the page, where a cell shows what is in it. Escape closes it; `closed` brings the focus back. */
export function createPanel(say: Say, closed: () => void): Panel {
  const content = h('div', { class: 'content' });
  const shut = (): void => {
    if (element.hidden) return;
    element.hidden = true;
    closed();
  };
  const element = h(
    'section',
    { class: 'panel', role: 'dialog', 'aria-labelledby': 'panel-title', hidden: true },
    button('✕', { class: 'quiet close', 'aria-label': say('page.close') }, shut),
    content,
  );
  addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || document.querySelector('dialog[open]') || element.hidden) return;
    // In the search field Escape empties the field.
    if (event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    shut();
  });
  return {
    element,
    open(children, focus) {
      content.replaceChildren(...children);
      content.scrollTop = 0;
      element.hidden = false;
      if (focus) content.querySelector<HTMLElement>('#panel-title')?.focus();
    },
    close() {
      element.hidden = true;
    },
  };
}
