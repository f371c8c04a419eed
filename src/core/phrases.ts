import type { Word } from './mask.ts';
import { remember } from './memo.ts';

/** A phrase that stands in a directive: words `from`…`to` (end exclusive) and what it was compiled with. */
export interface Match<Meaning> {
  readonly from: number;
  readonly to: number;
  readonly meaning: Meaning;
}

/** Which kinds of word a phrase may ask for by name: `<imperative>`. Answers for one word. */
export type WordClasses = (word: Word) => readonly string[];

/**
 * Many phrases as one tree, so that a text is walked once whatever their number. In a phrase, `a|b` is a choice, `a?` may be left out, `stem*` is any
 * ending, `<imperative>` a kind of word, `..` up to three words of any kind.
 */
export interface Phrases<Meaning> {
  /** The longest phrase that begins at a word. */
  at(words: readonly Word[], index: number): Match<Meaning> | undefined;
  /** May a phrase begin with a word? Cheaper than to ask for it. */
  begins(word: Word): boolean;
  /** Every phrase that begins at a word, however long; of equal ones all. */
  allAt(words: readonly Word[], index: number): Match<Meaning>[];
}

/** Most nodes have nothing below them, so that maps are made when something is put there. */
interface Node<Meaning> {
  words: Map<string, Node<Meaning>> | undefined;
  /** By length of the stem. */
  stems: Map<number, Map<string, Node<Meaning>>> | undefined;
  classes: Map<string, Node<Meaning>> | undefined;
  readonly meanings: Meaning[];
}

/** Compiles phrases; the first of two equal ones wins. */
export function compilePhrases<Meaning>(
  phrases: Iterable<readonly [phrase: string, meaning: Meaning]>,
  classesOf: WordClasses,
): Phrases<Meaning> {
  const root = node<Meaning>();
  for (const [phrase, meaning] of phrases) {
    insert(root, atomsOf(phrase), meaning);
  }
  const stepsFrom = (at: Node<Meaning>, word: Word): Node<Meaning>[] => {
    // Code is no word of a language: `main` is a branch, not the main one.
    const steps = word.kind === 'code' ? [] : stepsByText(at, word.text);
    if (!at.classes) return steps;
    for (const name of ['word', ...classesOf(word)]) {
      const below = at.classes.get(name);
      if (below) steps.push(below);
    }
    return steps;
  };
  // A text has few words, each many times over, and nearly all begin no phrase.
  const begun = new Map<string, readonly Node<Meaning>[]>();
  const isPlain = !root.stems && !root.classes;
  const firstSteps = (word: Word): readonly Node<Meaning>[] => {
    // Most lists hold a handful of plain words: to look there is cheaper than to remember.
    if (isPlain && (word.kind === 'code' || !root.words?.has(word.text))) return nowhere;
    const key = word.kind === 'code' ? `\`${word.text}` : word.text;
    let steps = begun.get(key);
    if (!steps) {
      steps = remember(begun, key, stepsFrom(root, word), mostBegun);
    }
    return steps;
  };
  const walk = (words: readonly Word[], index: number, found: (at: Node<Meaning>, to: number) => void): void => {
    const visit = (at: Node<Meaning>, next: number): void => {
      if (at.meanings.length > 0) found(at, next);
      const word = words[next];
      if (!word || word.kind === 'mark') return;
      for (const below of stepsFrom(at, word)) visit(below, next + 1);
    };
    const first = words[index];
    if (!first || first.kind === 'mark') return;
    for (const below of firstSteps(first)) visit(below, index + 1);
  };
  return {
    at(words, index) {
      let best: Match<Meaning> | undefined;
      walk(words, index, ({ meanings: [meaning] }, to) => {
        if (meaning !== undefined && (!best || to > best.to)) best = { from: index, to, meaning };
      });
      return best;
    },
    begins: (word) => word.kind !== 'mark' && firstSteps(word).length > 0,
    allAt(words, index) {
      const all: Match<Meaning>[] = [];
      walk(words, index, ({ meanings }, to) => {
        for (const meaning of meanings) all.push({ from: index, to, meaning });
      });
      return all;
    },
  };
}

/** What is wrong with a phrase of a locale pack; undefined when nothing is. */
export function phraseFault(phrase: string): string | undefined {
  if (phrase.trim() === '') return 'a phrase is empty';
  if (phrase.split(' ').length > longestPhrase) return `a phrase has at most ${longestPhrase} words`;
  const atoms = atomsOf(phrase);
  let ways = 1;
  for (const choices of atoms) {
    ways *= choices.length;
    if (ways > mostVariants) return `a phrase may be read in at most ${mostVariants} ways`;
  }
  return atoms.every((choices) => choices.some((words) => words.length === 0))
    ? 'every word of the phrase may be left out'
    : undefined;
}

/** What may stand at each place of a phrase, one after the other: the words of each choice. */
function atomsOf(phrase: string): string[][][] {
  return fold(phrase)
    .split(' ')
    .slice(0, longestPhrase)
    .filter((atom) => atom !== '')
    .map((atom) => (atom === '..' ? gap : choicesOf(atom)));
}

function choicesOf(atom: string): string[][] {
  const optional = atom.endsWith('?');
  const words = (optional ? atom.slice(0, -1) : atom).split('|').filter((word) => word !== '');
  const choices = words.map((word) => [word]);
  return optional ? [...choices, []] : choices;
}

function stepsByText<Meaning>(at: Node<Meaning>, text: string): Node<Meaning>[] {
  const steps: Node<Meaning>[] = [];
  const exact = at.words?.get(text);
  if (exact) steps.push(exact);
  if (!at.stems) return steps;
  for (const [length, stems] of at.stems) {
    const stem = text.length >= length ? stems.get(text.slice(0, length)) : undefined;
    if (stem) steps.push(stem);
  }
  return steps;
}

function insert<Meaning>(root: Node<Meaning>, atoms: readonly string[][][], meaning: Meaning): void {
  let ends = [root];
  for (const choices of atoms) {
    if (ends.length > mostVariants) break;
    ends = ends.flatMap((end) => choices.map((words) => words.reduce(step, end)));
  }
  for (const end of ends) if (end !== root && !end.meanings.includes(meaning)) end.meanings.push(meaning);
}

function step<Meaning>(at: Node<Meaning>, word: string): Node<Meaning> {
  if (word.startsWith('<') && word.endsWith('>')) return child((at.classes ??= new Map()), word.slice(1, -1));
  if (!word.endsWith('*')) return child((at.words ??= new Map()), word);
  const stem = word.slice(0, -1);
  at.stems ??= new Map();
  let stems = at.stems.get(stem.length);
  if (!stems) at.stems.set(stem.length, (stems = new Map()));
  return child(stems, stem);
}

function child<Meaning>(map: Map<string, Node<Meaning>>, key: string): Node<Meaning> {
  let found = map.get(key);
  if (!found) map.set(key, (found = node()));
  return found;
}

function node<Meaning>(): Node<Meaning> {
  return { words: undefined, stems: undefined, classes: undefined, meanings: [] };
}

function fold(phrase: string): string {
  return phrase.normalize('NFC').toLowerCase().replaceAll('ё', 'е').replaceAll('’', "'").replace(/\s+/g, ' ').trim();
}

const gap = [[], ['<word>'], ['<word>', '<word>'], ['<word>', '<word>', '<word>']];
const nowhere: readonly never[] = [];
const longestPhrase = 8;
const mostVariants = 600;
const mostBegun = 10_000;
