import type { Heading, List as ListNode, ListItem as ItemNode, RootContent } from 'mdast';
import type { LocalePack } from '../core/locale-pack.ts';
import type { List, ListItem, Section, Unit } from '../core/seed.ts';
import type { Place } from '../core/text.ts';
import { stretchOf, type Inline } from './inline.ts';
import { cleanLabel, cutParagraph } from './labels.ts';
import { cutLazyTail } from './lazy.ts';
import { endsInColon, firstLine } from './lines.ts';
import { sentences, type Stretch } from './sentences.ts';
import type { UnitDraft } from './units.ts';

export interface OutlineContext {
  readonly text: string;
  readonly locale: string;
  readonly inline: Inline;
  readonly pack: LocalePack | undefined;
  /** Place of a stretch of the view, in the file. */
  place(stretch: Stretch): Place;
}

/** A section while its view is being read. */
export interface SectionDraft {
  readonly form: Section['form'];
  readonly level: number;
  readonly label: string;
  readonly stretch: Stretch;
  readonly lists: List[];
  /** Anything stands between its label and the next one. */
  content: boolean;
}

/** Sections and units of a view in the order they are written. The first section is the opening. */
export function readOutline(
  context: OutlineContext,
  blocks: readonly RootContent[],
): { sections: readonly SectionDraft[]; units: readonly UnitDraft[] } {
  const outline = new Outline(context);
  const first = blocks[0];
  const opening = first ? firstLine(context.text, stretchOf(first)) : { from: 0, to: 0 };
  outline.open({ form: 'opening', level: 0, label: '', stretch: opening });
  outline.blocks(blocks);
  return outline;
}

/** An item that is being read, with what its nested lists and the lines after them need to know of it. */
interface OpenItem {
  readonly depth: number;
  readonly contentIndent: number;
  /** Index of its unit; absent when it has no text of its own. */
  unit: number | undefined;
  readonly outer: OpenItem | undefined;
}

class Outline {
  readonly sections: SectionDraft[] = [];
  readonly units: UnitDraft[] = [];
  readonly #context: OutlineContext;

  constructor(context: OutlineContext) {
    this.#context = context;
  }

  open(section: Pick<SectionDraft, 'form' | 'level' | 'label' | 'stretch'>): void {
    this.sections.push({ ...section, lists: [], content: false });
  }

  blocks(blocks: readonly RootContent[], within?: 'quote'): void {
    for (const [index, block] of blocks.entries()) {
      const next = blocks[index + 1];
      if (block.type === 'heading' && !within) this.#heading(block);
      else if (block.type === 'paragraph' && within) this.#sentences(stretchOf(block), next);
      else if (block.type === 'paragraph') this.#paragraph(stretchOf(block), next);
      else if (block.type === 'list') this.#list(block, undefined, within ? 'quote' : next);
      else if (block.type === 'blockquote') this.blocks(block.children, 'quote');
      else if (block.type === 'html') this.#html(stretchOf(block));
      else if (block.type !== 'thematicBreak' && block.type !== 'definition') this.#filled();
    }
  }

