import { visible } from '../../visible.ts';
import type { PageFile } from '../data.ts';
import { h } from './dom.ts';
import { lineOf } from './trace-decode.ts';

/** A stretch of a file in lines and columns from 1, the last column exclusive. */
export interface Stretch {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Lines of a file around a place, with numbers; what stands at the place is marked. Without columns nothing is. */
export function excerpt(file: PageFile, place: Stretch | { readonly line: number }, lang: string): HTMLElement {
  const endLine = 'endLine' in place ? place.endLine : place.line;
  const element = h('div', {
    class: 'excerpt',
    lang,
    tabindex: 0,
    role: 'group',
    'aria-label': `${visible(file.path)}:${place.line}`,
  });
  for (let number = Math.max(1, place.line - around); number <= endLine + around; number++) {
    const text = lineOf(file, number);
    if (text === undefined) continue;
    const inside = 'endLine' in place && number >= place.line && number <= endLine;
    element.append(
      h(
        'div',
        { class: inside ? 'line said' : 'line' },
        h('span', { class: 'number', 'aria-hidden': 'true' }, String(number)),
        h('code', {}, ...(inside ? marked(text, place, number) : [visible(text)])),
      ),
    );
  }
  return element;
}

const around = 5;

function marked(text: string, place: Stretch, number: number): (Node | string)[] {
  const from = number === place.line ? place.column - 1 : text.length - text.trimStart().length;
  const to = number === place.endLine ? place.endColumn - 1 : text.length;
  if (to <= from) return [visible(text)];
  return [visible(text.slice(0, from)), h('mark', {}, visible(text.slice(from, to))), visible(text.slice(to))];
}
