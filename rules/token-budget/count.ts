import type { Seed, View } from '../../src/core/seed.ts';
import { textOf } from './texts.ts';

export const encodings = ['o200k_base', 'cl100k_base'] as const;
export type Encoding = (typeof encodings)[number];

/** Counts the tokens of texts and views in one encoding, each view once. */
export interface Counter {
  text(text: string): number;
  view(seed: Seed, view: View): number;
}

/** Loads an encoding: some 200 ms for 2 MB of tables, so ask only when a text may be over its budget. */
export function counterOf(encoding: Encoding): Promise<Counter> {
  let counter = counters.get(encoding);
  if (!counter) counters.set(encoding, (counter = load(encoding)));
  return counter;
}

/** More tokens than this a text cannot have: a token is a byte at the least, and neither encoding cuts a small Russian letter. Real prompts have a third of it. */
export function mostTokens(text: string): number {
  let most = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    most += code < 0x80 || (code >= 0x430 && code <= 0x44f) ? 1 : code < 0x800 ? 2 : 3;
  }
  return most;
}

async function load(encoding: Encoding): Promise<Counter> {
  const { countTokens } =
    encoding === 'o200k_base'
      ? await import('gpt-tokenizer/encoding/o200k_base')
      : await import('gpt-tokenizer/encoding/cl100k_base');
  // A prompt that speaks of <|endoftext|> has it as text; left alone the package throws.
  const options = { disallowedSpecial: new Set<string>() };
  const counts = new WeakMap<View, number>();
  const text = (source: string): number =>
    stretches(source).reduce((sum, stretch) => sum + countTokens(stretch, options), 0);
  return {
    text,
    view(seed, view) {
      let count = counts.get(view);
      if (count === undefined) counts.set(view, (count = text(textOf(seed, view))));
      return count;
    },
  };
}

/** The encoder takes time that grows with the square of a word, and what nobody could read may be one of a hundred thousand letters. */
function stretches(text: string): string[] {
  const cuts = [...text.matchAll(/\S{256}(?=\S)|\s{256}(?=\s)/g)].map(({ index }) => index + 256);
  return [0, ...cuts].map((from, number) => text.slice(from, cuts[number]));
}

const counters = new Map<Encoding, Promise<Counter>>();
