import { contrasts } from './contrasts.ts';
import { divergence, type Divergence } from './divergence.ts';
import { forbids, spanOf, unsaid, type Telling, type ToldWord } from './telling.ts';

/** Words of which one cannot stand for the other: "phone" where the other language says "write", «второй» where it says "the same". */
export function* contrastDivergences(left: Telling, right: Telling): Generator<Divergence> {
  // «Не стирайте записи» is "keep the records".
  if (forbids(left) !== forbids(right)) return;
  const [mine, theirs] = [membersOf(left, right), membersOf(right, left)];
  for (const [row, own] of mine) {
    const other = theirs.get(row);
    if (!other || own.member === other.member) continue;
    // The main language is taken at its word.
    yield divergence('contrast', right.side, 'likely', spanOf(right, other.word), spanOf(left, own.word));
    return;
  }
}

/** Phrases of force that are words like any other, too: "the higher one", «врач». */
const bare: ReadonlySet<string> = new Set(['other', 'min', 'max']);

interface Member {
  readonly member: number;
  readonly word: ToldWord;
}

/** Row → the one member of it that a side names and the other does not; rows of which it names several tell nothing. */
function membersOf(one: Telling, other: Telling): Map<number, Member> {
  const found = new Map<number, Member>();
  const several = new Set<number>();
  for (const word of unsaid(one, other)) {
    if (word.mark !== undefined && !bare.has(word.mark)) continue;
    for (const { row, member } of word.keys.flatMap((key) => places.get(key) ?? [])) {
      const known = found.get(row);
      if (known && known.member !== member) several.add(row);
      else if (!known && !isSaid(row, member, other)) found.set(row, { member, word });
    }
  }
  for (const row of several) found.delete(row);
  return found;
}

/** Does the other side name the member by another of its concepts? */
function isSaid(row: number, member: number, { keys }: Telling): boolean {
  return (contrasts[row]?.[member] ?? '').split(' ').some((concept) => keys.has(`=${concept}`));
}

const places = new Map<string, { row: number; member: number }[]>();
for (const [row, members] of contrasts.entries())
  for (const [member, concepts] of members.entries())
    for (const concept of concepts.split(' ')) {
      const key = `=${concept}`;
      places.set(key, [...(places.get(key) ?? []), { row, member }]);
    }
