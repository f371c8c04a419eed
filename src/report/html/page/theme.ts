import { button } from './dom.ts';
import type { Say } from './say.ts';

/** A button between light and dark. Without it the page follows the system; what was chosen is remembered where that is allowed. */
export function themeButton(say: Say): HTMLButtonElement {
  const root = document.documentElement;
  const system = matchMedia('(prefers-color-scheme: dark)');
  const current = (): string => root.dataset['theme'] ?? (system.matches ? 'dark' : 'light');
  const known = remembered();
  if (known === 'dark' || known === 'light') root.dataset['theme'] = known;
  const element = button('', { class: 'quiet' }, () => {
    root.dataset['theme'] = current() === 'dark' ? 'light' : 'dark';
    remember(root.dataset['theme']);
    tell();
  });
  const tell = (): void => {
    element.textContent = current() === 'dark' ? `☀ ${say('page.theme.light')}` : `☾ ${say('page.theme.dark')}`;
  };
  system.addEventListener('change', tell);
  tell();
  return element;
}

function remembered(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    // A page opened from a file may have no memory.
    return null;
  }
}

function remember(theme: string): void {
  try {
    localStorage.setItem(key, theme);
  } catch {
    // Then it is forgotten.
  }
}

const key = 'seedlint-theme';