  #heading(heading: Heading): void {
    const first = heading.children[0];
    const last = heading.children.at(-1);
    const source = first && last ? this.#context.text.slice(stretchOf(first).from, stretchOf(last).to) : '';
    this.open({ form: 'heading', level: heading.depth, label: cleanLabel(source), stretch: stretchOf(heading) });
  }

  #paragraph(stretch: Stretch, next: RootContent | undefined): void {
    const pieces = cutParagraph(this.#context, stretch, next);
    for (const [index, piece] of pieces.entries()) {
      if (piece.type === 'label') this.open({ form: 'label', level: 0, label: piece.label, stretch: piece.stretch });
      else if (piece.type === 'steps') this.#steps(piece.items);
      else this.#sentence(piece.stretch, index === pieces.length - 1 && next?.type === 'list');
    }
  }

  #steps(stretches: readonly Stretch[]): void {
    const { text } = this.#context;
    const items: ListItem[] = [];
    for (const stretch of stretches) {
      const marker = markerAt(text, stretch.from);
      const rest = text.slice(stretch.from + marker.length, stretch.to);
      const from = stretch.to - rest.trimStart().length;
      items.push({ place: this.#context.place(firstLine(text, stretch)), marker, ...numberOf(marker) });
      const own = { from, to: stretch.to };
      this.#unit({
        shape: 'step',
        pieces: [own],
        depth: 0,
        parent: undefined,
        lead: false,
        number: numberOf(marker).number,
      });
    }
    this.sections.at(-1)?.lists.push({ ordered: true, place: span(items), depth: 0, items });
  }

  #sentences(stretch: Stretch, next: RootContent | undefined): void {
    const found = sentences(this.#context.inline.masked, stretch, this.#context.locale);
    for (const [index, sentence] of found.entries()) {
      this.#sentence(sentence, index === found.length - 1 && next?.type === 'list');
    }
  }

  /** Comments say nothing; other HTML may wrap prose: `<rules>` … `</rules>`. */
  #html({ from, to }: Stretch): void {
    const source = this.#context.text.slice(from, to);
    if (source.replace(comments, '').trim() === '') return;
    this.#filled();
    let at = 0;
    for (const match of source.matchAll(markup)) {
      this.#bareText(source.slice(at, match.index), from + at);
      at = match.index + match[0].length;
    }
    this.#bareText(source.slice(at), from + at);
  }

  /** Sentences of text that Markdown did not look into. */
  #bareText(source: string, offset: number): void {
    const flat = source.replace(/[\r\n]+[ \t]*/g, (match) => ' '.repeat(match.length));
    for (const { from, to } of sentences(flat, { from: 0, to: flat.length }, this.#context.locale)) {
      this.#sentence({ from: offset + from, to: offset + to }, false);
    }
  }

  #sentence(stretch: Stretch, beforeList: boolean): void {
    const lead = beforeList && endsInColon(this.#context.text.slice(stretch.from, stretch.to));
    this.#unit({ shape: 'sentence', pieces: [stretch], depth: 0, parent: undefined, lead, number: undefined });
  }

  /** `next` is the block that follows the outermost list; lines within a quote are never taken for text after it. */
  #list(list: ListNode, outer: OpenItem | undefined, next: RootContent | 'quote' | undefined): void {
    this.#filled();
    let section = this.sections.length - 1;
    let items: ListItem[] = [];
    const record = (): void => {
      const first = items[0];
      const depth = outer ? outer.depth + 1 : 0;
      if (first)
        this.sections[section]?.lists.push({ ordered: list.ordered === true, place: span(items), depth, items });
    };
    for (const [index, item] of list.children.entries()) {
      if (section !== this.sections.length - 1) {
        // A label within the list has begun another section.
        record();
        section = this.sections.length - 1;
        items = [];
      }
      const stretch = stretchOf(item);
      const marker = markerAt(this.#context.text, stretch.from);
      const place = this.#context.place(firstLine(this.#context.text, stretch));
      items.push({ place, marker, ...numberOf(marker) });
      this.#item(item, list, outer, next === 'quote' ? next : ((list.children[index + 1] && list) ?? next));
    }
    record();
  }

  #item(item: ItemNode, list: ListNode, outer: OpenItem | undefined, next: RootContent | 'quote' | undefined): void {
    const { text } = this.#context;
    const self: OpenItem = {
      depth: outer ? outer.depth + 1 : 0,
      contentIndent: (item.children[0]?.position?.start.column ?? 1) - 1,
      unit: undefined,
      outer,
    };
    const marker = markerAt(text, stretchOf(item).from);
    const add = (piece: Stretch, lead: boolean): void => {
      if (self.unit !== undefined) return this.#extend(self.unit, piece);
      self.unit = this.units.length;
      this.#unit({
        shape: list.ordered ? 'step' : 'bullet',
        pieces: [piece],
        depth: self.depth,
        parent: parentOf(outer),
        lead,
        number: numberOf(marker).number,
      });
    };
    const collect = (blocks: readonly RootContent[]): void => {
      for (const [index, block] of blocks.entries()) {
        const after = blocks[index + 1];
        const lead = after?.type === 'list' && endsInColon(text.slice(stretchOf(block).from, stretchOf(block).to));
        if (block.type === 'heading') add(stretchOf(block), lead);
        else if (block.type === 'blockquote') collect(block.children);
        else if (block.type === 'list') this.#list(block, self, next);
        else if (block.type === 'paragraph') {
          const { own, tail } =
            next === 'quote' ? { own: stretchOf(block) } : cutLazyTail(text, stretchOf(block), self.contentIndent);
          add(own, lead && !tail);
          if (tail) this.#tail(tail, self, next === 'quote' ? undefined : (after ?? next));
        }
      }
    };
    collect(item.children);
  }

  /** Text below an item goes to the item it is indented like, or stands for itself. */
  #tail(tail: Stretch & { indent: number }, item: OpenItem, next: RootContent | undefined): void {
    let owner = item.outer;
    while (owner && (owner.contentIndent > tail.indent || owner.unit === undefined)) owner = owner.outer;
    if (owner?.unit === undefined) this.#paragraph(tail, next);
    else this.#extend(owner.unit, { from: tail.from, to: tail.to });
  }

  #extend(unit: number, piece: Stretch): void {
    const draft = this.units[unit];
    if (draft) this.units[unit] = { ...draft, pieces: [...draft.pieces, piece] };
  }

  #unit(draft: Omit<UnitDraft, 'section'>): void {
    this.#filled();
    this.units.push({ ...draft, section: this.sections.length - 1 });
  }

  #filled(): void {
    const section = this.sections.at(-1);
    if (section) section.content = true;
  }
}

function parentOf(outer: OpenItem | undefined): number | undefined {
  for (let item = outer; item; item = item.outer) if (item.unit !== undefined) return item.unit;
  return undefined;
}

function markerAt(text: string, at: number): string {
  return /^(?:[-*+]|\d{1,9}[.)])/.exec(text.slice(at, at + 10))?.[0] ?? '';
}

function numberOf(marker: string): { number?: Unit['number'] & number } {
  return /^\d/.test(marker) ? { number: Number.parseInt(marker, 10) } : {};
}

/** From the first item of a list to the last. */
function span(items: readonly ListItem[]): Place {
  const first = items[0]?.place;
  const last = items.at(-1)?.place;
  if (!first || !last) throw new Error('a list has items');
  return { ...first, end: last.end, endLine: last.endLine, endColumn: last.endColumn };
}

const comments = /<!--[^]*?(?:-->|$)/g;
const markup = /<!--[^]*?(?:-->|$)|<[/!?]?[A-Za-z][^<>]*>/g;
