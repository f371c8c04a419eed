import { isMap, isPair, isScalar, isSeq, parseDocument } from 'yaml';
import { placeAt, type Place, type TextFile } from '../../src/core/text.ts';
import { pathOf } from './faults.ts';

/** Where in a file its front matter is, fences included. */
export interface Block {
  readonly file: TextFile;
  readonly start: number;
  readonly end: number;
}

/** The key that a JSON pointer names, or one key of the map it names; the first fence when it names the whole. */
export function locate({ file, start, end }: Block, pointer: string, extra?: string): Place {
  const text = file.text.slice(start, end);
  const begin = start + (/^[^\r\n]*(?:\r\n|\r|\n)/.exec(text)?.[0].length ?? 0);
  const data = file.text.slice(begin, end).replace(/(?:^|\r\n|\r|\n)---[ \t]*$/, '');
  let node: unknown = parseDocument(data, { logLevel: 'silent' }).contents;
  let key: unknown;
  for (const step of [...pathOf(pointer), ...(extra === undefined ? [] : [extra])]) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === step);
      key = pair?.key ?? key;
      node = pair?.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      key = node ?? key;
    } else break;
  }
  const range = rangeOf(key);
  if (range) return placeAt(file, begin + range[0], begin + range[1]);
  return placeAt(file, start, start + (/^[^\r\n]*/.exec(text)?.[0].length ?? 0));
}

function rangeOf(node: unknown): readonly [number, number] | undefined {
  if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range)) return undefined;
  const [from, to]: unknown[] = node.range;
  return typeof from === 'number' && typeof to === 'number' ? [from, to] : undefined;
}
