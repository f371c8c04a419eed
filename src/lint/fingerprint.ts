import { createHash } from 'node:crypto';
import type { Found } from '../core/finding.ts';
import { lineText, type TextFile } from '../core/text.ts';

/**
 * Names findings so that the name survives edits elsewhere in the file: rule, path and anchor, plus a counter
 * where a file repeats itself. One instance per run, fed in a stable order.
 */
export function fingerprinter(): (rule: string, found: Found, file: TextFile | undefined) => string {
  const seen = new Map<string, number>();
  // Findings come in the order of their places, so that one line is enough to remember.
  let last: { file: TextFile; line: number; text: string } | undefined;
  const lineOf = (line: number, file: TextFile | undefined): string => {
    if (!file) return '';
    if (last?.file !== file || last.line !== line) last = { file, line, text: shownLine(file, line) };
    return last.text;
  };
  return (rule, found, file) => {
    const anchor = found.anchor ?? defaultAnchor(found, lineOf(found.at.line, file));
    const key = JSON.stringify([rule, found.at.path, anchor]);
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return digest(`${key}#${count}`);
  };
}

function defaultAnchor(found: Found, line: string): string {
  return JSON.stringify([found.message, found.data ?? {}, line]);
}

/** A line as it names a finding. Numbers of list items change when a step is inserted above; the rest of the line stays. */
function shownLine(file: TextFile, line: number): string {
  const text = lineText(file, line);
  // Ten thousand findings on a line of a megabyte would each copy it.
  if (text.length > longestLine) return digest(text);
  return text
    .replace(/^\s*(?:[-*+]|\d+[.)])\s+/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** Nobody writes longer ones by hand. */
const longestLine = 5000;
