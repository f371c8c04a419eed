import type { Piece } from './rendered.ts';

/** Rendered text and the pieces it is made of, in order, without gaps. */
export interface Passage {
  readonly text: string;
  readonly pieces: readonly Piece[];
}

/** A stretch of a passage as a passage of its own. */
export function cut({ text, pieces }: Passage, from: number, to: number): Passage {
  if (from <= 0 && to >= text.length) return { text, pieces };
  const kept = pieces.flatMap((piece) => clip(piece, from, to) ?? []);
  return { text: text.slice(from, to), pieces: kept.map((piece) => move(piece, -from)) };
}

/** Without white space at its ends. */
export function trim(passage: Passage): Passage {
  const { text } = passage;
  const from = text.length - text.trimStart().length;
  return cut(passage, from, Math.max(from, text.trimEnd().length));
}

/** The same piece further back or ahead. */
export function move(piece: Piece, by: number): Piece {
  return by === 0 ? piece : { ...piece, from: piece.from + by, to: piece.to + by };
}

function clip(piece: Piece, from: number, to: number): Piece | undefined {
  const [left, right] = [Math.max(piece.from, from), Math.min(piece.to, to)];
  if (right <= left) return undefined;
  if (!piece.literal) return { ...piece, from: left, to: right };
  const [start, end] = [piece.start + left - piece.from, piece.end - (piece.to - right)];
  return { ...piece, from: left, to: right, start, end };
}
