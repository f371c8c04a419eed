import type { Unit, Token } from '../core/seed.ts';
import type { Inline } from './inline.ts';
import type { Stretch } from './sentences.ts';

/** A unit while its section is being read: where its words are, nothing of what is in them. */
export interface UnitDraft {
  readonly shape: Unit['shape'];
  /** Own text, without marker and nested lists, in order. */
  readonly pieces: readonly Stretch[];
  readonly section: number;
  readonly depth: number;
  readonly parent: number | undefined;
  readonly lead: boolean;
  readonly number: number | undefined;
}

export interface UnitContext {
  readonly text: string;
  readonly inline: Inline;
  /** Place of a stretch of the view, in the file. */
  place(stretch: Stretch): Unit['place'];
  guardsAt(viewOffset: number): readonly string[];
}

/** Looks into the drafts: text, tokens, numbers, placeholders. */
export function finishUnits(context: UnitContext, drafts: readonly UnitDraft[]): Unit[] {
  const codes = context.inline.leaves.filter((leaf) => leaf.kind === 'code');
  const actions = context.inline.actions;
  return drafts.map((draft, index) => {
    const first = draft.pieces[0] ?? { from: 0, to: 0 };
    return {
      index,
      shape: draft.shape,
      text: draft.pieces.map((piece) => collapse(context.text.slice(piece.from, piece.to))).join(' '),
      place: context.place(first),
      section: draft.section,
      depth: draft.depth,
      ...(draft.parent === undefined ? {} : { parent: draft.parent }),
      lead: draft.lead,
      ...(draft.number === undefined ? {} : { number: draft.number }),
      tokens: within(codes, draft.pieces).map(({ content }) => token(context, content)),
      numbers: draft.pieces.flatMap((piece) => numbersIn(context, piece)),
      placeholders: draft.pieces.flatMap((piece) => placeholdersIn(context, piece, within(actions, [piece]))),
      guards: context.guardsAt(first.from),
    };
  });
}

function token(context: UnitContext, stretch: Stretch): Token {
  const source = context.text.slice(stretch.from, stretch.to);
  return { text: unwrapped(source), place: context.place(stretch) };
}

function collapse(source: string): string {
  return unwrapped(source).replace(/\s+/g, ' ').trim();
}

function unwrapped(source: string): string {
  return source.includes('\n') ? source.replace(lineBreaks, ' ') : source;
}

function numbersIn(context: UnitContext, { from, to }: Stretch): Token[] {
  const source = context.inline.prose.slice(from, to);
  if (!/\d/.test(source)) return [];
  const prose = source.replace(paths, (match) => ' '.repeat(match.length));
  return [...prose.matchAll(numbers)].map(({ 0: match, index }) =>
    token(context, { from: from + index, to: from + index + match.length }),
  );
}

function placeholdersIn(context: UnitContext, { from, to }: Stretch, outputs: readonly Stretch[]): Token[] {
  const source = context.text.slice(from, to);
  if (!source.includes('<')) return outputs.map((stretch) => token(context, stretch));
  const angled = [...source.matchAll(angles)]
    .filter(({ 1: name }) => name !== undefined && !htmlTags.has(name.toLowerCase()))
    .map(({ 0: match, index }) => ({ from: from + index, to: from + index + match.length }))
    .filter((stretch) => !overlapsAny(stretch, outputs));
  return [...outputs, ...angled].sort((a, b) => a.from - b.from).map((stretch) => token(context, stretch));
}

/** Does a stretch overlap one of others that are sorted and apart? */
function overlapsAny({ from, to }: Stretch, sorted: readonly Stretch[]): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.to ?? 0) <= from) low = middle + 1;
    else high = middle;
  }
  return (sorted[low]?.from ?? Infinity) < to;
}

/** The stretches (sorted) that lie in one of the pieces (sorted). */
function within<Item extends Stretch>(sorted: readonly Item[], pieces: readonly Stretch[]): Item[] {
  const found: Item[] = [];
  for (const piece of pieces) {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.from ?? 0) < piece.from) low = middle + 1;
      else high = middle;
    }
    for (let item = sorted[low]; item && item.to <= piece.to; item = sorted[++low]) found.push(item);
  }
  return found;
}

// A quote repeats its marker on every line. Without the look behind, a row of blanks would be gone over from each of them.
const lineBreaks = /(?<!\s)\s*\n[\s>]*/g;

// `3-4`, `1.5`, `10,000`, `2026-01-31`; not `C4`, `UTF-8`, `#12`, `v2`; but «5-минутный» and «100ms» count.
const numbers =
  /(?<![\p{L}\p{M}\p{N}_#$@])(?<!\p{L}[-‑.])\d+(?:[.,\u00a0\u202f]\d+)*(?:[-–—]\d+(?:[.,]\d+)*)*(?![\p{N}_]|(?!(?:ms|s|sec|m|min|h|d|k|kb|mb|gb|мс|с|сек|м|мин|ч|кб|мб|гб|х|x)(?![\p{L}\p{N}]))[\p{L}\p{M}])/giu;

// Anything with a slash between letters: `docs/s2/epic-3.md` holds no numbers, `3/4` neither.
const paths = /(?<![^\s()«»"])[^\s()«»"]*[/\\][^\s()«»"]*/g;

const angles = /<(\p{L}[\p{L}\p{N}_-]*)(?![\p{L}\p{N}_-])[^<>\n:@]*>/gu;

const htmlTags = new Set(
  'a b blockquote br code dd del details div dl dt em h1 h2 h3 h4 h5 h6 hr i img input ins kbd li ol p pre s span strong sub summary sup table tbody td th thead tr u ul'.split(
    ' ',
  ),
);
