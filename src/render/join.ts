import { move, type Passage } from './passage.ts';

/** Passages one after another. */
export function joined(passages: readonly Passage[]): Passage {
  let length = 0;
  const pieces = passages.flatMap((passage) => {
    const by = length;
    length += passage.text.length;
    return passage.pieces.map((piece) => move(piece, by));
  });
  return { text: passages.map(({ text }) => text).join(''), pieces };
}

/** Passages with an empty line between them, and a line ending after the last; what is empty is left out. */
export function stacked(passages: readonly Passage[]): Passage {
  const filled = passages.filter(({ text }) => text !== '');
  return joined(filled.flatMap((passage, index) => [passage, gap(passage, index < filled.length - 1 ? '\n\n' : '\n')]));
}

/** Line endings that stand in no file: they belong to where what stands before them ends. */
function gap({ pieces }: Passage, text: string): Passage {
  const last = pieces.at(-1);
  if (!last) return { text: '', pieces: [] };
  const { path, layer, end } = last;
  return { text, pieces: [{ path, layer, from: 0, to: text.length, start: end, end, literal: false }] };
}
