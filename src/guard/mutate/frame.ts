import { reworded, type Operator } from './mutation.ts';
import { forbids, isSingle, type Target } from './target.ts';

/** The directive becomes part of a sentence that binds less. */
function framing(name: string, applies: (target: Target) => boolean): Operator {
  return {
    name,
    needs: 'frames',
    *mutate(target) {
      const kind = kindOf(target);
      if (!kind || !applies(target)) return;
      for (const frame of target.words?.frames[name]?.[kind] ?? []) {
        yield reworded(
          target,
          frame.replace('{text}', () => small(target.text)),
        );
      }
    },
  };
}

export const frames: readonly Operator[] = [
  framing('must-to-should', (target) => !forbids(target) && isFull(target)),
  framing('must-not-to-should-not', (target) => forbids(target) && isFull(target)),
  framing('shift-responsibility', (target) => !forbids(target)),
  framing('to-description', (target) => !forbids(target)),
  framing('to-report', () => true),
];

/** The sentence turns into a question. */
export const toQuestion: Operator = {
  name: 'to-question',
  *mutate(target) {
    const text = target.text.replace(/[\s.;!]+$/, '');
    // Of several sentences only the last would ask; what ends in a bracket would only look odd.
    if (isSingle(target) && /[\p{L}\p{N}`]$/u.test(text)) yield reworded(target, `${text}?`);
  },
};

/** Where its force comes from: its own first words, or the section it is listed in. What says several things is neither. */
function kindOf(target: Target): 'order' | 'listed' | undefined {
  const { reading, grammar } = target;
  const clauses = reading.clauses.filter(({ paren }) => !paren);
  const [first] = clauses;
  if (!first || !isSingle(target)) return undefined;
  const orders = first.head === 0 && ['imperative', 'dont', 'negated-imperative'].includes(first.from);
  if (orders) return 'order';
  const listed = reading.section.used || (first.from === 'infinitive' && first.head === 0);
  const [word] = reading.parsed.words;
  // What is forbidden is an act: «Публиковать секреты», "Pushing commits".
  const isAct = grammar.isForm('gerund', word) || grammar.isForm('infinitive', word);
  return listed && clauses.length === 1 && (isAct || !forbids(target)) ? 'listed' : undefined;
}

/** A recommendation cannot be turned into one. */
function isFull({ reading }: Target): boolean {
  return reading.rung === 'must' || reading.rung === 'must-not';
}

/** With a small first letter, unless it begins a name: `PR`, `AGENTS.md`. */
function small(text: string): string {
  return /^\p{Lu}(?!\p{Lu})/u.test(text) ? text.slice(0, 1).toLowerCase() + text.slice(1) : text;
}
