import type { ForbiddenVariant, Glossary } from '../core/glossary.ts';
import { isData } from './config-merge.ts';

/** A glossary out of a parsed `glossary.yaml`. What its schema would refuse is left out. */
export function glossaryFrom(data: unknown): Glossary {
  const written = isData(data) ? data : {};
  return {
    terms: listsOf(written['terms']),
    measures: listsOf(written['measures']),
    numerals: listsOf(written['numerals']),
    fillers: wordsOf(written['fillers']),
    forbidden: variantsOf(written['forbidden']),
    keep: wordsOf(written['keep']),
  };
}

/** A glossary with the words of both. */
export function extendGlossary(known: Glossary | undefined, more: Glossary | undefined): Glossary | undefined {
  if (!known || !more) return more ?? known;
  return {
    terms: mergeLists(more.terms, known.terms),
    measures: mergeLists(more.measures, known.measures),
    numerals: mergeLists(more.numerals, known.numerals),
    fillers: [...new Set([...more.fillers, ...known.fillers])],
    forbidden: [...more.forbidden, ...known.forbidden],
    keep: [...new Set([...more.keep, ...known.keep])],
  };
}

function listsOf(data: unknown): Readonly<Record<string, readonly string[]>> {
  if (!isData(data)) return {};
  // A glossary has thousands of lists, and as a rule nothing is to be left out of any.
  if (isLists(data)) return data;
  return Object.fromEntries(
    Object.entries(data).flatMap(([key, words]) => (Array.isArray(words) ? [[key, wordsOf(words)] as const] : [])),
  );
}

function isLists(data: Readonly<Record<string, unknown>>): data is Readonly<Record<string, readonly string[]>> {
  return Object.values(data).every(isWords);
}

function isWords(data: unknown): data is readonly string[] {
  return Array.isArray(data) && data.every((word: unknown) => typeof word === 'string');
}

function wordsOf(data: unknown): readonly string[] {
  if (isWords(data)) return data;
  return Array.isArray(data) ? data.filter((word: unknown) => typeof word === 'string') : [];
}

function variantsOf(data: unknown): ForbiddenVariant[] {
  if (!Array.isArray(data)) return [];
  return data.flatMap((item: unknown) =>
    isData(item) && typeof item['write'] === 'string' ? [{ write: item['write'], not: wordsOf(item['not']) }] : [],
  );
}

function mergeLists(
  first: Readonly<Record<string, readonly string[]>>,
  second: Readonly<Record<string, readonly string[]>>,
): Record<string, readonly string[]> {
  const keys = new Set([...Object.keys(first), ...Object.keys(second)]);
  return Object.fromEntries(
    [...keys].map((key) => [key, [...new Set([...listAt(first, key), ...listAt(second, key)])]] as const),
  );
}

/** A concept may be called `constructor`. */
function listAt(lists: Readonly<Record<string, readonly string[]>>, key: string): readonly string[] {
  return Object.hasOwn(lists, key) ? (lists[key] ?? []) : [];
}
