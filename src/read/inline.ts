import type { Definition, Image, Link as LinkNode, Nodes, Root } from 'mdast';
import type { Link, Span } from '../core/seed.ts';
import type { Template } from '../core/template.ts';
import type { Stretch } from './sentences.ts';

/** A piece of a view without children: prose, code or HTML. Offsets into the view; `content` leaves out fences and backticks. */
export interface Leaf extends Stretch {
  readonly kind: 'prose' | 'code' | 'fence' | 'html';
  readonly content: Stretch;
  /** Inside a quote, whose `>` repeat on every line. */
  readonly quoted: boolean;
}

/** What the inside of the paragraphs of a view is made of. */
export interface Inline {
  readonly leaves: readonly Leaf[];
  /** What the view points to, in order. */
  readonly links: readonly Link[];
  /** Template actions that are part of the view, in order. */
  readonly actions: readonly Stretch[];
  /** The view's text for finding sentences: same length, see `sentences`. */
  readonly masked: string;
  /** The view's text for finding words and numbers: code, HTML, links and actions are blanks. */
  readonly prose: string;
}

/** Takes the tree of a view apart into leaves. */
export function readInline(text: string, tree: Root, spans: readonly Span[], template: Template | undefined): Inline {
  const leaves: Leaf[] = [];
  const covers: Cover[] = [];
  const links: Link[] = [];
  const stack: { node: Nodes; quoted: boolean }[] = [{ node: tree, quoted: false }];
  // A stack of its own: nested emphasis can be deeper than the call stack.
  for (let top = stack.pop(); top; top = stack.pop()) {
    const { node, quoted } = top;
    const stretch = stretchOf(node);
    if (node.type === 'link' || node.type === 'image' || node.type === 'definition') links.push(linkOf(node, stretch));
    if (node.type === 'text') leaves.push({ kind: 'prose', ...stretch, content: stretch, quoted });
    else if (node.type === 'inlineCode') {
      leaves.push({ kind: 'code', ...stretch, content: insideBackticks(text, stretch), quoted });
      covers.push({ ...stretch, sentence: 'X', prose: ' ' });
    } else if (node.type === 'code') {
      leaves.push({ kind: 'fence', ...stretch, content: insideFences(text, stretch), quoted });
      covers.push({ ...stretch, sentence: ' ', prose: ' ' });
    } else if (node.type === 'html') {
      leaves.push({ kind: 'html', ...stretch, content: stretch, quoted });
      const hidden = text.startsWith('<!--', stretch.from);
      covers.push({ ...stretch, sentence: hidden ? ' ' : 'X', prose: ' ' });
    } else if (node.type === 'break') covers.push({ ...stretch, sentence: '\n', prose: ' ' });
    else if (node.type === 'image' || node.type === 'imageReference')
      covers.push({ ...stretch, sentence: 'X', prose: ' ' });
    else if ('children' in node) {
      if (node.type === 'link' || node.type === 'linkReference') {
        covers.push({ ...stretch, sentence: 'X' }, linkTail(node, stretch));
      }
      const below = quoted || node.type === 'blockquote';
      for (let index = node.children.length - 1; index >= 0; index--) {
        const child = node.children[index];
        if (child) stack.push({ node: child, quoted: below });
      }
    }
  }
  const actions = actionsInView(spans, template);
  for (const action of actions) covers.push({ ...action, sentence: 'X', prose: ' ' });
  covers.sort((a, b) => a.from - b.from);
  const flat = text
    .replace(/[\r\n]+[ \t>]*/g, blank)
    .replaceAll('*', '"')
    .replace(urls, letters);
  return {
    leaves,
    links,
    actions,
    masked: keepLinesOfActions(cover(flat, covers, 'sentence'), text, actions),
    prose: cover(text.replace(urls, blank), covers, 'prose'),
  };
}

/** Where a node stands in the text that was parsed. */
export function stretchOf(node: Nodes): Stretch {
  return { from: node.position?.start.offset ?? 0, to: node.position?.end.offset ?? 0 };
}

