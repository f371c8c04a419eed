import type { Edit } from '../../core/fix.ts';
import type { Target } from './target.ts';

/** One way to weaken a directive. */
export interface Mutation {
  /** Sorted and apart from each other, all in the directive's file. */
  readonly edits: readonly Edit[];
  /** What stands in its place, for people; null when nothing does. */
  readonly after: string | null;
}

/** A way to weaken directives: yields a mutation for each way it knows for this one, none where it does not apply. */
export interface Operator {
  readonly name: string;
  /** What it needs of `mutants.yaml`; without it the operator only needs the grammar of the language. */
  readonly needs?: 'swaps' | 'frames' | 'tails' | 'additions';
  /** Knows what to do with one thing of a list of all that is allowed. The others would make it stricter. */
  readonly widens?: true;
  mutate(target: Target): Iterable<Mutation>;
}

/** The directive with other words in place of those at `start`…`end` of its file. */
export function replaced({ seed, unit, text }: Target, start: number, end: number, by: string): Mutation {
  const { path } = seed.file;
  const at = unit.place.start;
  const after = text.slice(0, start - at) + by + text.slice(end - at);
  return { edits: [{ path, start, end, text: by }], after: onLine(after) };
}

/** The directive in quite other words. */
export function reworded(target: Target, by: string): Mutation {
  const { start, end } = target.unit.place;
  return replaced(target, start, end, by);
}

/** The end of what it says, before the full stop. */
export function endOf({ unit, text }: Target): number {
  return unit.place.start + text.replace(/[\s.;!]+$/, '').length;
}

export function onLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
