import type { Stretch } from './sentences.ts';

/** One line of a paragraph without its indentation and line ending. */
export interface Line extends Stretch {
  /** Blanks before it. */
  readonly indent: number;
}

/** The lines of a stretch that hold anything. */
export function linesOf(text: string, { from, to }: Stretch): Line[] {
  const lines: Line[] = [];
  for (let at = from; at < to;) {
    const newline = text.indexOf('\n', at);
    const end = newline === -1 || newline >= to ? to : newline;
    const source = text.slice(at, end);
    const indent = source.length - source.trimStart().length;
    const stop = at + source.trimEnd().length;
    if (at + indent < stop) lines.push({ from: at + indent, to: stop, indent });
    at = end + 1;
  }
  return lines;
}

/** The first line of a stretch. */
export function firstLine(text: string, stretch: Stretch): Stretch {
  const newline = text.indexOf('\n', stretch.from);
  const end = newline === -1 ? stretch.to : Math.min(newline, stretch.to);
  return { from: stretch.from, to: stretch.from + text.slice(stretch.from, end).trimEnd().length };
}

/** Can a new sentence begin after what stands before an offset? */
export function endsSentence(text: string, start: number, at: number): boolean {
  const before = text.slice(Math.max(start, at - 200), at).trimEnd();
  return before === '' || /[.!?:;…][)\]"'»”*_`]*$/.test(before) || before.endsWith('}}');
}

export function endsInColon(source: string): boolean {
  return /[:：](?:\*\*|__)?\s*$/.test(source);
}

export function startsLowerCase(source: string): boolean {
  return /^[\s"'«„“”(*_]*\p{Ll}/u.test(source);
}
