import type { Edit } from '../../core/fix.ts';
import { onLine, type Mutation } from './mutation.ts';
import type { Target } from './target.ts';

/** The lines of the file that hold the directive and nothing else; undefined where it shares them. */
export interface OwnLines {
  readonly start: number;
  /** After the line break. */
  readonly end: number;
  /** With the marker of its list. */
  readonly text: string;
  /** What stands before the directive's own words: blanks, marks of a quote, the marker of the list. */
  readonly marker: string;
}

export function ownLines({ seed, unit }: Target): OwnLines | undefined {
  const { text } = seed.file;
  const start = text.lastIndexOf('\n', unit.place.start - 1) + 1;
  const stop = text.indexOf('\n', unit.place.end);
  const end = stop === -1 ? text.length : stop + 1;
  const marker = text.slice(start, unit.place.start);
  const isOwn = /^[\s>]*(?:(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s+)?)?$/.test(marker);
  if (!isOwn || text.slice(unit.place.end, end).trim() !== '') return undefined;
  return { start, end, text: text.slice(start, end).replace(/\n$/, ''), marker };
}

/** Takes a directive out, with its lines where they are its own. */
export function cut(target: Target): Edit {
  const { seed, unit } = target;
  const { path, text } = seed.file;
  const lines = ownLines(target);
  if (lines) return { path, start: lines.start, end: lines.end, text: '' };
  const { start } = unit.place;
  const rest = text.slice(unit.place.end);
  return { path, start, end: unit.place.end + (/^[ \t]*/.exec(rest)?.[0].length ?? 0), text: '' };
}

/** Puts other lines in place of its own; nothing where it shares them. */
export function* around(target: Target, write: (lines: OwnLines) => string): Generator<Mutation> {
  const lines = ownLines(target);
  if (!lines) return;
  const text = write(lines);
  yield {
    edits: [{ path: target.seed.file.path, start: lines.start, end: lines.end, text: `${text}\n` }],
    after: onLine(text),
  };
}
