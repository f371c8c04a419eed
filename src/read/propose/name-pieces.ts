import { announcedAxis, kindWords, languageOf, saysDefault, saysPrompt, splitExtension } from './file-words.ts';

/** A part of a file name: text that stays, a value of an axis we know, or a value of one that must be guessed. */
export type Piece =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'locale' | 'kind' | 'stage' | 'role' | 'mode'; readonly text: string }
  | { readonly type: 'free'; readonly text: string; readonly folder: boolean };

export interface PieceOptions {
  /** The catalogue has prompts that differ in kind. */
  readonly kinds: boolean;
  /** Words for languages besides Russian and English count, too. */
  readonly languages: boolean;
}

/** Takes a file name, from its prompt folder, apart: `roles/dev/work_ru.md` → `roles/`, role `dev`, `/`, kind `work`, `_`, locale `ru`, `.md`. */
export function piecesOf(name: string, options: PieceOptions): Piece[] {
  const [stem, extension] = splitExtension(name) ?? [name, ''];
  const segments = stem.split('/');
  const taken = new Set<string>();
  const pieces: Piece[] = [];
  let announced: 'stage' | 'role' | 'mode' | undefined;
  for (const [index, segment] of segments.entries()) {
    const folder = index < segments.length - 1;
    const inner = segmentPieces(segment, { ...options, folder, taken, announced });
    const only = inner.length === 1 ? inner[0] : undefined;
    announced = folder && only?.type === 'text' ? (announcedAxis(only.text) ?? announced) : undefined;
    pieces.push(...inner, ...(folder ? [{ type: 'text', text: '/' } as const] : []));
  }
  return joined([...pieces, { type: 'text', text: extension }]);
}

interface SegmentOptions extends PieceOptions {
  readonly folder: boolean;
  /** Axes that have been read already: a name tells its language and its kind once. */
  readonly taken: Set<string>;
  readonly announced: 'stage' | 'role' | 'mode' | undefined;
}

function segmentPieces(segment: string, { kinds, languages, folder, taken, announced }: SegmentOptions): Piece[] {
  // Words at even places, what separates them at odd ones.
  let parts = withRegions(segment.split(/([-_. ]+)/));
  const front: Piece[] = [];
  const back: Piece[] = [];
  let axis = announced;
  const isWhole = (): boolean => parts.length === 1;
  const takeLast = (type: Piece['type'], separated = true): void => {
    const text = parts.at(-1) ?? '';
    const separator = separated ? parts.at(-2) : undefined;
    back.unshift(...(separator === undefined ? [] : [textPiece(separator)]), pieceOf(type, text));
    parts = parts.slice(0, -2);
  };
  const takeFirst = (type: Piece['type']): void => {
    const [text = '', separator] = parts;
    front.push(pieceOf(type, text), ...(separator === undefined ? [] : [textPiece(separator)]));
    parts = parts.slice(2);
  };
  const isKind = (word: string | undefined): boolean =>
    kinds && !taken.has('kind') && kindWords.includes((word ?? '').toLowerCase());
  const isLanguage = (word: string | undefined, all: boolean): boolean =>
    !taken.has('locale') && languageOf(word ?? '', all) !== undefined;

  if (isLanguage(parts.at(-1), languages) && (folder ? isWhole() : true)) {
    takeLast('locale');
    taken.add('locale');
  } else if (isLanguage(parts[0], false) && parts.length > 2) {
    takeFirst('locale');
    taken.add('locale');
  }
  if (parts.length > 2 && saysPrompt(parts.at(-1) ?? '')) takeLast('text');
  if (isKind(parts.at(-1))) {
    takeLast('kind');
    taken.add('kind');
  } else if (isKind(parts[0]) && parts.length > 2) {
    takeFirst('kind');
    taken.add('kind');
  }
  if (parts.length > 2 && saysPrompt(parts.at(-1) ?? '')) takeLast('text');
  if (parts.length > 0 && saysPrompt(parts[0] ?? '') && (parts.length > 2 || folder || back.length > 0))
    takeFirst('text');
  const marker = parts.length > 2 ? announcedAxis(parts[0] ?? '') : undefined;
  if (marker) {
    axis = marker;
    takeFirst('text');
  }
  const rest = parts.join('');
  if (rest === '') return joined([...front, ...back]);
  const isText = (folder && announcedAxis(rest) !== undefined) || (!folder && saysDefault(rest) && back.length > 0);
  const middle: Piece = isText
    ? textPiece(rest)
    : axis
      ? { type: axis, text: rest }
      : { type: 'free', text: rest, folder };
  return joined([...front, middle, ...back]);
}

/** `ru-RU` is one word. */
function withRegions(parts: string[]): string[] {
  const [language = '', separator = '', region = ''] = parts.slice(-3);
  const isRegion = parts.length >= 3 && /^[A-Z]{2}$/.test(region) && languageOf(language, true) !== undefined;
  return isRegion ? [...parts.slice(0, -3), language + separator + region] : parts;
}

function pieceOf(type: Piece['type'], text: string): Piece {
  return type === 'free' ? { type, text, folder: false } : { type, text };
}

function textPiece(text: string): Piece {
  return { type: 'text', text };
}

/** Texts that stand side by side are one. */
function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (piece.type === 'text' && last?.type === 'text') result[result.length - 1] = textPiece(last.text + piece.text);
    else if (piece.type !== 'text' || piece.text !== '') result.push(piece);
  }
  return result;
}
