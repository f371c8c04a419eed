import { groupBy } from '../core/group.ts';
import type { Seed, View } from '../core/seed.ts';
import type { TemplateNode } from '../core/template.ts';
import type { RenderedPrompt } from './rendered.ts';

/**
 * Does the agent of a run read a stretch of a file: all that can be seen of it, as the run's language has it? What actions
 * print does not count, nor does white space. Where there is nothing else, it is enough that the file is part of the prompt.
 */
export function isAlive(rendered: RenderedPrompt, path: string, start: number, end: number): boolean {
  const part = partsOf(rendered).get(path);
  if (!part) return false;
  const seen = visibleIn(part, part.shown, start, end);
  if (seen.length === 0) return visibleIn(part, part.texts, start, end).length === 0;
  return seen.every(({ from, to }) => covers(part.alive, part.text, from, to));
}

/** A stretch of a file. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

interface Part {
  readonly text: string;
  /** What is no action, sorted. */
  readonly texts: readonly Stretch[];
  /** What of it the run's language has, sorted. */
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
        return [path, { text, ...textsOf(seed, view), alive: united(alive) }];
      }),
    );
    known.set(rendered, parts);
  }
  return parts;
}

function textsOf({ file, template }: Seed, view: View): Pick<Part, 'texts' | 'shown'> {
  let found = viewTexts.get(view);
  if (!found) {
    const spans = view.spans.map(({ start, length }) => ({ from: start, to: start + length }));
    const texts = template ? leavesOf(template.nodes) : [{ from: 0, to: file.text.length }];
    found = { texts, shown: intersection(united(spans), texts) };
    viewTexts.set(view, found);
  }
  return found;
}

function leavesOf(nodes: readonly TemplateNode[]): Stretch[] {
  return nodes.flatMap((node) => {
    if (node.type === 'text') return node.from < node.to ? [{ from: node.from, to: node.to }] : [];
    return node.type === 'control' ? node.branches.flatMap((branch) => leavesOf(branch.nodes)) : [];
  });
}

/** The parts of some sorted stretches between `start` and `end` that are more than white space. */
function visibleIn({ text }: Part, stretches: readonly Stretch[], start: number, end: number): Stretch[] {
  return within(stretches, start, end)
    .map(({ from, to }) => ({ from: Math.max(from, start), to: Math.min(to, end) }))
    .filter(({ from, to }) => text.slice(from, to).trim() !== '');
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
const viewTexts = new WeakMap<View, Pick<Part, 'texts' | 'shown'>>();
