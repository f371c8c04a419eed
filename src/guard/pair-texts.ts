import type { Catalogue } from '../core/catalogue.ts';
import { matrixOf, type Run } from '../core/resolve.ts';
import type { Cell } from '../core/seed.ts';
import { foldedText } from './fold.ts';
import { guardedTexts, type GuardedText } from './guarded-text.ts';

/** A text of base and what stands in its place in head. Without `head` it is lost, without `base` it is new. */
export interface TextPair {
  readonly base?: GuardedText;
  readonly head?: GuardedText;
  /** Some run gets the one where it got the other, though both names are there. */
  readonly instead?: true;
}

/** Which texts of head are to be compared with which of base: the same path, the same place in a run's prompt, or the same words. */
export function pairTexts(base: Catalogue, head: Catalogue): TextPair[] {
  const [were, are] = [guardedTexts(base), guardedTexts(head)];
  const successors = successorsOf(base, head);
  const free = new Map([...are].filter(([path]) => !were.has(path)));
  const pairs: TextPair[] = [];
  for (const [path, text] of were) {
    const same = are.get(path);
    const others = [...(successors.get(path) ?? [])].flatMap((other) => are.get(other) ?? []);
    if (same)
      pairs.push(
        { base: text, head: same },
        ...others.map((other) => ({ base: text, head: other, instead: true as const })),
      );
    else if (others.length > 0) {
      pairs.push(...others.map((other) => ({ base: text, head: other })));
      for (const other of others) free.delete(other.file.path);
    } else {
      const likest = likestOf(text, free.values());
      if (likest) free.delete(likest.file.path);
      pairs.push({ base: text, ...(likest ? { head: likest } : {}) });
    }
  }
  return [...pairs, ...[...free.values()].map((text) => ({ head: text }))];
}

/** Path → the files that now serve a layer of some run it used to serve. */
function successorsOf(base: Catalogue, head: Catalogue): Map<string, Set<string>> {
  if (base.definition === head.definition && samePaths(base, head)) return new Map();
  const now = winnersOf(head);
  const [cells, headCells] = [cellsOf(base), cellsOf(head)];
  const successors = new Map<string, Set<string>>();
  for (const [key, { path, run }] of winnersOf(base)) {
    const other = now.get(key);
    if (!other || other.path === path) continue;
    // A run that made do with the file of another stage or role gets one of its own.
    if (isForeign(cells.get(path), run) && !isForeign(headCells.get(other.path), run)) continue;
    const known = successors.get(path);
    if (known) known.add(other.path);
    else successors.set(path, new Set([other.path]));
  }
  return successors;
}

/** Every run finds the same files: names alone decide that. */
function samePaths(base: Catalogue, head: Catalogue): boolean {
  const [were, are] = [base, head].map(({ seeds, unread = [] }) =>
    [...seeds.map(({ file }) => file.path), ...unread.map(({ path }) => path)].toSorted().join('\n'),
  );
  return were === are;
}

function winnersOf(catalogue: Catalogue): Map<string, { readonly path: string; readonly run: Run }> {
  return new Map(
    matrixOf(catalogue).rows.flatMap(({ run, layers }) =>
      layers.flatMap(({ layer, winner }) =>
        winner ? [[JSON.stringify([run, layer.id]), { path: winner.path, run }] as const] : [],
      ),
    ),
  );
}

function cellsOf({ seeds }: Catalogue): ReadonlyMap<string, Cell> {
  return new Map(seeds.map(({ file, cell }) => [file.path, cell]));
}

/** Does a name say another stage, role or mode than the run has? */
function isForeign(cell: Cell | undefined, run: Run): boolean {
  return (['stage', 'role', 'mode'] as const).some((axis) => cell?.[axis] !== undefined && cell[axis] !== run[axis]);
}

function likestOf(text: GuardedText, others: Iterable<GuardedText>): GuardedText | undefined {
  const words = wordsIn(text);
  let best: { text: GuardedText; share: number } | undefined;
  for (const other of others) {
    const share = shareOf(words, wordsIn(other));
    if (share >= sameText && share > (best?.share ?? 0)) best = { text: other, share };
  }
  return best?.text;
}

function wordsIn(text: GuardedText): ReadonlySet<string> {
  let words = known.get(text);
  if (!words) known.set(text, (words = new Set(text.views.flatMap(({ units }) => units.map(foldedText)))));
  return words;
}

function shareOf(mine: ReadonlySet<string>, theirs: ReadonlySet<string>): number {
  let both = 0;
  for (const words of mine) if (theirs.has(words)) both++;
  return both / Math.max(1, Math.min(mine.size, theirs.size));
}

const known = new WeakMap<GuardedText, ReadonlySet<string>>();
const sameText = 0.5;
