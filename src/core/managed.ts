import type { View } from './seed.ts';

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
  if (!blocks) known.set(view, (blocks = view.text.includes('policy:') ? read(view.text) : []));
  return blocks;
}

/** Lines as they are compared: without what indents all of them, blanks at their ends, and empty lines around. */
export function managedLines(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.trimEnd());
  while (lines[0] === '') lines.shift();
  while (lines.at(-1) === '') lines.pop();
  const indent = Math.min(...lines.filter((line) => line !== '').map((line) => line.length - line.trimStart().length));
  return lines.map((line) => line.slice(Number.isFinite(indent) ? indent : 0));
}

function read(text: string): ManagedBlock[] {
  const blocks: ManagedBlock[] = [];
  let open: Opened | undefined;
  for (const { 0: whole, 1: closing, 2: policy = '', index } of text.matchAll(mark)) {
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

const known = new WeakMap<View, readonly ManagedBlock[]>();
