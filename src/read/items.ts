import type { List as ListNode, ListItem as ItemNode, RootContent } from 'mdast';
import type { ListItem } from '../core/seed.ts';
import type { Place } from '../core/text.ts';
import type { Drafts } from './drafts.ts';
import { stretchOf } from './inline.ts';
import { cutLazyTail } from './lazy.ts';
import { endsInColon, firstLine } from './lines.ts';
import type { Stretch } from './sentences.ts';

export interface ItemContext {
  readonly text: string;
  /** Place of a stretch of the view, in the file. */
  place(this: void, stretch: Stretch): Place;
  /** Reads a paragraph that stands on its own, before `next`. */
  paragraph(stretch: Stretch, next: RootContent | undefined): void;
}

/** The block after the outermost list; within a quote, lines are never taken for text after the list. */
type Next = RootContent | 'quote' | undefined;

/** An item that is being read, with what its nested lists and the lines after them need to know of it. */
interface OpenItem {
  readonly depth: number;
  readonly contentIndent: number;
  /** Index of its unit; absent when it has no text of its own. */
  unit: number | undefined;
  readonly outer: OpenItem | undefined;
}

/** Reads a list into drafts: an item is a unit, its nested lists are units of their own. */
export function readList(context: ItemContext, drafts: Drafts, list: ListNode, next: Next, outer?: OpenItem): void {
  drafts.fill();
  let section = drafts.section;
  let items: ListItem[] = [];
  const record = (): void => {
    const place = placeOf(items);
    const depth = outer ? outer.depth + 1 : 0;
    if (place) drafts.sections[section]?.lists.push({ ordered: list.ordered === true, place, depth, items });
  };
  for (const [index, item] of list.children.entries()) {
    if (section !== drafts.section) {
      // A label within the list has begun another section.
      record();
      section = drafts.section;
      items = [];
    }
    items.push(readMarker(context, stretchOf(item)));
    const after = index + 1 < list.children.length && next !== 'quote' ? list : next;
    readItem(context, drafts, item, { list, after, outer });
  }
  record();
}

/** Reads numbered lines that Markdown took for prose, markers included. */
export function readSteps(context: ItemContext, drafts: Drafts, stretches: readonly Stretch[]): void {
  const items: ListItem[] = [];
  for (const { from, to } of stretches) {
    const item = readMarker(context, { from, to });
    const own = context.text.slice(from + item.marker.length, to).trimStart();
    const pieces = [{ from: to - own.length, to }];
    drafts.add({ shape: 'step', pieces, depth: 0, parent: undefined, lead: false, number: item.number });
    items.push(item);
  }
  const place = placeOf(items);
  if (place) drafts.sections.at(-1)?.lists.push({ ordered: true, place, depth: 0, items });
}

function readItem(
  context: ItemContext,
  drafts: Drafts,
  item: ItemNode,
  { list, after, outer }: { list: ListNode; after: Next; outer: OpenItem | undefined },
): void {
  const { text } = context;
  const self: OpenItem = {
    depth: outer ? outer.depth + 1 : 0,
    contentIndent: (item.children[0]?.position?.start.column ?? 1) - 1,
    unit: undefined,
    outer,
  };
  const add = (piece: Stretch, lead: boolean): void => {
    if (self.unit !== undefined) return drafts.extend(self.unit, piece);
    const shape = list.ordered ? 'step' : 'bullet';
    const { number } = readMarker(context, stretchOf(item));
    self.unit = drafts.add({ shape, pieces: [piece], depth: self.depth, parent: unitOf(outer), lead, number });
  };
  const collect = (blocks: readonly RootContent[]): void => {
    for (const [index, block] of blocks.entries()) {
      const stretch = stretchOf(block);
      const next = blocks[index + 1];
      const lead = next?.type === 'list' && endsInColon(text.slice(stretch.from, stretch.to));
      if (block.type === 'heading') add(stretch, lead);
      else if (block.type === 'blockquote') collect(block.children);
      else if (block.type === 'list') readList(context, drafts, block, after, self);
      else if (block.type === 'paragraph') {
        const { own, tail } = after === 'quote' ? { own: stretch } : cutLazyTail(text, stretch, self.contentIndent);
        add(own, lead && !tail);
        if (tail) readTail(context, drafts, tail, outer, after === 'quote' ? undefined : (next ?? after));
      }
    }
  };
  collect(item.children);
}

/** Text below an item goes to the outer item it is indented like, or stands for itself. */
function readTail(
  context: ItemContext,
  drafts: Drafts,
  tail: Stretch & { indent: number },
  outer: OpenItem | undefined,
  next: RootContent | undefined,
): void {
  let owner = outer;
  while (owner && (owner.contentIndent > tail.indent || owner.unit === undefined)) owner = owner.outer;
  if (owner?.unit === undefined) context.paragraph(tail, next);
  else drafts.extend(owner.unit, { from: tail.from, to: tail.to });
}

function unitOf(item: OpenItem | undefined): number | undefined {
  let found = item;
  while (found && found.unit === undefined) found = found.outer;
  return found?.unit;
}

function readMarker({ text, place }: ItemContext, stretch: Stretch): ListItem {
  const marker = /^(?:[-*+]|\d{1,9}[.)])/.exec(text.slice(stretch.from, stretch.from + 10))?.[0] ?? '';
  const number = /^\d/.test(marker) ? { number: Number.parseInt(marker, 10) } : {};
  return { place: place(firstLine(text, stretch)), marker, ...number };
}

/** From the first item of a list to the last. */
function placeOf(items: readonly ListItem[]): Place | undefined {
  const first = items[0]?.place;
  const last = items.at(-1)?.place;
  return first && last && { ...first, end: last.end, endLine: last.endLine, endColumn: last.endColumn };
}
