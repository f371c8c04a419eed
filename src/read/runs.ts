import type { Run } from '../core/seed.ts';
import type { Inline, Leaf } from './inline.ts';
import type { Stretch } from './sentences.ts';
import type { UnitDraft } from './units.ts';

export interface RunContext {
  readonly text: string;
  readonly inline: Inline;
  /** View offsets at which a stretch of the view may not be continued: the file has something else there. */
  readonly seams: readonly number[];
  offsetInFile(viewOffset: number): number;
}

/** All text of a view in stretches that stand in the file exactly so: cut at actions, at seams of the view and where a unit begins or ends. */
export function readRuns(context: RunContext, drafts: readonly UnitDraft[]): Run[] {
  const pieces = drafts
    .flatMap((draft, unit) => draft.pieces.map(({ from, to }) => ({ from, to, unit })))
    .sort((a, b) => a.from - b.from);
  const { actions, leaves } = context.inline;
  const runs: Run[] = [];
  let piece = 0;
  let action = 0;
  let seam = 0;
  for (const leaf of leaves) {
    for (const { from, to } of linesOfQuote(context.text, leaf)) {
      for (let at = from; at < to;) {
        while ((actions[action]?.to ?? Infinity) <= at) action++;
        const blocked = actions[action];
        if (blocked && blocked.from <= at) {
          at = blocked.to;
          continue;
        }
        while ((pieces[piece]?.to ?? Infinity) <= at) piece++;
        while ((context.seams[seam] ?? Infinity) <= at) seam++;
        const owner = pieces[piece];
        const owned = owner !== undefined && owner.from <= at;
        const end = Math.min(
          to,
          blocked?.from ?? to,
          context.seams[seam] ?? to,
          (owned ? owner.to : owner?.from) ?? to,
        );
        const text = context.text.slice(at, end);
        if (text.trim() !== '') {
          const start = context.offsetInFile(at);
          runs.push({ kind: leaf.kind, text, start, end: start + text.length, ...(owned ? { unit: owner.unit } : {}) });
        }
        at = end;
      }
    }
  }
  return runs;
}

/** Within a quote every line begins with `>`, which is no text. */
function linesOfQuote(text: string, leaf: Leaf): Stretch[] {
  const { from, to } = leaf.content;
  if (!leaf.quoted) return [leaf.content];
  const lines: Stretch[] = [];
  let at = from;
  for (const match of text.slice(from, to).matchAll(/\r?\n[ \t>]*/g)) {
    lines.push({ from: at, to: from + match.index });
    at = from + match.index + match[0].length;
  }
  lines.push({ from: at, to });
  return lines;
}
