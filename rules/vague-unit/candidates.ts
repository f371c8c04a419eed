import type { LocalePack } from '../../src/core/locale-pack.ts';

/** May a directive hold something vague? Reading its force is dear, and few directives have all the words of a phrase. */
export function mayBeVague(text: string, pack: LocalePack): boolean {
  const phrases = phrasesOf(pack);
  const words = new Set(text.toLowerCase().replaceAll('ё', 'е').replaceAll('’', "'").match(shape));
  if (phrases.has(anything)) return true;
  for (const word of words) {
    for (const atoms of phrases.get(word) ?? []) {
      if (atoms.every((choices) => choices.some((choice) => words.has(choice)))) return true;
    }
  }
  return false;
}

/** Of a phrase, the words that must be there: one choice of each. */
type Atoms = readonly (readonly string[])[];

/** Phrases by each choice of the word that tells most of them. */
function phrasesOf(pack: LocalePack): ReadonlyMap<string, readonly Atoms[]> {
  let phrases = known.get(pack);
  if (!phrases) known.set(pack, (phrases = index(pack)));
  return phrases;
}

function index({ force }: LocalePack): Map<string, Atoms[]> {
  const phrases = new Map<string, Atoms[]>();
  const all = [
    ...(force?.phrases['hedge-verb'] ?? []),
    ...(force?.phrases.hedge ?? []),
    ...(force?.vague?.unmeasured ?? []),
    ...(force?.vague?.['open-ended'] ?? []),
  ];
  for (const phrase of all) {
    const atoms = phrase.toLowerCase().replaceAll('ё', 'е').replaceAll('’', "'").split(' ').flatMap(choicesOf);
    const [telling] = atoms.toSorted((a, b) => shortest(b) - shortest(a));
    for (const word of telling ?? [anything]) {
      const others = phrases.get(word);
      if (others) others.push(atoms);
      else phrases.set(word, [atoms]);
    }
  }
  return phrases;
}

/** What may be left out, stems and kinds of words say nothing of what must be there. */
function choicesOf(atom: string): string[][] {
  return /[?*<]|^\.\.$/.test(atom) ? [] : [atom.split('|').filter((word) => word !== '')];
}

function shortest(choices: readonly string[]): number {
  return Math.min(...choices.map(({ length }) => length));
}

/** Stands for a phrase without a word that must be there. */
const anything = '';

const shape = /[\p{L}\p{N}_]+(?:[-'][\p{L}\p{N}_]+)*/gu;

const known = new WeakMap<LocalePack, Map<string, Atoms[]>>();
