import type { Word } from '../../core/mask.ts';
import { namesUnlisted } from '../overrides.ts';
import { ownLines } from './lines.ts';
import { onLine, replaced, type Mutation, type Operator } from './mutation.ts';
import { forbids, type Target } from './target.ts';

/** A list of all that is allowed gets one thing more. */
export const widenList: Operator = {
  name: 'widen-list',
  widens: true,
  *mutate(target) {
    if (target.allowed) {
      yield* oneItemMore(target);
      return;
    }
    const { reading, pack } = target;
    const and = pack.force?.phrases.and?.[0];
    const unlisted = namesUnlisted(reading, target.grammar);
    const only = reading.features.only.find(({ from }) => reading.parsed.zones[from] === 'main');
    const isLimit = unlisted || (!forbids(target) && (only !== undefined || reading.mode === 'restrict'));
    if (and === undefined || !isLimit) return;
    const last = reading.parsed.words.findLast(
      ({ kind, text }, index) => kind === 'code' && /[*/.]/.test(text) && index >= (only?.from ?? 0),
    );
    if (last) {
      const at = last.end + (target.seed.file.text[last.end] === '`' ? 1 : 0);
      yield replaced(target, at, at, ` ${and} \`scripts/**\``);
    }
  },
};

function* oneItemMore(target: Target): Generator<Mutation> {
  const lines = ownLines(target);
  if (!lines || target.unit.shape !== 'bullet') return;
  const text = `${lines.marker}\`scripts/**\``;
  const edit = { path: target.seed.file.path, start: lines.end, end: lines.end, text: `${text}\n` };
  yield { edits: [edit], after: onLine(`${lines.text} ${text}`) };
}

/** A list of all that is demanded, or forbidden, has one thing less. */
export const shrinkList: Operator = {
  name: 'shrink-list',
  *mutate(target) {
    const { words, zones, markOf, marks } = target.reading.parsed;
    // What is allowed only gets less; of things to choose from, one less is no less to do.
    const { mode, features } = target.reading;
    const isLimit = mode === 'restrict' || features.only.length > 0 || namesUnlisted(target.reading, target.grammar);
    if (isLimit || (!forbids(target) && marks.some(({ kind }) => kind === 'or'))) return;
    const closed = marks.some(({ kind }) => kind === 'and' || kind === 'or');
    const isThing = (word: Word | undefined, index: number): boolean =>
      word !== undefined &&
      (word.kind === 'code' || word.kind === 'word') &&
      markOf[index] === -1 &&
      zones[index] === 'main';
    for (let index = 1; index + 3 < words.length; index++) {
      // `a, b, c`: the one in the middle, so that what is left reads as well as before.
      const [comma, word, next] = [words[index], words[index + 1], words[index + 2]];
      if (comma?.text !== ',' || next?.text !== ',' || !word) continue;
      // Words without an «и» may be the ones to choose from: «помечен: стоит, изменён, не решён».
      if (word.kind !== 'code' && (!closed || inBrackets(words, index))) continue;
      const isList =
        isThing(words[index - 1], index - 1) && isThing(word, index + 1) && isThing(words[index + 3], index + 3);
      if (!isList || isVerb(word, target) || isVerb(words[index + 3], target)) continue;
      yield replaced(target, comma.start, next.start, '');
      return;
    }
  },
};

function inBrackets(words: readonly Word[], index: number): boolean {
  return words.slice(0, index).findLast(({ text }) => text === '(' || text === ')')?.text === '(';
}

/** What parts clauses is no list. */
function isVerb(word: Word | undefined, { grammar }: Target): boolean {
  return (['imperative', 'present', 'third', 'gerund'] as const).some((form) => grammar.isForm(form, word));
}
