import { visible, visibleLines } from './visible.ts';

/** One row of a table. */
export function cells(values: readonly string[]): string {
  return `| ${values.join(' | ')} |`;
}

/** Plain text as Markdown that shows exactly it, on one line: no markup, no formulas, no table cells, no mentions, no links. */
export function inline(text: string): string {
  return defused(
    visibleLines(text)
      .replace(/[\\`*_~[\]<>|#!&]/g, (sign) => (sign === '<' ? '&lt;' : sign === '&' ? '&amp;' : `\\${sign}`))
      .replaceAll('$', () => '<span>$</span>')
      .replaceAll('\n', '<br>'),
  );
}

/** Inline code that shows exactly this. */
export function code(text: string): string {
  const shown = visible(text);
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${shown}${fence}` : `${fence} ${shown} ${fence}`;
}

/** Text inside HTML. */
export function html(text: string): string {
  return defused(
    visible(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
  );
}

// A zero-width space keeps GitHub from mentioning people, linking issues and addresses. After `www.` it would be a part of a host.
function defused(text: string): string {
  return text.replace(/@(?=[\p{L}\p{N}])|#(?=\d)|GH-(?=\d)|(?:https?|ftp):(?=\/\/)|www(?=\.)/giu, '$&&#8203;');
}
