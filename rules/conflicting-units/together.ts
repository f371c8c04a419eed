import type { Catalogue } from '../../src/core/catalogue.ts';
import { promptsOf } from '../../src/core/prompt.ts';
import { describeCell, type View } from '../../src/core/seed.ts';
import type { Text } from './atoms.ts';

/** Two texts that one agent reads; the same one twice, where it reads it alone. */
export interface Pair {
  readonly one: Text;
  readonly other: Text;
  /** A run that gets both; undefined for a text that nobody gets now. */
  readonly run: string | undefined;
}

/** Every pair of texts that stand in one prompt, each once, and every text with itself. */
export function* pairsOf(catalogue: Catalogue): Generator<Pair> {
  const met = new Map<View, Set<View>>();
  const served = new Set<View>();
  const isNew = (one: View, other: View): boolean => {
    const partners = met.get(one) ?? new Set();
    met.set(one, partners);
    return partners.size < partners.add(other).size;
  };
  for (const { run, parts } of promptsOf(catalogue)) {
    for (const [index, one] of parts.entries()) {
      served.add(one.view);
      for (const other of parts.slice(index)) {
        if (one.view.locale !== other.view.locale || !isNew(one.view, other.view)) continue;
        yield { one, other, run: describeCell(run) };
      }
    }
  }
  const shared = sharedTexts(catalogue);
  for (const seed of catalogue.seeds) {
    for (const view of seed.views) {
      if (served.has(view)) continue;
      const one = { seed, view };
      yield { one, other: one, run: undefined };
      for (const other of shared.get(view.locale) ?? []) {
        if (other.seed.class !== seed.class) yield { one, other, run: undefined };
      }
    }
  }
}

/** Language → the texts that all of its runs get: those even a text that nobody gets now would stand beside. */
function sharedTexts(catalogue: Catalogue): ReadonlyMap<string, readonly Text[]> {
  const counts = new Map<string, { runs: number; texts: Map<View, { text: Text; runs: number }> }>();
  for (const { run, parts } of promptsOf(catalogue)) {
    const of = counts.get(run.locale) ?? { runs: 0, texts: new Map() };
    of.runs++;
    counts.set(run.locale, of);
    for (const text of parts) {
      const known = of.texts.get(text.view);
      of.texts.set(text.view, { text, runs: (known?.runs ?? 0) + 1 });
    }
  }
  return new Map(
    [...counts].map(([locale, { runs, texts }]) => [
      locale,
      [...texts.values()].flatMap((one) => (one.runs === runs && one.text.view.locale === locale ? [one.text] : [])),
    ]),
  );
}
