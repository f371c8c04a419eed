import { plain } from './table-columns.ts';

/**
 * The ids a row of a matrix is about: one, several, or all of a range (`FR-001…FR-005`). What only looks like an id is one
 * as well, because nobody else would tell that it is mistyped; other words are none.
 */
export function idsIn(text: string, isId: (text: string) => boolean): string[] {
  const words = plain(text.replace(/<br[ \t]*\/?>/gi, ','))
    .split(/[\s,;+&]+|\/(?=\p{L})/u)
    .filter((word) => word !== '');
  const ids = words.flatMap((word) => (isId(word) ? [word] : (rangeOf(word, isId) ?? [])));
  if (ids.length > 0) return [...new Set(ids)];
  const [only] = words;
  return words.length === 1 && only !== undefined && looksLikeId.test(only) ? [only] : [];
}

/** Undefined for anything but a first and a last id, or its number, with dots or a dash between. */
function rangeOf(word: string, isId: (text: string) => boolean): string[] | undefined {
  const [, prefix = '', first = '', , last = ''] = /^(.*?)(\d+)(?:\.{2,3}|[–—…])(\D*)(\d+)$/u.exec(word) ?? [];
  const count = Number(last) - Number(first) + 1;
  if (first === '' || count < 1 || count > longestRange) return undefined;
  const ids = Array.from(
    { length: count },
    (_, index) => prefix + String(Number(first) + index).padStart(first.length, '0'),
  );
  return ids.every(isId) ? ids : undefined;
}

const longestRange = 1000;
const looksLikeId = /^(?=.*\d)\p{Lu}[\p{L}\p{N}]*(?:[-_.][\p{L}\p{N}]+)+$/u;
