import { reworded, type Operator } from './mutation.ts';
import { forbids, type Target } from './target.ts';

/** The directive becomes part of a sentence that binds less. */
function framing(name: string, applies: (target: Target) => boolean): Operator {
  return {
    name,
    needs: 'frames',
    *mutate(target) {
      const kind = kindOf(target);
      if (!kind || !applies(target)) return;
      for (const frame of target.words?.frames[name]?.[kind] ?? []) {
        yield reworded(target, frame.replace('{text}', () => small(target.text)));
      }
    },
  };
}

export const frames: readonly Operator[] = [
  framing('must-to-should', (target) => !forbids(target) && isFull(target)),
  framing('must-not-to-should-not', (target) => forbids(target) && isFull(target)),
  framing('shift-responsibility', (target) => !forbids(target)),
  framing('to-report', () => true),
];

/** The sentence turns into a question. */
export const toQuestion: Operator = {
  name: 'to-question',
  *mutate(target) {
    const text = target.text.replace(/[\s.;!]+$/, '');
    // What ends in a bracket or asks already would only look odd.
    if (/[\p{L}\p{N}`]$/u.test(text)) yield reworded(target, `${text}?`);
  },
};

/** Where its force comes from: its own first words, or the section it is listed in. What says several things is neither. */
function kindOf({ reading, unit }: Target): 'order' | 'listed' | undefined {
  const clauses = reading.clauses.filter(({ paren }) => !paren);
  const [first] = clauses;
  if (!first || new Set(clauses.map(({ sentence }) => sentence)).size > 1 || unit.text.includes('. ')) return undefined;
  const orders = first.head === 0 && ['imperative', 'dont', 'negated-imperative'].includes(first.from);
  if (orders) return 'order';
  const listed = reading.section.used || (first.from === 'infinitive' && first.head === 0);
  return listed && clauses.length === 1 ? 'listed' : undefined;
}

/** A recommendation cannot be turned into one. */
function isFull({ reading }: Target): boolean {
  return reading.rung === 'must' || reading.rung === 'must-not';
}

/** With a small first letter, unless it begins a name: `PR`, `AGENTS.md`. */
function small(text: string): string {
  return /^\p{Lu}(?!\p{Lu})/u.test(text) ? text.slice(0, 1).toLowerCase() + text.slice(1) : text;
}
