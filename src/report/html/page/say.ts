import { sentence } from '../../sentence.ts';
import type { UiKey } from '../../ui-words.ts';
import type { PageData } from '../data.ts';

/** The page's words in the language it was made for. */
export type Say = (key: UiKey, slots?: Readonly<Record<string, string | number>>) => string;

export function sayFrom({ words, lang }: PageData): Say {
  return (key, slots = {}) => sentence(words[key] ?? key, slots, lang);
}

/** `0.874` → `87 %`. What is not all is never said to be all, nor what is not nothing to be nothing. */
export function percent(share: number): string {
  const whole = Math.round(share * 100);
  return `${share < 1 ? Math.min(whole, 99) : 100}\u00a0%`;
}