function linkOf({ type, url, title }: LinkNode | Image | Definition, stretch: Stretch): Link {
  return { type, url, ...(typeof title === 'string' ? { title } : {}), ...stretch };
}

/** What to write over a stretch: where sentences are sought, and where words are. */
interface Cover extends Stretch {
  readonly sentence?: string;
  readonly prose?: string;
}

// A bare address in prose; Markdown without extensions leaves it in the text.
const urls = /\bhttps?:\/\/[^\s<>«»"]+[^\s<>«»".,;:!?)]/g;

function blank(match: string): string {
  return ' '.repeat(match.length);
}

function letters(match: string): string {
  return 'X'.repeat(match.length);
}

/** The `](address)` of a link; the text before it is prose. */
function linkTail(node: Nodes & { children: Nodes[] }, stretch: Stretch): Cover {
  const last = node.children.at(-1);
  const from = last ? stretchOf(last).to : stretch.from;
  return { from, to: stretch.to, prose: ' ' };
}

function insideBackticks(text: string, { from, to }: Stretch): Stretch {
  let start = from;
  while (start < to && text[start] === '`') start++;
  let end = to - (start - from);
  // ``` `` `a` `` ```: one blank on either side belongs to the fence.
  const padded = /^\s[^]*\s$/.test(text.slice(start, end)) && text.slice(start, end).trim() !== '';
  if (padded) {
    start++;
    end--;
  }
  return { from: start, to: Math.max(start, end) };
}

function insideFences(text: string, { from, to }: Stretch): Stretch {
  const source = text.slice(from, to);
  const fence = /^(`{3,}|~{3,})/.exec(source)?.[1];
  if (!fence) return { from, to };
  const first = source.indexOf('\n');
  if (first === -1) return { from: to, to };
  const last = source.lastIndexOf('\n');
  const closing = source
    .slice(last + 1)
    .replace(/^[ \t>]+/, '')
    .trimEnd();
  const closed = last > 0 && closing.length >= fence.length && closing === fence.charAt(0).repeat(closing.length);
  return { from: from + first + 1, to: closed ? Math.max(from + first + 1, from + last + 1) : to };
}

/** Actions of the template that a view kept, as offsets into the view. Both lists are in file order. */
function actionsInView(spans: readonly Span[], template: Template | undefined): Stretch[] {
  if (!template) return [];
  const found: Stretch[] = [];
  let index = 0;
  for (const span of spans) {
    const end = span.start + span.length;
    for (; index < template.actions.length; index++) {
      const action = template.actions[index];
      if (!action || action.start >= end) break;
      if (action.start < span.start) continue;
      const from = span.from + action.start - span.start;
      found.push({ from, to: from + Math.min(action.end, end) - action.start });
    }
  }
  return found;
}

/** Writes each cover over the text, character by character; a cover within another changes nothing. */
function cover(text: string, covers: readonly Cover[], what: 'sentence' | 'prose'): string {
  const parts: string[] = [];
  let at = 0;
  for (const stretch of covers) {
    const ink = stretch[what];
    const from = Math.max(at, stretch.from);
    if (ink === undefined || stretch.to <= from) continue;
    parts.push(text.slice(at, from), ink.repeat(stretch.to - from));
    at = stretch.to;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

/** An action alone on its line brings text of its own: what stands above and below does not run on into it. */
function keepLinesOfActions(masked: string, text: string, actions: readonly Stretch[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { from, to } of actions) {
    const before = /(?:^|\n)[ \t>]*$/.exec(text.slice(Math.max(0, from - 100), from));
    const after = /^[ \t]*\r?(?:\n|$)/.exec(text.slice(to, to + 100));
    if (!before || !after) continue;
    const opening = from - before[0].length;
    if (before[0].startsWith('\n') && opening >= at) {
      parts.push(masked.slice(at, opening), '\n');
      at = opening + 1;
    }
    const closing = to + after[0].length - 1;
    if (after[0].endsWith('\n') && closing >= at) {
      parts.push(masked.slice(at, closing), '\n');
      at = closing + 1;
    }
  }
  parts.push(masked.slice(at));
  return parts.join('');
}
