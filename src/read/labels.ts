import type { RootContent } from 'mdast';
import { sectionRole, type LocalePack } from '../core/locale-pack.ts';
import type { Inline } from './inline.ts';
import { endsInColon, endsSentence, linesOf, startsLowerCase } from './lines.ts';
import { sentences, type Stretch } from './sentences.ts';

/** What a paragraph is made of: sentences, labels that begin a section, and steps that Markdown took for prose. */
export type Piece = { readonly type: 'sentence'; readonly stretch: Stretch } | LabelPiece | StepsPiece;

export interface LabelPiece {
  readonly type: 'label';
  readonly stretch: Stretch;
  readonly label: string;
}

/** Numbered lines right below a label: only a list that begins with 1 may follow text without a blank line. Markers included. */
export interface StepsPiece {
  readonly type: 'steps';
  readonly items: readonly Stretch[];
}

export interface ParagraphContext {
  readonly text: string;
  readonly inline: Inline;
  readonly locale: string;
  readonly pack: LocalePack | undefined;
}

/** Cuts a paragraph at labels: «Цель:» before a list, alone on its line, in bold, or, when the language knows it, before text on its line. */
export function cutParagraph(context: ParagraphContext, stretch: Stretch, next: RootContent | undefined): Piece[] {
  const { text, inline, locale } = context;
  const pieces: Piece[] = [];
  let at = stretch.from;
  const flush = (to: number): void => {
    for (const sentence of sentences(inline.masked, { from: at, to }, locale)) {
      pieces.push({ type: 'sentence', stretch: sentence });
    }
    at = to;
  };
  const lines = linesOf(text, stretch);
  for (const [index, line] of lines.entries()) {
    if (line.from < at || !endsSentence(text, stretch.from, line.from)) continue;
    const below = lines[index + 1];
    const label = labelOfLine(context, {
      ...line,
      below: below && text.slice(below.from, below.to),
      next,
      first: index === 0,
    });
    if (!label) continue;
    flush(label.from);
    pieces.push({ type: 'label', stretch: label, label: cleanLabel(text.slice(label.from, label.to)) });
    at = label.to;
    const items = numberedLines(text, lines, index + 1, stretch.to);
    if (items.length > 0) return [...pieces, { type: 'steps', items }];
  }
  const lead = leadingSentence(context, { from: at, to: stretch.to }, next);
  if (lead) {
    flush(lead.from);
    pieces.push({ type: 'label', stretch: lead, label: cleanLabel(text.slice(lead.from, lead.to)) });
  } else flush(stretch.to);
  return pieces;
}

/** A label as people say it: without colon, emphasis and heading marks. */
export function cleanLabel(source: string): string {
  return source
    .replace(/^#{1,6}[ \t]+|(?<![ \t])[ \t]+#+[ \t]*$/g, '')
    .replace(/\*\*|__/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\s*[:：]$/, '');
}

interface CandidateLine extends Stretch {
  /** Text of the next line of the paragraph; absent on the last. */
  readonly below: string | undefined;
  /** The first of its paragraph. */
  readonly first: boolean;
  /** The block after the paragraph. */
  readonly next: RootContent | undefined;
}

function numberedLines(text: string, lines: readonly Stretch[], index: number, end: number): Stretch[] {
  const isStep = ({ from, to }: Stretch): boolean => /^\d{1,9}[.)][ \t]/.test(text.slice(from, to));
  const first = lines[index];
  if (!first || !isStep(first)) return [];
  const starts = lines.slice(index).filter(isStep);
  return starts.map(({ from }, index) => {
    const to = starts[index + 1]?.from ?? end;
    return { from, to: from + text.slice(from, to).trimEnd().length };
  });
}

function labelOfLine(context: ParagraphContext, line: CandidateLine): Stretch | undefined {
  const source = context.text.slice(line.from, line.to);
  const runIn = runInLabel(source, line.first);
  if (runIn !== undefined && known(context, source.slice(0, runIn))) return { from: line.from, to: line.from + runIn };
  const whole = { from: line.from, to: line.to };
  if (source.length > longestLabel) return undefined;
  const bold = /^(?:\*\*|__)[^*_]+(?:\*\*|__)[:：]?$/.test(source);
  if (bold && line.below === undefined && line.next && !/[.!?;,…](?:\*\*|__)$/.test(source)) return whole;
  if (bold && known(context, source)) return whole;
  if (!endsInColon(source)) return undefined;
  if (sentences(context.inline.masked, whole, context.locale).length > 1) return undefined;
  if (bold || known(context, source)) return whole;
  if (startsLowerCase(source)) return undefined;
  if (line.below !== undefined) return startsLowerCase(line.below) ? undefined : whole;
  // A command or an example is announced, not labelled. A comment is neither.
  const { next } = line;
  return next?.type === 'code' || (next?.type === 'html' && !next.value.startsWith('<!--')) ? undefined : whole;
}

/** «Вы работаете одни. Сделайте следующее:» before a list: the last sentence is the label. */
function leadingSentence(context: ParagraphContext, rest: Stretch, next: RootContent | undefined): Stretch | undefined {
  if (next?.type !== 'list' || !endsInColon(context.text.slice(rest.from, rest.to))) return undefined;
  const last = sentences(context.inline.masked, rest, context.locale).at(-1);
  return last && last.to - last.from <= longestLabel ? last : undefined;
}

/** Length of a label that stands before text on the same line: «**Цель:** восстановить …»; without bold only where a paragraph begins. */
function runInLabel(source: string, first: boolean): number | undefined {
  const bold = /^(?:\*\*|__)[^*_]{2,60}(?::(?:\*\*|__)|(?:\*\*|__):)(?=\s+\S)/.exec(source);
  const plain = first ? /^[^:*_`{}<>[\]().!?;]{2,40}:(?=\s+\S)/.exec(source) : null;
  return (bold ?? plain)?.[0].length;
}

function known({ pack }: ParagraphContext, label: string): boolean {
  return pack !== undefined && sectionRole(pack, label) !== undefined;
}

/** A longer sentence is a duty that happens to end in a colon. */
const longestLabel = 100;
