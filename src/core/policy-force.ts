import type { Said } from './carried.ts';
import { parseClauses } from './clauses.ts';
import { grammarOf } from './force-pack.ts';
import { readForce, strength, type Reading } from './force.ts';
import type { LocalePack } from './locale-pack.ts';
import { wordsIn } from './mask.ts';
import type { Policy } from './policy.ts';

/**
 * Why a directive that speaks of a policy does not carry it: too weak a word, a way out, only a part of what is meant, the
 * opposite; a label that takes its force; a sentence beside it that does.
 */
export type Weakness = 'force' | 'exception' | 'hedge' | 'partial' | 'opposite' | 'place' | 'beside';

/** How the force of a directive is read; undefined when nobody has written down how its language orders. */
export function readingOf({ seed, view, unit }: Said, packs: ReadonlyMap<string, LocalePack>): Reading | undefined {
  const pack = packs.get(view.locale);
  return pack && readForce(unit, { text: seed.file.text, view, pack });
}

/** What makes a directive too weak for a policy; undefined when it is strong enough. */
export function weaknessOf({ force }: Pick<Policy, 'force'>, reading: Reading): Weakness | undefined {
  const { rung, features, mode } = reading;
  if (strength(rung) < strength(force)) {
    if (rung !== 'must-unless') return 'force';
    return features.exceptions.length > 0 ? 'exception' : 'hedge';
  }
  const forbids = force === 'must-not' || force === 'should-not';
  if (forbids && !features.negative && mode !== 'restrict' && features.only.length === 0) return 'opposite';
  if (features.some.length > 0 && strength(force) >= strength('must-unless')) return 'partial';
  return undefined;
}

/** Does what stands around a directive take force from it? The words themselves are those of the law. */
export function isLoosenedByPlace(policy: Policy, { section, ...reading }: Reading): boolean {
  const { force, role, exception, outdated, used } = section;
  if (exception || outdated || role === 'examples' || force === 'may' || force === 'exempt') return true;
  if ((force === 'should' || force === 'should-not') && strength(policy.force) > strength(force)) return true;
  return used && weaknessOf(policy, { section, ...reading }) !== undefined;
}

/** Does a sentence exempt from what stands beside it? */
export function exempts(sentence: string, pack: LocalePack): boolean {
  const grammar = grammarOf(pack);
  if (!grammar) return false;
  const words = wordsIn(sentence);
  const { events, marks } = parseClauses(words, grammar);
  if (events.some(({ kind }) => kind === 'may' || kind === 'exempt')) return true;
  // "Where possible." is no sentence: it can only be about what stands beside it.
  const loose = events.length === 0 ? ['exception', 'hedge'] : ['exception'];
  if (marks.some(({ kind }) => loose.includes(kind))) return true;
  return words.some((_, index) => grammar.labels.at(words, index)?.meaning === 'outdated');
}

/** Does a directive stand in none of the sections that its policy belongs in? */
export function isMisplaced({ sections }: Policy, { view, unit }: Said): boolean {
  const role = view.sections[unit.section]?.role;
  return sections.length > 0 && !(role !== undefined && sections.includes(role));
}
