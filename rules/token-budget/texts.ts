import type { Section, Seed, View } from '../../src/core/seed.ts';

/** What an agent reads of a file in one language: branches on anything else all count, the data above it does not. */
export function textOf(seed: Seed, view: View): string {
  return view.text.slice(seed.frontMatter ? offsetInView(view, seed.frontMatter.end) : 0);
}

/** A section with the text from its label to the next one. */
export interface Part {
  readonly name: string;
  readonly text: string;
}

/** The sections of a view, in order. One without a label goes by its first words. */
export function partsOf(view: View): Part[] {
  const starts = view.sections.map((section) => offsetInView(view, startOf(section)));
  return view.sections.map((section, index) => ({
    name: section.label || shortened(section.units[0]?.text ?? ''),
    text: view.text.slice(starts[index], starts[index + 1]),
  }));
}

function startOf({ place, units }: Section): number {
  return Math.min(place.start, units[0]?.place.start ?? Infinity);
}

/** Where in the view a place of the file is; where the view leaves it out, what comes next. */
function offsetInView({ spans, text }: View, offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const span = spans[middle];
    if (span && span.start + span.length <= offset) low = middle + 1;
    else high = middle;
  }
  const span = spans[low];
  return span ? span.from + Math.max(0, offset - span.start) : text.length;
}

function shortened(text: string): string {
  const words = text.split(' ');
  return words.length > 4 ? `${words.slice(0, 4).join(' ')} …` : text;
}
