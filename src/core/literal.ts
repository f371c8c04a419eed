import type { PolicyText } from './policy.ts';
import type { Unit, View } from './seed.ts';
import { trigramSimilarity } from './similarity.ts';
import { foldWords } from './glossary.ts';

/** Do the words of a policy stand in a view, one after the other, blanks and list markers aside? */
export function standsIn({ text }: PolicyText, view: View): boolean {
  return plain(view).includes(flat(text));
}

/** A directive of a policy, and the one that was meant for it. */
export interface Altered {
  readonly canonical: Unit;
  readonly unit: Unit;
}

/** The directives that were meant for those of a policy but say something else; empty when most of it is simply not there. */
export function alteredAmong(units: readonly Unit[], { view: canonical }: PolicyText): Altered[] {
  const taken = new Set<Unit>();
  const found = canonical.units.map((wanted) => {
    const text = foldWords(flat(wanted.text));
    let best: { unit: Unit; alike: number } | undefined;
    for (const unit of units) {
      if (taken.has(unit)) continue;
      const other = foldWords(flat(unit.text));
      // What is half as long or twice as long is another directive; looking closer would only cost.
      if (other.length * 2 < text.length || text.length * 2 < other.length) continue;
      const alike = trigramSimilarity(text, other);
      if (alike >= meant && alike > (best?.alike ?? 0)) best = { unit, alike };
    }
    if (best) taken.add(best.unit);
    return best ? [{ canonical: wanted, unit: best.unit }] : [];
  });
  const met = found.flat();
  if (met.length * 2 < canonical.units.length || met.length === 0) return [];
  return met.filter(({ canonical: wanted, unit }) => !sameWords(wanted, unit));
}

/** Do two directives have the same words, blanks aside? */
export function sameWords(one: Unit, other: Unit): boolean {
  return flat(one.text) === flat(other.text);
}

function plain(view: View): string {
  let text = known.get(view);
  if (text === undefined) known.set(view, (text = flat(view.text)));
  return text;
}

function flat(text: string): string {
  return text
    .replace(/^[ \t>]*(?:[-*+•]|\d{1,9}[.)])[ \t]+/gm, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

// Above this, two directives share so much that one was made from the other.
const meant = 0.6;

const known = new WeakMap<View, string>();
