import { lexiconOf } from './force-content.ts';
import { leftOver, type Telling, type ToldWord } from './telling.ts';

/**
 * What a catalogue teaches of its own words: two that are left over together, each without a counterpart, in one pair of directives after
 * another translate each other there, whatever the glossaries know: «врач» and "vet", «задача» and "item".
 */
export class LearnedWords {
  readonly #left = new Map<string, number>();
  readonly #right = new Map<string, number>();
  /** Left stem → right stem → in how many pairs both are left over. */
  readonly #together = new Map<string, Map<string, number>>();

  /** Counts a pair of directives; the same pair in several prompts is to be counted once. */
  add(left: Telling, right: Telling): void {
    const [mine, theirs] = [stemsLeft(left, right), stemsLeft(right, left)];
    // Where much is left over, anything may stand for anything.
    if (mine.size === 0 || theirs.size === 0 || Math.max(mine.size, theirs.size) > mostLeft) return;
    for (const stem of theirs) this.#right.set(stem, (this.#right.get(stem) ?? 0) + 1);
    for (const stem of mine) {
      this.#left.set(stem, (this.#left.get(stem) ?? 0) + 1);
      let row = this.#together.get(stem);
      if (!row) this.#together.set(stem, (row = new Map()));
      for (const other of theirs) row.set(other, (row.get(other) ?? 0) + 1);
    }
  }

  /** The same telling, its words with the keys of what was learned about them. */
  teach(telling: Telling): Telling {
    const stem = stemsOf(telling);
    const words = telling.words.map((word): ToldWord => {
      if (word.kind !== 'word') return word;
      const own = stem(word);
      const learned = telling.side === 'right' ? [own] : this.#translationsOf(own);
      return learned.length === 0 ? word : { ...word, keys: [...word.keys, ...learned.map((text) => `&${text}`)] };
    });
    return { ...telling, words, keys: new Set(words.flatMap(({ keys }) => keys)) };
  }

  #translationsOf(stem: string): string[] {
    return [...(this.#together.get(stem) ?? [])].flatMap(([other, together]) => {
      const seen = (this.#left.get(stem) ?? 0) + (this.#right.get(other) ?? 0);
      return together >= fewest && (2 * together) / seen >= alwaysTogether ? [other] : [];
    });
  }
}

function stemsLeft(one: Telling, other: Telling): Set<string> {
  const stem = stemsOf(one);
  return new Set(leftOver(one, other).map(stem));
}

function stemsOf({ grammar }: Telling): (word: ToldWord) => string {
  const lexicon = lexiconOf(grammar);
  return ({ text }) => (text.includes(' ') ? text : lexicon.stem(text));
}

const mostLeft = 5;
const fewest = 2;
const alwaysTogether = 0.6;
