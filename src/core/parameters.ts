import { compileEvidence, phrasesIn } from './evidence.ts';
import type { Said } from './carried.ts';
import { grammarOf, numberOf } from './force-pack.ts';
import type { LocalePack } from './locale-pack.ts';
import { wordsOf, type Word } from './mask.ts';
import type { Phrases } from './phrases.ts';
import type { Parameter } from './policy.ts';
import { placeAt, type Place } from './text.ts';

/** A number, or a range of two, as it stands in a directive. */
export interface Stated {
  readonly from: number;
  readonly to: number;
  readonly place: Place;
}

/** The value a directive gives to a parameter: the number nearest to one of its phrases, or the first when it has none. */
export function statedIn({ seed, view, unit }: Said, parameter: Parameter, pack: LocalePack): Stated | undefined {
  const words = wordsOf(unit, { text: seed.file.text, view });
  const phrases = phrasesNear(parameter, view.locale, pack);
  const beside = phrases && [...phrasesIn(phrases, words).values()];
  const ranges = rangesIn(words, pack);
  const chosen = beside ? nearest(ranges, beside) : ranges[0];
  const [first, last] = [words[chosen?.first ?? -1], words[chosen?.last ?? -1]];
  if (!chosen || !first || !last) return undefined;
  return { from: chosen.from, to: chosen.to, place: placeAt(seed.file, first.start, last.end) };
}

/** Every directive that carries the policy asks for the same few phrases: they are compiled once. */
function phrasesNear(parameter: Parameter, locale: string, pack: LocalePack): Phrases<string> | undefined {
  const written = parameter.near[locale];
  if (!written) return undefined;
  let ofPack = compiled.get(pack);
  if (!ofPack) compiled.set(pack, (ofPack = new WeakMap()));
  let phrases = ofPack.get(written);
  if (!phrases) ofPack.set(written, (phrases = compileEvidence(written, pack)));
  return phrases;
}

const compiled = new WeakMap<LocalePack, WeakMap<readonly string[], Phrases<string>>>();

interface Range {
  /** Indexes of its first and last word. */
  readonly first: number;
  readonly last: number;
  readonly from: number;
  readonly to: number;
}

/** «Один вызов после каждых 3–4»: beside «каждых», the nearer number is meant. */
function nearest(ranges: readonly Range[], phrases: readonly number[]): Range | undefined {
  let best: { range: Range; away: number } | undefined;
  for (const range of ranges) {
    const away = Math.min(...phrases.map((at) => (at < range.first ? range.first - at : Math.max(0, at - range.last))));
    if (away < reach && away < (best?.away ?? reach)) best = { range, away };
  }
  return best?.range;
}

function rangesIn(words: readonly Word[], pack: LocalePack): Range[] {
  const numbers = grammarOf(pack)?.numbers ?? new Map<string, number>();
  const ranges: Range[] = [];
  for (let index = 0; index < words.length; index++) {
    const from = numberOf({ numbers }, words[index]);
    if (from === undefined || Number.isNaN(from)) continue;
    const joint = words[index + 1]?.text;
    const to = joint === '-' || joint === '—' ? numberOf({ numbers }, words[index + 2]) : undefined;
    if (to === undefined || Number.isNaN(to)) ranges.push({ first: index, last: index, from, to: from });
    else {
      ranges.push({ first: index, last: index + 2, from, to });
      index += 2;
    }
  }
  return ranges;
}

// As far as an adjective or two: «каждые 3–4 последовательных вызова».
const reach = 4;
