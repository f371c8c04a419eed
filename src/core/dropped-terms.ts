import { foldWords } from './glossary.ts';
import type { LocalePack } from './locale-pack.ts';
import { scriptOf } from './script.ts';
import type { Unit, View } from './seed.ts';
import { placeAt, type Place } from './text.ts';
import { textOf, type Twin } from './twins.ts';
import { proseOf, signalsOf, signalsOfText } from './unit-signals.ts';

/** Words of the other language's script that units use and their counterparts do not, though their text uses them elsewhere. */
export function droppedTerms(
  units: readonly Unit[],
  here: Twin,
  counterparts: readonly Unit[],
  there: Twin,
  packs: ReadonlyMap<string, LocalePack>,
): { term: string; at: Place }[] {
  const script = scriptOf(there.locale);
  if (script === undefined || script === scriptOf(here.locale)) return [];
  const borrowed = wordsIn(script);
  const terms = units.map((unit) => ({ unit, found: proseOf(unit.text).match(borrowed) ?? [] }));
  if (terms.every(({ found }) => found.length === 0)) return [];
  const glossaries = [there.locale, here.locale].flatMap((locale) => packs.get(locale)?.glossary ?? []);
  let said: Set<string> | undefined;
  const text = foldWords(textOf(counterparts));
  const known = wordsOf(there.view);
  // Names of products come and go without a change of meaning.
  const names = new Set(glossaries.flatMap(({ keep }) => keep.map(foldWords)));
  const seen = new Set<string>();
  return terms.flatMap(({ unit, found }) =>
    found.flatMap((term) => {
      const word = foldWords(term);
      if (
        seen.has(word) ||
        !known.has(word) ||
        names.has(word) ||
        text.includes(word.slice(0, Math.min(beginning, word.length - 1)))
      )
        return [];
      seen.add(word);
      const items = signalsOfText(term, glossaries).items;
      said ??= new Set(counterparts.flatMap((unit) => signalsOf(unit, glossaries).items).flatMap(({ keys }) => keys));
      if (items.length === 0 || items.some(({ keys }) => keys.some((key) => said?.has(key)))) return [];
      return [{ term, at: placeOf(term, unit, here) }];
    }),
  );
}

/** Words of a script, long enough to be more than a particle. */
function wordsIn(script: string): RegExp {
  let pattern = patterns.get(script);
  if (!pattern) {
    const edge = String.raw`[\p{L}\p{M}\p{N}_]`;
    pattern = new RegExp(String.raw`(?<!${edge})\p{Script=${script}}{${shortest},}(?!${edge})`, 'gu');
    patterns.set(script, pattern);
  }
  return pattern;
}

function placeOf(term: string, unit: Unit, { seed }: Twin): Place {
  const at = seed.file.text.indexOf(term, unit.place.start);
  return at === -1 || at >= unit.place.end ? unit.place : placeAt(seed.file, at, at + term.length);
}

function wordsOf(view: View): ReadonlySet<string> {
  let words = known.get(view);
  if (!words) {
    words = new Set(view.units.flatMap(({ text }) => foldWords(proseOf(text)).match(/[\p{L}\p{M}]+/gu) ?? []));
    known.set(view, words);
  }
  return words;
}

const patterns = new Map<string, RegExp>();
const known = new WeakMap<View, ReadonlySet<string>>();
const shortest = 4;
// "gates" and "gate", "comment" and "commented" are the same word.
const beginning = 5;
