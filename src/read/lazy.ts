import { endsInColon, endsSentence, linesOf, startsLowerCase } from './lines.ts';
import type { Stretch } from './sentences.ts';

/** A paragraph of a list item, and what its author meant to stand after the list. */
export interface ItemParagraph {
  readonly own: Stretch;
  /** Indented like the text of an outer item, or not at all: `indent` tells whose it is. */
  readonly tail?: Stretch & { readonly indent: number };
}

/**
 * Markdown joins a line that follows an item without a blank line to that item, however little it is indented.
 * People who write «Порядок работы:» right below a list do not mean that; people who wrap a long bullet do.
 */
export function cutLazyTail(text: string, paragraph: Stretch, contentIndent: number): ItemParagraph {
  const lines = linesOf(text, paragraph);
  for (const line of lines.slice(1)) {
    if (line.indent >= contentIndent) continue;
    const source = text.slice(line.from, line.to);
    if (startsLowerCase(source)) continue;
    if (!endsInColon(source) && !endsSentence(text, paragraph.from, line.from)) continue;
    const own = { from: paragraph.from, to: paragraph.from + text.slice(paragraph.from, line.from).trimEnd().length };
    return { own, tail: { from: line.from, to: paragraph.to, indent: line.indent } };
  }
  return { own: paragraph };
}
