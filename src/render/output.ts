import { SeedlintError } from '../core/errors.ts';
import { move, type Passage } from './passage.ts';
import type { Piece } from './rendered.ts';

/** Longest text that one execution may make, in UTF-16 units. */
export const longestText = 10_000_000;

/** Takes text as it is made, and where each stretch of it comes from. */
export class Output {
  private readonly texts: string[] = [];
  private readonly pieces: Piece[] = [];
  private length = 0;
  private readonly source: Pick<Piece, 'path' | 'layer'>;

  constructor(source: Pick<Piece, 'path' | 'layer'>) {
    this.source = source;
  }

  /** Text that stands so in the file. */
  literal(text: string, start: number): void {
    this.add(text, { start, end: start + text.length, literal: true });
  }

  /** Text that the action at this place has made. */
  made(text: string, { start, end }: Pick<Piece, 'start' | 'end'>): void {
    this.add(text, { start, end, literal: false });
  }

  /** Text that has its origin already. */
  passage({ text, pieces }: Passage): void {
    const by = this.length;
    this.grow(text);
    for (const piece of pieces) this.pieces.push(move(piece, by));
  }

  done(): Passage {
    return { text: this.texts.join(''), pieces: this.pieces };
  }

  private add(text: string, rest: Pick<Piece, 'start' | 'end' | 'literal'>): void {
    if (text === '') return;
    const from = this.length;
    this.grow(text);
    const { path, layer } = this.source;
    this.pieces.push({ path, layer, from, to: this.length, ...rest });
  }

  private grow(text: string): void {
    this.length += text.length;
    if (this.length > longestText) throw new SeedlintError('render-large', { limit: longestText });
    this.texts.push(text);
  }
}
