import type { Catalogue } from '../../src/core/catalogue.ts';
import { isHere, isThere } from '../../src/core/known-path.ts';
import { pathLike } from '../../src/core/path-like.ts';
import type { MatrixRow } from '../../src/core/requirement.ts';

/** The path inline code stands for, when there is no such file; undefined when there is, or when it is no path at all. */
export function lostPath(
  { path: text, place }: MatrixRow['documents'][number],
  catalogue: Catalogue,
): string | undefined {
  const folder = place.path.split('/').slice(0, -1).join('/');
  // Of a glob, what it is below must be there.
  const fixed = /[*?{[]/.test(text) ? text.replace(/[^/]*[*?{[].*$/, '') : text;
  const path = pathLike(fixed, {
    isLink: false,
    bareNames: false,
    exists: (one) => isHere(one, folder, catalogue),
  });
  return path === undefined || isThere(path, folder, catalogue) ? undefined : text;
}
