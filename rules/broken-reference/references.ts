import { codeTokens } from '../../src/core/runs.ts';
import { placeInView, type Seed, type Unit } from '../../src/core/seed.ts';

export interface Reference {
  readonly text: string;
  /** Offsets into the file. */
  readonly start: number;
  readonly end: number;
  /** The target of a Markdown link, which is an address whatever it looks like. */
  readonly isLink: boolean;
  /** The directive that inline code stands in. */
  readonly unit?: Unit | undefined;
}

/** Everything in a seed that might name a file: inline code and the targets of links. */
export function* referencesIn(seed: Seed): Generator<Reference> {
  for (const { text, start, end, unit } of codeTokens(seed)) yield { text, start, end, isLink: false, unit };
  for (const view of seed.views) {
    for (const { url, from, to } of view.links) {
      const { start, end } = placeInView(seed.file, view, from, to);
      const at = seed.file.text.slice(start, end).lastIndexOf(url);
      yield at < 0
        ? { text: url, start, end, isLink: true }
        : { text: url, start: start + at, end: start + at + url.length, isLink: true };
    }
  }
}
