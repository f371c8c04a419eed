import type { Catalogue } from '../../src/core/catalogue.ts';
import { runAt } from '../../src/core/runs.ts';
import { defineRule } from '../../src/core/rule.ts';
import { codePoint, cyrillicTwin, latinTwin, scriptOf } from '../../src/core/script.ts';
import type { Seed } from '../../src/core/seed.ts';
import { placeAt, positionAt } from '../../src/core/text.ts';
import type { Found } from '../../src/core/finding.ts';
import { isMorphology } from './morphology.ts';
import { loneLetters } from './lone-letters.ts';

export default defineRule({
  id: 'mixed-script',
  scope: 'seed',
  category: 'language',
  severity: 'error',
  summary:
    'A word has letters of another alphabet that only look right: Latin in a Russian word, Cyrillic in an English one.',
  messages: {
    latin: '"{word}" has Latin letters that look Cyrillic, first at column {column}: {letters}. Retype them.',
    cyrillic: '"{word}" has Cyrillic letters that look Latin, first at column {column}: {letters}. Retype them.',
    'lone-latin': 'A Latin letter stands for the Russian word "{twin}": {letters}. Retype it.',
    'lone-cyrillic': 'A Cyrillic letter stands for the word "{twin}": {letters}. Retype it.',
    retype: 'Replace each by its twin',
  },
  *check(seed, { catalogue }) {
    yield* mixedWords(seed, (word) => wordsOf(catalogue).has(word.toLowerCase()));
    yield* loneLetters(seed);
  },
});

function* mixedWords(seed: Seed, isUsed: (word: string) => boolean): Generator<Found> {
  const { file } = seed;
  if (!touching.test(file.text)) return;
  for (const match of file.text.matchAll(/[\p{L}\p{M}]+/gu)) {
    const [word] = match;
    if (!touching.test(word)) continue;
    const context = runAt(seed, match.index);
    const isCode = context?.run.kind === 'code' || context?.run.kind === 'fence';
    const isCyrillicText = !isCode && scriptOf(context?.view.locale ?? '') === 'Cyrl';
    const foreign = foreignScript(word, isCyrillicText);
    if (!foreign || (isCyrillicText && isMorphology(word, isUsed))) continue;
    const twinOf = foreign === 'latin' ? cyrillicTwin : latinTwin;
    const letters = [...word.matchAll(foreign === 'latin' ? latin : cyrillic)].map(({ 0: letter, index }) => ({
      letter,
      twin: twinOf(letter) ?? letter,
      start: match.index + index,
    }));
    const named = [...new Set(letters.map(({ letter, twin }) => describe(letter, twin)))].join(', ');
    yield {
      message: foreign,
      data: { word, column: positionAt(file, letters[0]?.start ?? match.index).column, letters: named },
      at: placeAt(file, match.index, match.index + word.length),
      fixes: [
        {
          title: 'retype',
          safety: 'safe',
          edits: letters.map(({ start, twin }) => ({ path: file.path, start, end: start + 1, text: twin })),
        },
      ],
      anchor: `${word} ${named}`,
    };
  }
}

/** The alphabet that does not belong into a word: the smaller part (or the part strewn in) when all its letters have twins in the other. */
function foreignScript(word: string, isCyrillicText: boolean): 'latin' | 'cyrillic' | undefined {
  const latinLetters = word.match(latin) ?? [];
  const cyrillicLetters = word.match(cyrillic) ?? [];
  const strewn = (word.match(switching) ?? []).length > 1;
  const isForeign = {
    latin:
      (strewn || latinLetters.length <= cyrillicLetters.length) &&
      latinLetters.every((letter) => cyrillicTwin(letter) !== undefined),
    cyrillic:
      (strewn || cyrillicLetters.length <= latinLetters.length) &&
      cyrillicLetters.every((letter) => latinTwin(letter) !== undefined),
  };
  if (isForeign.latin && isForeign.cyrillic) return isCyrillicText ? 'latin' : 'cyrillic';
  return isForeign.latin ? 'latin' : isForeign.cyrillic ? 'cyrillic' : undefined;
}

/** Every word of a catalogue in small letters. */
function wordsOf(catalogue: Catalogue): ReadonlySet<string> {
  let words = known.get(catalogue);
  if (!words) {
    words = new Set();
    for (const { file } of catalogue.seeds) {
      for (const [word] of file.text.toLowerCase().matchAll(/[\p{L}\p{M}]+/gu)) words.add(word);
    }
    known.set(catalogue, words);
  }
  return words;
}

// Only catalogues that hold a word in two alphabets need it.
const known = new WeakMap<Catalogue, Set<string>>();

function describe(letter: string, twin: string): string {
  return `${letter} ${codePoint(letter)} → ${twin} ${codePoint(twin)}`;
}

const latin = /\p{Script=Latin}/gu;
const cyrillic = /\p{Script=Cyrillic}/gu;
const touching = /\p{Script=Latin}\p{M}*\p{Script=Cyrillic}|\p{Script=Cyrillic}\p{M}*\p{Script=Latin}/u;
const switching = new RegExp(
  String.raw`(?<=\p{Script=Latin}\p{M}*)\p{Script=Cyrillic}|(?<=\p{Script=Cyrillic}\p{M}*)\p{Script=Latin}`,
  'gu',
);
