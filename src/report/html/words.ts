import type { Data } from '../../core/finding.ts';
import { uiWords, type UiKey } from '../ui-words.ts';
import type { Words } from '../words.ts';

/** The words a page speaks, slots unfilled: it fills them itself. */
export function pageWords(words: Words): Record<string, string> {
  const told = Object.keys(uiWords).filter(isPageKey);
  // Without data every slot and plural form stays as it is written.
  return Object.fromEntries(told.map((key) => [key, words.ui(key, noData)]));
}

function isPageKey(key: string): key is UiKey {
  return /^(?:page|axis|state|resolve|matrix|trace)\./.test(key);
}

const noData: Data = {};
