import { createHash } from 'node:crypto';
import type { Found } from '../core/finding.ts';
import { lineText, type TextFile } from '../core/text.ts';

/**
 * Names findings so that the name survives edits elsewhere in the file: rule, path and anchor, plus a counter
 * where a file repeats itself. One instance per run, fed in a stable order.
 */
export function fingerprinter(): (rule: string, found: Found, file: TextFile | undefined) => string {
  const seen = new Map<string, number>();
  return (rule, found, file) => {
    const anchor = found.anchor ?? defaultAnchor(found, file);
    const key = JSON.stringify([rule, found.at.path, anchor]);
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return createHash('sha256').update(`${key}#${count}`).digest('hex').slice(0, 16);
  };
}

// Numbers of list items change when a step is inserted above; the rest of the line stays.
function defaultAnchor(found: Found, file: TextFile | undefined): string {
  const line = file
    ? lineText(file, found.at.line)
        .replace(/^\s*(?:[-*+]|\d+[.)])\s+/, '')
        .replace(/\s+/g, ' ')
        .trim()
    : '';
  return JSON.stringify([found.message, found.data ?? {}, line]);
}
