import { groupBy } from './group.ts';
import { foldText, foldWord } from './normalise.ts';
import type { Run, Unit, View } from './seed.ts';

/** A word, number, piece of code or punctuation mark of a directive. Offsets into the file. */
export interface Word {
  readonly kind: 'word' | 'number' | 'code' | 'mark';
  /** Folded; code as it is written. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What a directive is made of, code and template outputs as one word each; what nobody reads (fences, comments, ~~deleted~~ text) is left out. */
export function wordsOf(unit: Unit, { text, view }: { readonly text: string; readonly view: View }): readonly Word[] {
  // Force, evidence and style all ask for the same words.
  let words = wordsKnown.get(unit);
  if (!words) wordsKnown.set(unit, (words = readWords(unit, text, view)));
  return words;
}

function readWords(unit: Unit, text: string, view: View): Word[] {
  const pieces = piecesOf(unit, view);
  const words: Word[] = [];
  let folded = '';
  let origin: number[] = [];
  const flush = (): void => {
    for (const word of split(folded, origin)) words.push(word);
    folded = '';
    origin = [];
  };
  let last: number | undefined;
  for (const piece of pieces) {
    // Markup joins what stands around it («за**прещ**ено»); blanks and template actions part it.
    if (last !== undefined && /[\s{]/.test(text.slice(last, piece.start))) flush();
    last = piece.end;
    if (piece.kind === 'code') {
      flush();
      words.push({ kind: 'code', text: piece.text.trim(), start: piece.start, end: piece.end });
      continue;
    }
    const more = foldText(piece.text, piece.start);
    folded += more.text;
    origin.pop();
    for (const offset of more.origin) origin.push(offset);
  }
  flush();
  return words;
}

/** The words of a text that stands for itself: a label, a phrase of a locale pack. Offsets into it. */
export function wordsIn(text: string): Word[] {
  const { text: folded, origin } = foldText(text.replace(/`[^`]*`/g, (code) => 'X'.repeat(code.length)));
  return split(folded, origin);
}

interface Piece {
  readonly kind: 'prose' | 'code';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function piecesOf(unit: Unit, view: View): Piece[] {
  const pieces: Piece[] = [];
  for (const { kind, text, start, end } of runsOf(view).get(unit.index) ?? []) {
    if (kind === 'prose' || kind === 'code') pieces.push({ kind, text, start, end });
  }
  const outputs = unit.placeholders.filter(({ text }) => text.startsWith('{{'));
  if (outputs.length === 0) return pieces;
  const holes = outputs.map(({ text, place }): Piece => ({ kind: 'code', text, start: place.start, end: place.end }));
  return [...pieces, ...holes].sort((a, b) => a.start - b.start);
}

function split(folded: string, origin: readonly number[]): Word[] {
  const words: Word[] = [];
  const source = folded.includes('~~') ? folded.replace(deleted, (match) => ' '.repeat(match.length)) : folded;
  for (const { 0: match, index } of source.matchAll(shapes)) {
    const start = origin[index] ?? 0;
    const end = (origin[index + match.length - 1] ?? start) + 1;
    const kind = kindOf(match);
    words.push({ kind, text: kind === 'word' ? foldWord(match) : match, start, end });
  }
  return words;
}

function kindOf(match: string): Word['kind'] {
  if (match.startsWith('http')) return 'code';
  // Nearly every word begins so, and none of them is anything else.
  if (everydayLetter.test(match)) return 'word';
  if (/^\d/.test(match) && !/\p{L}/u.test(match)) return 'number';
  return /[\p{L}\p{N}]/u.test(match) ? 'word' : 'mark';
}

/** Runs by the unit they belong to; those of none under undefined. */
function runsOf(view: View): ReadonlyMap<number | undefined, readonly Run[]> {
  let map = known.get(view);
  if (!map) {
    map = groupBy(view.runs, ({ unit }) => unit);
    known.set(view, map);
  }
  return map;
}

const everydayLetter = /^[a-zа-я]/;
const deleted = /~~[^~\n]+~~/g;

// An address, a number, a word with its hyphens and apostrophes, a mark.
const shapes =
  /https?:\/\/[^\s<>"]+|\d+(?:[.,]\d+)*(?![\p{L}\p{N}_])|[\p{L}\p{M}\p{N}_]+(?:[-'][\p{L}\p{M}\p{N}_]+)*|[^\s\p{L}\p{N}_]/gu;

const known = new WeakMap<View, Map<number | undefined, Run[]>>();
const wordsKnown = new WeakMap<Unit, readonly Word[]>();
