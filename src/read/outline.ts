import type { Heading, RootContent } from 'mdast';
import type { LocalePack } from '../core/locale-pack.ts';
import type { Place } from '../core/text.ts';
import { Drafts } from './drafts.ts';
import { stretchOf, type Inline } from './inline.ts';
import { readList, readSteps, type ItemContext } from './items.ts';
import { cleanLabel, cutParagraph } from './labels.ts';
import { endsInColon, firstLine } from './lines.ts';
import { sentences, type Stretch } from './sentences.ts';

export interface OutlineContext {
  readonly text: string;
  readonly locale: string;
  readonly inline: Inline;
  readonly pack: LocalePack | undefined;
  /** Place of a stretch of the view, in the file. */
  place(this: void, stretch: Stretch): Place;
}

/** Sections and units of a view in the order they are written. The first section is the opening. */
export function readOutline(context: OutlineContext, blocks: readonly RootContent[]): Drafts {
  const outline = new Outline(context);
  const [first] = blocks;
  const opening = first ? firstLine(context.text, stretchOf(first)) : { from: 0, to: 0 };
  outline.drafts.open({ form: 'opening', level: 0, label: '', stretch: opening });
  outline.blocks(blocks);
  return outline.drafts;
}

class Outline {
  readonly drafts = new Drafts();
  readonly #context: OutlineContext;
  readonly #items: ItemContext;

  constructor(context: OutlineContext) {
    this.#context = context;
    this.#items = {
      text: context.text,
      place: context.place,
      paragraph: (stretch, next) => this.#paragraph(stretch, next),
    };
  }

  blocks(blocks: readonly RootContent[], within?: 'quote'): void {
    for (const [index, block] of blocks.entries()) {
      const next = blocks[index + 1];
      if (block.type === 'heading' && !within) this.#heading(block);
      else if (block.type === 'paragraph' && within) this.#sentences(stretchOf(block), next);
      else if (block.type === 'paragraph') this.#paragraph(stretchOf(block), next);
      else if (block.type === 'list') readList(this.#items, this.drafts, block, within ?? next);
      else if (block.type === 'blockquote') this.blocks(block.children, 'quote');
      else if (block.type === 'html') this.#html(stretchOf(block));
      else if (block.type !== 'thematicBreak' && block.type !== 'definition') this.drafts.fill();
    }
  }

  #heading(heading: Heading): void {
    const first = heading.children[0];
    const last = heading.children.at(-1);
    const source = first && last ? this.#context.text.slice(stretchOf(first).from, stretchOf(last).to) : '';
    this.drafts.open({ form: 'heading', level: heading.depth, label: cleanLabel(source), stretch: stretchOf(heading) });
  }

  #paragraph(stretch: Stretch, next: RootContent | undefined): void {
    const pieces = cutParagraph(this.#context, stretch, next);
    for (const [index, piece] of pieces.entries()) {
      if (piece.type === 'label')
        this.drafts.open({ form: 'label', level: 0, label: piece.label, stretch: piece.stretch });
      else if (piece.type === 'steps') readSteps(this.#items, this.drafts, piece.items);
      else this.#sentence(piece.stretch, index === pieces.length - 1 && next?.type === 'list');
    }
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
    this.drafts.fill();
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
    const source = this.#context.text.slice(stretch.from, stretch.to);
    // An action that is never closed reaches into the blanks at the end of its line.
    if (source.trim() === '') return;
    const lead = beforeList && endsInColon(source);
    this.drafts.add({ shape: 'sentence', pieces: [stretch], depth: 0, parent: undefined, lead, number: undefined });
  }
}

const comments = /<!--[^]*?(?:-->|$)/g;
const markup = /<!--[^]*?(?:-->|$)|<[/!?]?[A-Za-z][^<>]*>/g;
