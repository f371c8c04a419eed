import { button, h } from './dom.ts';
import type { Say } from './say.ts';

/** The keys of the page, in a window of their own. */
export function helpDialog(keys: readonly (readonly [keys: string, what: string])[], say: Say): HTMLDialogElement {
  const dialog = h(
    'dialog',
    { 'aria-labelledby': 'help-title' },
    h('h2', { id: 'help-title' }, say('page.help.title')),
    h('dl', {}, ...keys.flatMap(([names, what]) => [h('dt', {}, ...keyCaps(names)), h('dd', {}, what)])),
  );
  dialog.append(button(say('page.close'), { class: 'primary' }, () => dialog.close()));
  return dialog;
}

function keyCaps(names: string): HTMLElement[] {
  return names.split(' ').map((name) => h('kbd', {}, name));
}
