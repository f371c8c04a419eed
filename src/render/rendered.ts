import type { PromptPart } from '../core/prompt.ts';
import type { Run } from '../core/resolve.ts';

/** What an agent reads in a run: layers put together, templates executed. */
export interface RenderedPrompt {
  readonly run: Run;
  /** The files it is made of, in the order of the layers. */
  readonly parts: readonly PromptPart[];
  readonly text: string;
  /** One entry per line of `text`: where it comes from. What follows the last line ending is a line only when there is something. */
  readonly lines: readonly LineOrigin[];
  /** The stretches `text` is made of, in order, without gaps. */
  readonly pieces: readonly Piece[];
}

/** The place that gave a line its first visible character; of an empty line, its line ending. */
export interface LineOrigin {
  readonly path: string;
  /** From 1. */
  readonly line: number;
  /** Id of the layer. */
  readonly layer: string;
}

/** A stretch of rendered text. Offsets are UTF-16 units, `start` and `end` into the file, `from` and `to` into the rendered text. */
export interface Piece {
  readonly path: string;
  readonly layer: string;
  readonly from: number;
  readonly to: number;
  /** Literal text keeps its place letter by letter; what an action prints has the place of the action. */
  readonly start: number;
  readonly end: number;
  readonly literal: boolean;
}
