import type { Run, Seed, Unit, View } from './seed.ts';

/** The stretch of text an offset of the file stands in, and the view that sees it; undefined in front matter and template actions. */
export function runAt(seed: Seed, offset: number): { run: Run; view: View } | undefined {
  for (const view of seed.views) {
    const run = lastFrom(view.runs, offset);
    if (run && offset < run.end) return { run, view };
  }
  return undefined;
}

/** The last run that begins at or before an offset. */
function lastFrom(runs: readonly Run[], offset: number): Run | undefined {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle]?.start ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  return runs[low - 1];
}

/** Inline code as it stands in the file, offsets without backticks. */
export interface CodeToken {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly view: View;
  readonly unit: Unit | undefined;
}

/** All inline code that no template action cuts, each once, whichever language sees it. */
export function* codeTokens(seed: Seed): Generator<CodeToken> {
  const { text: file } = seed.file;
  const seen = new Set<number>();
  for (const view of seed.views) {
    for (const run of view.runs) {
      if (run.kind !== 'code' || seen.has(run.start)) continue;
      seen.add(run.start);
      const text = run.text.trim();
      const start = run.start + run.text.indexOf(text);
      const end = start + text.length;
      const isWhole = /`\s*$/.test(file.slice(Math.max(0, start - 2), start)) && /^\s*`/.test(file.slice(end, end + 2));
      if (text === '' || !isWhole) continue;
      yield { text, start, end, view, unit: run.unit === undefined ? undefined : view.units[run.unit] };
    }
  }
}
