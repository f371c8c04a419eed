import { reach, width } from './width.ts';

/**
 * Lines of at most `columns` columns (`taken` fewer in the first), broken at spaces outside code and template actions,
 * and inside a word only when it fills more than a line. No colour codes.
 */
export function wrap(text: string, columns: number, taken = 0): string[] {
  const full = Math.max(1, columns);
  let room = Math.max(1, full - taken);
  const lines: string[] = [];
  const push = (line: string): void => {
    lines.push(line.replaceAll(glue, ' '));
    room = full;
  };
  for (const paragraph of text.replace(whole, (piece) => piece.replaceAll(' ', glue)).split('\n')) {
    let line: string | undefined;
    for (const word of paragraph.split(' ')) {
      const longer = line === undefined ? word : `${line} ${word}`;
      if (width(longer) <= room) {
        line = longer;
        continue;
      }
      if (line !== undefined) push(line.trimEnd());
      line = word;
      while (width(line) > room) {
        // A wide character in a one-column room would never move on.
        const end = reach(line, 0, room) || String.fromCodePoint(line.codePointAt(0) ?? 0).length;
        if (end === line.length) break;
        push(line.slice(0, end));
        line = line.slice(end);
      }
    }
    push((line ?? '').trimEnd());
  }
  return lines;
}

/** `{{ .BaseBranch }}` and short code are read as one word. */
const whole = /\{\{[^{}\n]{1,40}\}\}|`[^`\n]{1,40}`/g;
// A private character: no text that may be printed holds it as such, and it is as wide as a space.
const glue = '\ue000';
