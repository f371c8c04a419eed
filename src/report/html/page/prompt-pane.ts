import { visible } from '../../visible.ts';
import type { PromptsData } from '../data.ts';
import { h } from './dom.ts';
import type { Say } from './say.ts';
import { linesIn, type Line, type Prompt } from './prompt-lines.ts';
import { plain } from './trace-search.ts';

/** A prompt with a gutter: the file once where it begins, then its line numbers, in the colour of the layer. */
export function promptPane(data: PromptsData, prompt: Prompt, query: string, say: Say): HTMLElement {
  const locale = prompt.run.locale ?? '';
  const pane = h(
    'section',
    { class: 'side', 'aria-label': locale, 'data-locale': locale },
    h('h3', {}, h('b', {}, locale)),
  );
  const text = h('div', {
    class: 'text',
    lang: locale,
    tabindex: 0,
    role: 'group',
    'aria-label': `${say('page.prompt')} ${locale}`,
  });
  let before = -2;
  for (const line of linesIn(data, prompt)) {
    const [words, path, , layer] = line;
    // Empty lines between two parts belong to a third more often than not: naming it would only get in the way.
    if (path !== before && words.trim() !== '') {
      before = path;
      text.append(sourceRow(data.paths[path] ?? say('page.nowhere'), data.layers[layer] ?? '', layer));
    }
    text.append(lineRow(line, query));
  }
  pane.append(text);
  return pane;
}

/** The file first: its folders are long, and much the same for all. */
function sourceRow(path: string, name: string, layer: number): HTMLElement {
  const cut = path.lastIndexOf('/') + 1;
  return h(
    'div',
    { class: `source layer-${layer % 8}`, title: visible(path) },
    h('code', {}, visible(path.slice(cut))),
    h('small', {}, visible(path.slice(0, cut))),
    h('span', {}, visible(name)),
  );
}

function lineRow([text, , number, layer]: Line, query: string): HTMLElement {
  return h(
    'div',
    { class: `line layer-${layer % 8}` },
    h('span', { class: 'number' }, number === 0 ? '' : String(number)),
    h('code', {}, ...withHits(visible(text), query)),
  );
}

/** What was looked for, marked. Letters are compared one for one, so that their places stay. */
function withHits(text: string, query: string): (Node | string)[] {
  const terms = query.split(/\s+/).filter(Boolean);
  const small = plain(text);
  if (terms.length === 0 || small.length !== text.length) return [text];
  const parts: (Node | string)[] = [];
  let at = 0;
  while (at < text.length) {
    const hits = terms.map((term) => ({ term, from: small.indexOf(term, at) })).filter(({ from }) => from >= 0);
    const next = hits.toSorted((a, b) => a.from - b.from || b.term.length - a.term.length)[0];
    if (!next) break;
    parts.push(text.slice(at, next.from), h('mark', {}, text.slice(next.from, next.from + next.term.length)));
    at = next.from + next.term.length;
  }
  return [...parts, text.slice(at)];
}
