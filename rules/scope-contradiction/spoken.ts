import { grammarOf, type ForceGrammar } from '../../src/core/force-pack.ts';
import type { Clause, Mode, Reading } from '../../src/core/force.ts';
import type { LocalePack } from '../../src/core/locale-pack.ts';
import { scopeMarks, type ScopeMark } from '../../src/core/scope-pack.ts';

/** A directive with the words of `scope.yaml` in it. */
export interface Spoken {
  readonly reading: Reading;
  readonly grammar: ForceGrammar;
  readonly headLast: boolean;
  /** By the word each begins at. */
  readonly marks: ReadonlyMap<number, ScopeMark>;
}

/** Undefined for a directive that has none of these words. */
export function speak(reading: Reading, pack: LocalePack): Spoken | undefined {
  const grammar = grammarOf(pack);
  const { words } = reading.parsed;
  const marks = grammar ? scopeMarks(words, pack) : [];
  return grammar && marks.length > 0
    ? {
        reading,
        grammar,
        headLast: pack.scope?.head === 'last',
        marks: new Map(marks.map((mark) => [mark.from, mark])),
      }
    : undefined;
}

/** Does a verb with these words order or allow? Restrictions are judged elsewhere. */
export function binds(mode: Mode): boolean {
  return mode === 'oblige' || mode === 'permit';
}

/** Words after a negation or «без», up to the next mark, and what an exception excepts. */
export function asides({ parsed: { words, marks, events }, features }: Reading): Set<number> {
  const aside = new Set<number>();
  const add = (from: number, to: number): void => {
    for (let index = from; index < to; index++) aside.add(index);
  };
  for (const { from, to } of features.exceptions) add(from, to);
  const heads = new Set(events.map(({ from }) => from));
  for (const { kind, from, to } of marks) {
    // A negated verb is a prohibition of its own; what is said not to be there is no order at all.
    if (!asideKinds.has(kind) || (kind === 'negation' && heads.has(from))) continue;
    let end = to;
    while (end < words.length && !(words[end]?.kind === 'mark' && words[end]?.text !== '/')) end++;
    add(from, end);
  }
  return aside;
}

/** The clause a word belongs to: the last that begins before it in its sentence, else the first after it. */
export function clauseOf(index: number, { clauses, parsed: { sentences } }: Reading): Clause | undefined {
  const own = clauses.filter(({ sentence, head }) => head >= 0 && sentence === sentences[index]);
  return own.findLast(({ head }) => head <= index) ?? own[0] ?? clauses.find(({ head }) => head === -1);
}

/** Does a word stand in brackets? */
export function isInParens(words: Reading['parsed']['words'], index: number): boolean {
  for (let at = index; at >= 0; at--) {
    if (words[at]?.text === ')') return false;
    if (words[at]?.text === '(') return true;
  }
  return false;
}

/** From the first to the last of some stretches. */
export function extent(parts: readonly { readonly from: number; readonly to: number }[]): { from: number; to: number } {
  return { from: Math.min(...parts.map(({ from }) => from)), to: Math.max(...parts.map(({ to }) => to)) };
}

const asideKinds: ReadonlySet<string> = new Set(['without', 'negation', 'denial']);
