import { isMap, isScalar, isSeq, parseDocument, type Node } from 'yaml';
import type { TracedDocument } from '../core/requirement.ts';
import type { FrontMatter } from '../core/seed.ts';
import { placeAt, type Place, type TextFile } from '../core/text.ts';
import { closedFrontMatter } from './front-matter.ts';

/** The front matter of a document; undefined when it has none. What stands below it is not looked at. */
export function tracedDocument(file: TextFile): TracedDocument | undefined {
  const found = closedFrontMatter(file.text);
  return found && withPlaces(file, found);
}

/** The front matter of a file that has been read. */
export function withPlaces(file: TextFile, { data, start, end, error }: FrontMatter): TracedDocument {
  let root: { node: unknown; offset: number } | undefined;
  return {
    file,
    data,
    ...(error ? { error: error.detail } : {}),
    placeOf(key) {
      root ??= rootOf(file.text.slice(start, end), start);
      return placeOfKey(file, root, key) ?? placeAt(file, error?.start ?? start, error?.start ?? start + 3);
    },
  };
}

function rootOf(block: string, start: number): { node: unknown; offset: number } {
  const fence = /^---[ \t]*(?:\r\n|\r|\n)/.exec(block)?.[0].length ?? 0;
  const body = block.slice(fence).replace(/---[ \t]*$/, '');
  return { node: parseDocument(body, { prettyErrors: false, logLevel: 'silent' }).contents, offset: start + fence };
}

/** Of the key itself where it holds nothing, else of its value; undefined where there is no such key. */
function placeOfKey(
  file: TextFile,
  { node, offset }: { node: unknown; offset: number },
  key: string,
): Place | undefined {
  let at: unknown = node;
  for (const name of key.split('.')) {
    if (isSeq(at)) at = at.items[Number(name)];
    else if (isMap(at)) {
      const pair = at.items.find(({ key: own }) => isScalar(own) && String(own.value) === name);
      const isEmpty = !isNode(pair?.value) || (pair.value.range?.[0] ?? 0) === (pair.value.range?.[1] ?? 0);
      at = isEmpty ? pair?.key : pair.value;
    } else return undefined;
  }
  const range = isNode(at) ? at.range : undefined;
  return range ? placeAt(file, offset + range[0], offset + range[1]) : undefined;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'range' in value;
}
