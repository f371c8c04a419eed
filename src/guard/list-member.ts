import type { ContentWord } from '../core/force-content.ts';
import type { Reading } from '../core/force.ts';

/** Is a word, with others that came or went beside it, one thing of a list? «Заголовок и описание», not «чужие PR». */
export function isMember(
  word: ContentWord,
  reading: Reading,
  kept: ReadonlySet<number>,
  own: ReadonlySet<number>,
): Joint | undefined {
  const { words } = reading.parsed;
  let [from, to] = [word.index, word.index];
  // Neighbours that came or went with it, and the small words between.
  const isOpen = (index: number): boolean =>
    words[index] !== undefined && jointAt(index, reading) === undefined && !kept.has(index);
  const reaches = (index: number, step: -1 | 1): boolean => {
    for (let at = index; isOpen(at); at += step) if (own.has(at)) return true;
    return false;
  };
  while (reaches(from - 1, -1)) from--;
  while (reaches(to + 1, 1)) to++;
  const left = jointBeside(from, -1, reading, kept);
  const right = jointBeside(to, 1, reading, kept);
  const isListed =
    (right !== undefined && right !== 'end') || (left !== undefined && left !== 'end' && right === 'end');
  if (left === 'end' && right === 'end') return /^[()]$/.test(words[from - 1]?.text ?? '') ? undefined : 'and';
  if (!isListed) return undefined;
  // «Командой, ссылкой или строкой файла»: the commas of a list that ends in «или» are «или», too.
  return left === 'or' || right === 'or' || endsInChoice(from, reading) ? 'or' : 'and';
}

/** The next word before or after another one that was there all the time; undefined where a joint comes first. */
export function heldBy(index: number, step: -1 | 1, reading: Reading, kept: ReadonlySet<number>): number | undefined {
  for (let at = index + step; jointAt(at, reading) === undefined; at += step) if (kept.has(at)) return at;
  return undefined;
}

type Joint = 'or' | 'and';

function jointAt(index: number, { parsed: { words, marks, markOf } }: Reading): Joint | 'end' | undefined {
  const kind = marks[markOf[index] ?? -1]?.kind;
  if (kind === 'or' || kind === 'and') return kind;
  const text = words[index]?.text ?? '';
  if (text === ',' || text === '/') return 'and';
  return words[index] === undefined || /^[.;:!?()—]$/.test(text) ? 'end' : undefined;
}

/** The joint next to a word, small words aside; undefined where a word that was there all the time comes first. */
function jointBeside(
  index: number,
  step: -1 | 1,
  reading: Reading,
  kept: ReadonlySet<number>,
): Joint | 'end' | undefined {
  for (let at = index + step; ; at += step) {
    const joint = jointAt(at, reading);
    if (joint !== undefined) return joint;
    if (kept.has(at)) return undefined;
  }
}

/** Is the next joint word of its sentence an «или»? */
function endsInChoice(from: number, { parsed: { words, marks, markOf, sentences } }: Reading): boolean {
  for (let index = from; index < words.length && sentences[index] === sentences[from]; index++) {
    const kind = marks[markOf[index] ?? -1]?.kind;
    if (kind === 'or') return true;
    if (kind === 'and') return false;
  }
  return false;
}
