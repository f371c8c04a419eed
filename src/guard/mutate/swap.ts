import type { Features, Stretch } from '../../core/force-features.ts';
import type { Reading } from '../../core/force.ts';
import { foldWord } from '../../core/normalise.ts';
import { replaced, type Mutation, type Operator } from './mutation.ts';
import { forbids, type Target } from './target.ts';

/** A stronger word gives way to a weaker one, where the reading has found it and it counts. */
function swapping(name: string, counts: (target: Target, found: Stretch) => boolean): Operator {
  return {
    name,
    needs: 'swaps',
    *mutate(target) {
      for (const [from, to] of Object.entries(target.words?.swaps[name] ?? {})) {
        const found = stretchOf(target.reading, from.split(' '));
        if (found && inMain(target.reading, found) && counts(target, found)) yield swapped(target, found, to);
      }
    },
  };
}

export const swaps: readonly Operator[] = [
  swapping('must-to-should', (target, found) => isClause(target, found, ['must'])),
  swapping('should-to-may', (target, found) => isClause(target, found, ['should'])),
  swapping('must-not-to-should-not', (target, found) =>
    isClause(target, found, ['must-not', 'dont', 'negated-imperative', 'negated-infinitive']),
  ),
  // «Не удаляйте все файлы» forbids the more the fewer it names.
  swapping('narrow-quantifier', (target, found) =>
    isFeature(target, found, forbids(target) ? ['any'] : ['all', 'any']),
  ),
  // "Not only" and a prohibition of what is done only in part restrict nothing.
  swapping('drop-only', (target, found) => !forbids(target) && isFeature(target, found, ['only'])),
  // With «затем» behind it, the order is said twice.
  swapping(
    'drop-order',
    ({ reading }, found) => !negative(reading) && markAt(reading, found) === 'first' && !goesOn(reading),
  ),
  // What nobody waits for, nobody has to give: only where the act stands under it.
  swapping('drop-approval', ({ reading }, found) => awaited(reading, found)),
];

function stretchOf({ parsed: { words } }: Reading, wanted: readonly string[]): Stretch | undefined {
  const folded = wanted.map(foldWord);
  const from = words.findIndex((_, index) => folded.every((word, step) => words[index + step]?.text === word));
  return from === -1 ? undefined : { from, to: from + wanted.length };
}

function inMain({ parsed: { zones, words } }: Reading, { from, to }: Stretch): boolean {
  return words.slice(from, to).every(({ kind }, index) => kind === 'word' && zones[from + index] !== 'subordinate');
}

/** Does one of the clauses that decide get its force from here? */
function isClause({ reading }: Target, { from, to }: Stretch, kinds: readonly string[]): boolean {
  return reading.clauses.some(
    (clause) =>
      kinds.includes(clause.from) &&
      !clause.paren &&
      clause.rung === reading.rung &&
      clause.head >= from &&
      clause.head < to,
  );
}

function isFeature({ reading }: Target, { from }: Stretch, names: readonly ('all' | 'any' | 'only')[]): boolean {
  const { features, parsed } = reading;
  const within = (stretch: Stretch): boolean => from >= stretch.from && from < stretch.to;
  return parsed.zones[from] === 'main' && names.some((name) => features[name].some(within));
}

function markAt({ parsed: { marks, markOf } }: Reading, { from }: Stretch): string | undefined {
  return marks[markOf[from] ?? -1]?.kind;
}

function goesOn({ parsed: { marks } }: Reading): boolean {
  return marks.some(({ kind }) => kind === 'then' || kind === 'after' || kind === 'before');
}

function negative({ features }: Reading): boolean {
  return features.negative;
}

/** Does it stand in «без …», «до …», «после …» or "only if …"? */
function awaited({ features }: Reading, { from }: Stretch): boolean {
  const awaiting = (['exceptions', 'after', 'before', 'conditions'] as const).flatMap((name) =>
    stretches(features, name),
  );
  return awaiting.some((stretch) => from >= stretch.from && from < stretch.to);
}

function stretches(features: Features, name: 'exceptions' | 'after' | 'before' | 'conditions'): readonly Stretch[] {
  // Of exceptions only those that ask for something: what merely lets off is weak already.
  return name === 'exceptions' ? features.exceptions.filter(({ requires }) => requires) : features[name];
}

/** With the case of the first letter, and without the blank of what is taken away. */
function swapped(target: Target, { from, to }: Stretch, by: string): Mutation {
  const { words } = target.reading.parsed;
  const { text } = target.seed.file;
  const start = words[from]?.start ?? target.unit.place.start;
  const end = words[to - 1]?.end ?? start;
  if (by !== '') return replaced(target, start, end, isUpper(text[start]) ? capital(by) : by);
  const gap = /^[,:]?\s*/.exec(text.slice(end))?.[0].length ?? 0;
  // At the end of a sentence, the blank before it goes too.
  if (gap === 0) return replaced(target, start - (/\s$/.test(text.slice(0, start)) ? 1 : 0), end, '');
  const next = text.slice(end + gap, end + gap + 1);
  // What follows begins the sentence now.
  return replaced(target, start, end + gap + next.length, isUpper(text[start]) ? next.toUpperCase() : next);
}

function isUpper(letter: string | undefined): boolean {
  return letter !== undefined && /\p{Lu}/u.test(letter);
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
