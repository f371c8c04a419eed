import { groupBy } from '../core/group.ts';
import type { View } from '../core/seed.ts';
import type { Template, TemplateNode } from '../core/template.ts';
import type { RenderedPrompt } from './rendered.ts';

/**
 * Does the agent of a run read a stretch of a file: all that can be seen of it, as the run's language has it? What actions
 * print does not count, nor does white space; a stretch without anything to be seen is alive when its file is.
 */
export function isAlive(rendered: RenderedPrompt, path: string, start: number, end: number): boolean {
  const part = partsOf(rendered).get(path);
  if (!part) return false;
  for (const { from, to } of within(part.shown, start, end)) {
    const [left, right] = [Math.max(from, start), Math.min(to, end)];
    if (!covers(part.alive, part.text, left, right)) return false;
  }
  return true;
}

/** A stretch of a file. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

interface Part {
  readonly text: string;
  /** What may be read of the file, sorted. */
  readonly shown: readonly Stretch[];
  /** What is read, sorted, none touching another. */
  readonly alive: readonly Stretch[];
}

function partsOf(rendered: RenderedPrompt): ReadonlyMap<string, Part> {
  let parts = known.get(rendered);
  if (!parts) {
    const literal = groupBy(
      rendered.pieces.filter((piece) => piece.literal),
      (piece) => piece.path,
    );
    parts = new Map(
      rendered.parts.map(({ seed, view }) => {
        const { path, text } = seed.file;
        const alive = (literal.get(path) ?? []).map(({ start, end }) => ({ from: start, to: end }));
        return [path, { text, shown: shownIn(view, seed.template, text.length), alive: united(alive) }];
      }),
    );
    known.set(rendered, parts);
  }
  return parts;
}

/** The texts of a template that a view has, without its actions. */
function shownIn(view: View, template: Template | undefined, length: number): Stretch[] {
  let texts = shownTexts.get(view);
  if (!texts) {
    const spans = view.spans.map(({ start, length: size }) => ({ from: start, to: start + size }));
    texts = intersection(united(spans), template ? textsOf(template.nodes) : [{ from: 0, to: length }]);
    shownTexts.set(view, texts);
  }
  return texts;
}

function textsOf(nodes: readonly TemplateNode[]): Stretch[] {
  return nodes.flatMap((node) => {
    if (node.type === 'text') return node.from < node.to ? [{ from: node.from, to: node.to }] : [];
    return node.type === 'control' ? node.branches.flatMap((branch) => textsOf(branch.nodes)) : [];
  });
}

function intersection(one: readonly Stretch[], other: readonly Stretch[]): Stretch[] {
  return one.flatMap(({ from, to }) =>
    within(other, from, to).map((stretch) => ({ from: Math.max(from, stretch.from), to: Math.min(to, stretch.to) })),
  );
}

function united(stretches: readonly Stretch[]): Stretch[] {
  const result: { from: number; to: number }[] = [];
  for (const { from, to } of stretches.toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else result.push({ from, to });
  }
  return result;
}

/** Those of some sorted stretches that overlap `start`…`end`. */
function within(stretches: readonly Stretch[], start: number, end: number): Stretch[] {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.to ?? Infinity) <= start) low = middle + 1;
    else high = middle;
  }
  const found: Stretch[] = [];
  for (let at = low; (stretches[at]?.from ?? Infinity) < end; at++) {
    const stretch = stretches[at];
    if (stretch) found.push(stretch);
  }
  return found;
}

/** Is all but white space of `start`…`end` in one of the stretches? */
function covers(alive: readonly Stretch[], text: string, start: number, end: number): boolean {
  let at = start;
  for (const { from, to } of within(alive, start, end)) {
    if (from > at && text.slice(at, from).trim() !== '') return false;
    at = Math.max(at, to);
  }
  return at >= end || text.slice(at, end).trim() === '';
}

const known = new WeakMap<RenderedPrompt, ReadonlyMap<string, Part>>();
const shownTexts = new WeakMap<View, Stretch[]>();
