import { foldWords, type ForbiddenVariant, type Glossary } from '../../src/core/glossary.ts';
import { addTo } from '../../src/core/group.ts';
import { remember } from '../../src/core/memo.ts';
import { foldText } from '../../src/core/normalise.ts';

/** A variant nobody should write, where it stands in a text. */
export interface Variant {
  readonly found: string;
  readonly write: string;
  readonly start: number;
  readonly end: number;
  /** What may be put in its place as it is: the entry knows one form, so the chosen word needs no other ending. */
  readonly instead?: string;
}

/** The forbidden variants in a stretch of prose, each at its longest. Offsets into the file that the stretch is at `start` of. */
export function variantsIn(text: string, start: number, glossary: Glossary): Variant[] {
  const index = indexOf(glossary);
  if (index.forms.size === 0) return [];
  const { text: folded, origin } = foldText(text);
  const words = [...folded.matchAll(/[\p{L}\p{M}\p{N}_]+/gu)];
  const found: Variant[] = [];
  for (let at = 0; at < words.length;) {
    const match = longestAt(words, at, folded, index);
    const count = match?.parts.length ?? 1;
    const [first, last, begins] = [words[at], words[at + count - 1], at];
    at += count;
    if (!match || !first || !last || isChosen(match, words, begins)) continue;
    const [from, to] = [first.index, last.index + last[0].length];
    if (isSpokenOf(folded, from, to) || isAddress(folded, from, to)) continue;
    const [begin, end] = [origin[from] ?? 0, (origin[to - 1] ?? 0) + 1];
    const written = text.slice(begin, end);
    const whole = !/-/.test(folded.charAt(from - 1) + folded.charAt(to));
    const { write } = match.entry;
    found.push({
      found: written.replace(/\s+/g, ' '),
      write,
      start: start + begin,
      end: start + end,
      ...(match.only && whole ? { instead: inCaseOf(written, write) } : {}),
    });
  }
  return found;
}

interface Form {
  readonly parts: readonly string[];
  /** The blanks and hyphens between the parts. */
  readonly gaps: readonly string[];
  readonly entry: ForbiddenVariant;
  readonly only: boolean;
}

type Words = readonly RegExpExecArray[];

interface Index {
  /** By their first word or the beginning of it. */
  readonly forms: ReadonlyMap<string, readonly Form[]>;
  /** Word that has been met → forms that may begin with it. */
  readonly begun: Map<string, readonly Form[]>;
}

function longestAt(words: Words, at: number, text: string, index: Index) {
  let best: Form | undefined;
  for (const form of formsAt(words[at]?.[0] ?? '', index)) {
    if (form.parts.length > (best?.parts.length ?? 0) && stands(form, words, at, text)) best = form;
  }
  return best;
}

function formsAt(word: string, { forms, begun }: Index): readonly Form[] {
  let found = begun.get(word);
  if (!found) {
    const all: Form[] = [];
    // A word may be as long as a file; what it begins with is not.
    for (let length = Math.min(word.length, longestForm); length > 0; length--) {
      all.push(...(forms.get(word.slice(0, length)) ?? []));
    }
    found = remember(begun, word, all.length > 0 ? all : none, mostBegun);
  }
  return found;
}

function stands({ parts, gaps }: Form, words: Words, at: number, text: string): boolean {
  return parts.every((part, offset) => {
    const word = words[at + offset];
    if (!word) return false;
    const before = words[at + offset - 1];
    const gap = offset === 0 || !before ? undefined : text.slice(before.index + before[0].length, word.index);
    if (gap !== undefined && gap.replace(/\s+/g, ' ') !== gaps[offset - 1]) return false;
    if (!part.endsWith('*')) return word[0] === part;
    const stem = part.slice(0, -1);
    // An ending has letters; «бранч_1» is a name.
    return word[0].startsWith(stem) && !/[\p{N}_]/u.test(word[0].slice(stem.length));
  });
}

/** "Write merge request, not request": in "merge requests" the chosen word stands already. */
function isChosen({ entry }: Form, words: Words, at: number): boolean {
  const chosen = foldWords(entry.write).match(/[\p{L}\p{M}]+/gu) ?? [];
  if (chosen.length < 2) return false;
  return chosen.some((_, index) => chosen.every((part, offset) => isFormOf(words[at - index + offset]?.[0], part)));
}

/** The same word but for its ending. */
function isFormOf(word: string | undefined, part: string): boolean {
  const stem = part.slice(0, Math.max(Math.min(part.length, 3), part.length - 3));
  return word !== undefined && word.startsWith(stem);
}

/** What stands in quotes by itself is spoken of: «write "branch", not "бранч"». */
function isSpokenOf(text: string, from: number, to: number): boolean {
  return /["']/.test(text.charAt(from - 1)) && /["']/.test(text.charAt(to));
}

/** A path or an address holds the word as a name. */
function isAddress(text: string, from: number, to: number): boolean {
  const begin = text.slice(Math.max(0, from - longestAddress), from).search(/\S*$/);
  const chunk =
    text.slice(Math.max(0, from - longestAddress) + begin, to) +
    (/^\S*/.exec(text.slice(to, to + longestAddress))?.[0] ?? '');
  return /:\/\/|^[./~]|@\S+\.|\.[a-z]{2,4}(?:[/#?]|\W*$)/.test(chunk);
}

/** The chosen word as large as the one it stands in for. */
function inCaseOf(found: string, write: string): string {
  if (found.length > 1 && found === found.toUpperCase()) return write.toUpperCase();
  const [first = ''] = found;
  return first === first.toLowerCase() ? write : write.charAt(0).toUpperCase() + write.slice(1);
}

function indexOf(glossary: Glossary): Index {
  let index = indexes.get(glossary);
  if (!index) {
    const forms = new Map<string, Form[]>();
    for (const entry of glossary.forbidden) {
      for (const written of entry.not) {
        const pieces = foldWords(written).split(/(\s+|-)/);
        const parts = pieces.filter((_, at) => at % 2 === 0);
        const gaps = pieces.filter((_, at) => at % 2 === 1).map((gap) => (gap === '-' ? '-' : ' '));
        const key = (parts[0] ?? '').replace(/\*$/, '');
        const form = { parts, gaps, entry, only: entry.not.length === 1 && !written.includes('*') };
        addTo(forms, key, form);
      }
    }
    indexes.set(glossary, (index = { forms, begun: new Map() }));
  }
  return index;
}

const longestAddress = 200;
const longestForm = 60;
const mostBegun = 10_000;
const none: readonly never[] = [];
const indexes = new WeakMap<Glossary, Index>();
