import { code as codeSpan, inline } from '../markdown-text.ts';
import { visible } from '../visible.ts';
import { reach } from '../width.ts';

/** A text of somebody else as paragraphs that show exactly it; its lines stay lines. Empty for nothing. */
export function paragraphs(text: string): string {
  return text
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .map((line) => line.trim())
    .join('\n')
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => paragraph.trim().split('\n').map(opened).join('\\\n'))
    .join('\n\n');
}

/** The same on one line: for lists, headings and cells of tables. */
export function line(text: string): string {
  return opened(text.replace(/[\s\u0085]+/g, ' ').trim());
}

/** Code that shows exactly this, on one line, in a cell of a table as well. */
export function code(text: string): string {
  const shown = text.replace(/[\s\u0085]+/g, ' ').trim();
  if (shown === '') return '';
  // Between backticks nothing can be escaped: a bar would end the cell, and a comment there would be found by whoever looks for our marker.
  return /[|\\]|<!--|-->/.test(shown) ? `<code>${inline(shown).replaceAll('\\|', '&#124;')}</code>` : codeSpan(shown);
}

/** As much of a text as fits into `room` once it is rendered, with `…` for what was cut, never within a character. */
export function shortened(text: string, room: number, render: (text: string) => string): string {
  // Spaces may go and leave less, but not from a megabyte.
  const whole = text.length > room + 10_000 ? undefined : render(text);
  if (whole !== undefined && whole.length <= room) return whole;
  let [fits, over] = [0, Math.min(text.length, room) + 1];
  const cutAt = (units: number): string => render(`${text.slice(0, reach(text, 0, units, unitsOf)).trimEnd()}…`);
  while (over - fits > 1) {
    const middle = (fits + over) >> 1;
    if (cutAt(middle).length <= room) fits = middle;
    else over = middle;
  }
  return cutAt(fits);
}

/** A link to an address that is safe already: see `safeUrl`. */
export function link(shown: string, url: string): string {
  return `[${shown}](${bareLink(url)})`;
}

/** The address itself, to click on. */
export function bareLink(url: string): string {
  // Two dashes at the end would make the end of a comment.
  return `<${url.replaceAll('&', '&amp;').replace(/--$/, '-%2D')}>`;
}

/** A text that shows exactly this, though it begins a line: no list, heading line, table or code. */
function opened(text: string): string {
  const shown = inline(visible(text)).replaceAll('\\|', '&#124;');
  return shown.replace(/^[-+=:]/, '\\$&').replace(/^(\d{1,9})([.)])/, '$1\\$2');
}

function unitsOf(text: string): number {
  return text.length;
}
