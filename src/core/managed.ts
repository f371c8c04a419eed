import type { Carrier } from './carried.ts';
import { commentsIn, withoutComments } from './comments.ts';
import { sameWords } from './literal.ts';
import type { PolicyText } from './policy.ts';
import { offsetInFile, type Unit, type View } from './seed.ts';

/** A stretch between `<!-- policy:<id> -->` and `<!-- /policy:<id> -->`. Offsets into the text of the view. */
export interface ManagedBlock {
  readonly policy: string;
  /** Of the opening mark. */
  readonly from: number;
  /** Of what stands between the marks. */
  readonly inner: readonly [from: number, to: number];
  /** After the closing mark; the end of the opening one when it is never closed. */
  readonly to: number;
  readonly closed: boolean;
}

/** The blocks of a view, in order. A mark that only closes is left out: what it should close is told where it opens. */
export function managedBlocks(view: View): readonly ManagedBlock[] {
  let blocks = known.get(view);
  if (!blocks) known.set(view, (blocks = view.text.includes('policy:') ? read(view) : []));
  return blocks;
}

/** The directives of a block. */
export function unitsIn({ inner: [from, to] }: ManagedBlock, { view, seed }: Carrier): Unit[] {
  const [start, end] = [offsetInFile(view, from), offsetInFile(view, to, true)];
  return view.units.filter(({ place }) => place.path === seed.file.path && place.start >= start && place.end <= end);
}

/** Is the block what the pack says? */
export function isUnaltered(block: ManagedBlock, view: View, { text }: PolicyText): boolean {
  const inner = view.text.slice(...block.inner);
  return block.closed && managedLines(inner).join('\n') === managedLines(text).join('\n');
}

/** Why nobody can tell what a block says: a sentence runs across its marks, or it is no text but HTML or code. */
export function unclearIn(block: ManagedBlock, carrier: Carrier, text: PolicyText): 'runs-on' | 'hidden' | undefined {
  const { view } = carrier;
  const [from = 0, to = 0] = block.inner.map((offset) => offsetInFile(view, offset));
  if (!block.closed || view.text.slice(...block.inner).trim() === '') return undefined;
  const after = view.text.slice(block.to, block.to + longestRest).split('\n', 1)[0] ?? '';
  if (withoutComments(after).trim() !== '') return 'runs-on';
  const crosses = ({ place: { start, end } }: Unit): boolean => start < to && end > from && (start < from || end > to);
  if (view.units.some(crosses)) return 'runs-on';
  const units = unitsIn(block, carrier);
  if (units.length === 0) return text.view.units.length > 0 ? 'hidden' : undefined;
  // The lines are the same, and yet a directive is not: it goes on below.
  const longer = (unit: Unit): boolean => !text.view.units.some((one) => sameWords(one, unit));
  return isUnaltered(block, view, text) && units.some(longer) ? 'runs-on' : undefined;
}

/** Lines as they are compared: without what indents or quotes all of them, blanks at their ends, and empty lines around. */
export function managedLines(text: string): string[] {
  const written = text.split(/\r\n|\r|\n/).map((line) => line.trimEnd());
  const quoted = written.slice(1).every((line) => line === '' || /^[ \t]*>/.test(line));
  const lines = quoted ? written.map((line) => line.replace(/^[ \t]*> ?/, '')) : written;
  while (lines[0] === '') lines.shift();
  while (lines.at(-1) === '') lines.pop();
  const indent = Math.min(...lines.filter((line) => line !== '').map((line) => line.length - line.trimStart().length));
  return lines.map((line) => line.slice(Number.isFinite(indent) ? indent : 0));
}

function read(view: View): ManagedBlock[] {
  const blocks: ManagedBlock[] = [];
  const comments = new Set(
    view.runs.flatMap(({ kind, text, start }) =>
      kind === 'html' ? [...commentsIn(text)].map(({ from }) => start + from) : [],
    ),
  );
  let open: Opened | undefined;
  for (const { 0: whole, 1: closing, 2: policy = '', index } of view.text.matchAll(mark)) {
    // In code, in a comment or in front matter, a mark marks nothing.
    if (!comments.has(offsetInFile(view, index))) continue;
    if (closing !== '/') {
      if (open) blocks.push(unclosed(open));
      open = { policy, from: index, inner: index + whole.length };
    } else if (open?.policy === policy) {
      blocks.push({ ...open, inner: [open.inner, index], to: index + whole.length, closed: true });
      open = undefined;
    }
  }
  if (open) blocks.push(unclosed(open));
  return blocks;
}

interface Opened {
  readonly policy: string;
  readonly from: number;
  readonly inner: number;
}

function unclosed({ policy, from, inner }: Opened): ManagedBlock {
  return { policy, from, inner: [inner, inner], to: inner, closed: false };
}

const mark = /<!--[ \t]*(\/?)policy:([a-z0-9][a-z0-9._-]*)[ \t]*-->/g;

// What stands behind a mark is told from nothing by its beginning.
const longestRest = 1000;

const known = new WeakMap<View, readonly ManagedBlock[]>();
