import { foldWords } from './glossary.ts';
import type { LocalePack } from './locale-pack.ts';
import type { Token, Unit } from './seed.ts';

/** Does a token of a unit stand in an example, «…, например `task/4512`», which the other language may do without? */
export function isInstance({ text: wanted }: Token, { text }: Unit, pack: LocalePack | undefined): boolean {
  const phrases = pack?.force?.words.instances ?? [];
  const at = text.indexOf(wanted);
  if (phrases.length === 0 || at === -1) return false;
  const sentence = text.slice(0, at).split(sentenceEnd).at(-1) ?? '';
  const isBracketed = sentence.lastIndexOf('(') > sentence.lastIndexOf(')');
  // In brackets the phrase may come behind: "(a stray `dc:relation`, for instance)".
  const stretch = isBracketed ? `${sentence}${text.slice(at).split(')', 1)[0] ?? ''}` : sentence;
  const words: readonly string[] = foldWords(stretch).match(/[\p{L}\p{M}]+|[()]/gu) ?? [];
  // Behind a closed bracket an example is over.
  const from = isBracketed ? words.lastIndexOf('(') : words.lastIndexOf(')') + 1;
  return phrases.some((phrase) => {
    const wanted = phrase.split(' ');
    return words.some((_, index) => index >= from && wanted.every((word, offset) => words[index + offset] === word));
  });
}

const sentenceEnd = /[;!?]\s|(?<!\b\p{L})\.\s/u;
