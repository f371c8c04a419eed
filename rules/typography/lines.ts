import type { Seed, View } from '../../src/core/seed.ts';

/** A line of prose as one language reads it. Same length as in the file; what is not prose is one of two signs. */
export interface Line {
  readonly text: string;
  /** Offset into the file. */
  readonly start: number;
}

/** Stands for each character of code, emphasis marks and quoted words: something is there, and it is not to be touched. */
export const thing = '\u0001';

/** Stands for everything else that is no prose: markup, addresses, template actions, other languages. Nothing is known of it. */
export const wall = '\u0002';

/** The lines of a view that hold prose. What several languages of a file share is nobody's prose. */
export function linesOf(seed: Seed, view: View): readonly Line[] {
  let lines = known.get(view);
  if (!lines) known.set(view, (lines = readLines(seed, view)));
  return lines;
}

/** The line with the words within quotes as things: what is quoted is written as its author wrote it. */
export function withoutQuoted({ text }: Line): string {
  return text.replace(quoted, (match) => thing.repeat(match.length));
}

function readLines(seed: Seed, view: View): Line[] {
  const { text: file } = seed.file;
  const others = new Set(seed.views.flatMap((other) => (other === view ? [] : other.runs.map(({ start }) => start))));
  const lines: Line[] = [];
  let text = '';
  let start = 0;
  let end = -1;
  const finish = (): void => {
    const masked = text.replace(untouched, (match) => wall.repeat(match.length));
    // A table is laid out by hand, and so are columns.
    const isLaidOut = /^[ \t>]*\|/.test(lineAt(file, start)) || / {3,}/.test(masked.trim()) || masked.includes('\t');
    if (/\p{L}/u.test(masked) && !isLaidOut) lines.push({ text: masked, start });
    text = '';
    end = -1;
  };
  for (const run of view.runs) {
    if (run.kind === 'fence' || run.kind === 'html') continue;
    for (const { 0: piece, index } of run.text.matchAll(/[^\r\n]+/g)) {
      const from = run.start + index;
      const gap = end < 0 ? '' : file.slice(end, from);
      if (end < 0 || /[\r\n]/.test(gap)) {
        if (end >= 0) finish();
        start = from;
      } else text += (/^[`*_]*$/.test(gap) ? thing : wall).repeat(gap.length);
      text +=
        run.kind === 'prose' && !others.has(run.start)
          ? piece
          : (run.kind === 'code' ? thing : wall).repeat(piece.length);
      end = from + piece.length;
    }
  }
  if (end >= 0) finish();
  return lines;
}

function lineAt(file: string, offset: number): string {
  return file.slice(file.lastIndexOf('\n', offset - 1) + 1, offset + 1);
}

const untouched = /\]\([^()\n]*\)|~~[^~\n]+~~|https?:\/\/[^\s<>"«»]+|(?<![\w.+-])[\w.+-]+@[\w.-]+/g;

// Nobody quotes more words than that; a quote left open is not sought to the end of the file.
const quoted = /"[^"\n]{0,300}"|«[^»\n]{0,300}»|“[^”\n]{0,300}”|„[^“\n]{0,300}“/g;

const known = new WeakMap<View, Line[]>();
