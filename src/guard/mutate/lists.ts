import type { Word } from '../../core/mask.ts';
import { replaced, type Operator } from './mutation.ts';
import { forbids, type Target } from './target.ts';

/** A list of all that is allowed gets one thing more. */
export const widenList: Operator = {
  name: 'widen-list',
  *mutate(target) {
    const { reading, pack } = target;
    const and = pack.force?.phrases.and?.[0];
    const only = reading.features.only.find(({ from }) => reading.parsed.zones[from] === 'main');
    if (forbids(target) || and === undefined || !(only || reading.mode === 'restrict')) return;
    const last = reading.parsed.words.findLast(
      ({ kind, text }, index) => kind === 'code' && /[*/.]/.test(text) && index >= (only?.from ?? 0),
    );
    if (last) {
      const at = last.end + (target.seed.file.text[last.end] === '`' ? 1 : 0);
      yield replaced(target, at, at, ` ${and} \`scripts/**\``);
    }
  },
};

/** A list of all that is demanded, or forbidden, has one thing less. */
export const shrinkList: Operator = {
  name: 'shrink-list',
  *mutate(target) {
    const { words, zones, markOf } = target.reading.parsed;
    const isThing = (word: Word | undefined, index: number): boolean =>
      word !== undefined && (word.kind === 'code' || word.kind === 'word') && markOf[index] === -1 && zones[index] === 'main';
    for (let index = 1; index + 3 < words.length; index++) {
      // `a, b, c`: the one in the middle, so that what is left reads as well as before.
      const [comma, word, next] = [words[index], words[index + 1], words[index + 2]];
      if (comma?.text !== ',' || next?.text !== ',' || !word) continue;
      const isList =
        isThing(words[index - 1], index - 1) && isThing(word, index + 1) && isThing(words[index + 3], index + 3);
      if (!isList || isVerb(word, target) || isVerb(words[index + 3], target)) continue;
      yield replaced(target, comma.start, next.start, '');
      return;
    }
  },
};

/** What parts clauses is no list. */
function isVerb(word: Word | undefined, { grammar }: Target): boolean {
  return (['imperative', 'present', 'third', 'gerund'] as const).some((form) => grammar.isForm(form, word));
}
