import type { Catalogue } from './catalogue.ts';
import { readForce, type Clause } from './force.ts';
import { foldWords, termsIn } from './glossary.ts';
import type { LocalePack } from './locale-pack.ts';
import { facing } from './lost.ts';
import type { Word } from './mask.ts';
import { foldText } from './normalise.ts';
import type { Side } from './pairing.ts';
import { languageOf, scriptOf } from './script.ts';
import type { Unit, View } from './seed.ts';
import { alignmentOf, ownPairs, twinsOf, type Twin, type Twins } from './twins.ts';
import { proseOf } from './unit-signals.ts';

/** A directive that stands in one language as it does in the other. */
export interface Copied {
  /** The side that should have a translation … */
  readonly side: Side;
  readonly unit: Unit;
  /** … and what was copied. */
  readonly original: Unit;
}

/** Directives of twins that nobody translated: word for word the same, and enough words to be a sentence of one of the two languages. */
export function copiedIn(twins: Twins, packs: ReadonlyMap<string, LocalePack>): readonly Copied[] {
  let copied = known.get(twins);
  if (!copied) {
    copied = isOneLanguage(twins) ? [] : findCopied(twins, packs);
    known.set(twins, copied);
  }
  return copied;
}

/** The directives of a view that are copies of another language's. */
export function copiedUnits(catalogue: Catalogue, view: View): ReadonlySet<Unit> {
  let map = byView.get(catalogue);
  if (!map) {
    map = new Map();
    for (const twins of twinsOf(catalogue)) {
      for (const { side, unit } of copiedIn(twins, catalogue.packs)) {
        const units = map.get(twins[side].view) ?? new Set<Unit>();
        map.set(twins[side].view, units.add(unit));
      }
    }
    byView.set(catalogue, map);
  }
  return map.get(view) ?? new Set();
}

function findCopied(twins: Twins, packs: ReadonlyMap<string, LocalePack>): Copied[] {
  const keep = new Set(
    [twins.left, twins.right].flatMap(({ locale }) => packs.get(locale)?.glossary?.keep ?? []).map(foldWords),
  );
  return ownPairs(alignmentOf(twins, packs)).flatMap(({ left, right }): Copied[] => {
    const [one, other] = [left[0], right[0]];
    if (left.length > 1 || right.length > 1 || wordingOf(one) !== wordingOf(other)) return [];
    const words = tellingWords(one.text, keep);
    if (words.length < fewestWords) return [];
    const side = copySide(words, twins, one, packs);
    if (!side) return [];
    return [side === 'left' ? { side, unit: one, original: other } : { side, unit: other, original: one }];
  });
}

/** Where the copy stands: where the letters are not those of the language, else in the language that is not the main one. */
function copySide(
  words: readonly string[],
  twins: Twins,
  unit: Unit,
  packs: ReadonlyMap<string, LocalePack>,
): Side | undefined {
  const [left, right] = [scriptOf(twins.left.locale), scriptOf(twins.right.locale)];
  const latin = words.filter((word) => /^\p{Script=Latin}/u.test(word)).length;
  const script = latin * 2 > words.length ? 'Latn' : 'Cyrl';
  if (left === right) {
    return isSentence(words, unit, twins.left, twins.left, packs) ||
      isSentence(words, unit, twins.left, twins.right, packs)
      ? 'right'
      : undefined;
  }
  const home: Side | undefined = left === script ? 'left' : right === script ? 'right' : undefined;
  if (!home) return undefined;
  // Russian prompts hold lists of English terms; English ones hold no Russian.
  const sure = script !== 'Latn' || isSentence(words, unit, twins.left, twins[home], packs);
  return sure ? facing(home) : undefined;
}

/** Does the text order or forbid something, or tell a story, in a language? Terms that every language uses do not. */
function isSentence(
  telling: readonly string[],
  unit: Unit,
  { seed, view }: Twin,
  { locale }: Twin,
  packs: ReadonlyMap<string, LocalePack>,
): boolean {
  const pack = packs.get(locale);
  if (!pack) return false;
  // Of the same words on both sides either side will do; the pack says in which language they are read.
  const reading = readForce(unit, { text: seed.file.text, view, pack });
  if (reading?.clauses.some((clause) => isOrder(clause, reading.parsed.words))) return true;
  const fillers = pack.glossary ? termsIn(pack.glossary, telling.join(' ')).filter(({ filler }) => filler).length : 0;
  return fillers >= 3 && fillers * 3 >= telling.length;
}

/** "Read/Write: code, pull requests" lists names with words that could be orders: a verb counts where it opens the text and has an object. */
function isOrder({ head, from }: Clause, words: readonly Word[]): boolean {
  if (head < 0) return false;
  if (from !== 'imperative' && from !== 'infinitive') return true;
  const next = words[head + 1];
  return next !== undefined && next.kind !== 'mark' && words.slice(0, head).every(({ kind }) => kind !== 'mark');
}

/** What is the same in both: letters, digits and code; case, quotes and marks aside. */
function wordingOf({ text }: Unit): string {
  return foldText(text)
    .text.replace(/[^\p{L}\p{M}\p{N}`{}<>$/_.-]+/gu, ' ')
    .replace(/[\s.]+$/, '');
}

/** Words that would be translated: no code, nothing quoted, no names. */
function tellingWords(text: string, keep: ReadonlySet<string>): string[] {
  const prose = proseOf(text.replace(/"[^"]*"|«[^»]*»|“[^”]*”/g, ' '));
  return [...prose.matchAll(/[\p{L}\p{M}]+/gu)].flatMap(({ 0: word, index }) => {
    const opens = !/[\p{L}\p{N},)]\s*$/u.test(prose.slice(Math.max(0, index - 3), index));
    const isName = word !== word.toLowerCase() && !(opens && word.slice(1) === word.slice(1).toLowerCase());
    return isName || keep.has(foldWords(word)) ? [] : [foldWords(word)];
  });
}

/** `en-US` and `en-GB` say most things alike. */
function isOneLanguage({ left, right }: Twins): boolean {
  return languageOf(left.locale) === languageOf(right.locale);
}

const fewestWords = 3;
const known = new WeakMap<Twins, readonly Copied[]>();
const byView = new WeakMap<Catalogue, Map<View, Set<Unit>>>();
