import type { Run, Seed, View } from './seed.ts';

/** The stretch of text an offset of the file stands in, and the view that sees it; undefined in front matter and template actions. */
export function runAt(seed: Seed, offset: number): { run: Run; view: View } | undefined {
  for (const view of seed.views) {
    const run = view.runs.find(({ start, end }) => start <= offset && offset < end);
    if (run) return { run, view };
  }
  return undefined;
}
