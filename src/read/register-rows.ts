import type { RegisterSource } from '../core/requirement-sources.ts';
import { SeedlintError, type ErrorPlace } from '../core/errors.ts';
import type { RaggedRow } from '../core/requirement.ts';
import type { Place, TextFile } from '../core/text.ts';

/** A requirement as its document has it, before anybody says what its status means. */
export interface RegisterRow {
  readonly id: string;
  readonly title: Readonly<Record<string, string>>;
  readonly owner?: string;
  readonly status?: string;
  readonly place: Place;
  readonly file: TextFile;
  /** Its row, when it does not look like one to everybody. */
  readonly ragged?: RaggedRow;
}

/** Throws SeedlintError `requirement-id` for an id that does not fit the pattern of its source. */
export function checkId(id: string, { id: shape }: RegisterSource, place: ErrorPlace): void {
  if (isId(id, shape)) return;
  throw new SeedlintError('requirement-id', { id, shape }, place);
}

export function isId(id: string, shape: string): boolean {
  return new RegExp(`^(?:${shape})$`, 'u').test(id);
}

/** The value under the first of some names, whatever their case. */
export function valueOf(
  data: Readonly<Record<string, unknown>>,
  names: readonly string[],
): { key: string; value: unknown } | undefined {
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  const key = Object.keys(data).find((one) => wanted.has(one.toLowerCase()));
  return key === undefined ? undefined : { key, value: data[key] };
}

/** Words of data: numbers and booleans as they are written, white space collapsed; undefined for anything else. */
export function wordsOf(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return undefined;
  const words = String(value).replace(/\s+/g, ' ').trim();
  return words === '' ? undefined : words;
}

/** What of a requirement is there to be said. */
export function rowOf(
  id: string,
  { title, owner, status }: { title: unknown; owner: unknown; status: unknown },
  where: Pick<RegisterRow, 'place' | 'file' | 'ragged'>,
): RegisterRow {
  const [by, state] = [wordsOf(owner), wordsOf(status)];
  return {
    id,
    title: titleOf(title),
    ...(by === undefined ? {} : { owner: by }),
    ...(state === undefined ? {} : { status: state }),
    ...where,
  };
}

function titleOf(title: unknown): Readonly<Record<string, string>> {
  if (typeof title !== 'object' || title === null) return { '': wordsOf(title) ?? '' };
  return Object.fromEntries(
    Object.entries(title).flatMap(([tag, text]) => {
      const words = wordsOf(text);
      return words === undefined ? [] : [[tag, words]];
    }),
  );
}
