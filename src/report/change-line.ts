import type { PlanChange } from '../core/plan.ts';
import type { Words } from './words.ts';

/** A change as whoever keeps the plan would write it: `add-policy revise-preflight → 21 files`. */
export function changeLine(change: PlanChange, words: Words): string {
  const paths = pathsOf(change);
  const [only] = paths;
  const where = paths.length === 1 && only !== undefined ? only : words.ui('improve.files', { count: paths.length });
  return [change.change, nameOf(change), '→', where].filter(Boolean).join(' ');
}

/** The same in words; `show` makes names and paths look like what they are. */
export function changeWords(change: PlanChange, words: Words, show: (name: string) => string): string {
  const paths = pathsOf(change);
  const [only] = paths;
  const where =
    paths.length === 1 && only !== undefined ? show(only) : words.ui('improve.files', { count: paths.length });
  const name = show(nameOf(change));
  if (change.change === 'add-policy' && change.law)
    return words.ui('improve.change.new-policy', { policy: name, where });
  return words.ui(`improve.change.${change.change}`, { rule: name, policy: name, of: name, where });
}

function pathsOf(change: PlanChange): readonly string[] {
  if (change.change === 'create-seed') return change.files.map(({ path }) => path);
  return change.change === 'add-translation' || change.change === 'edit' ? [change.path] : change.paths;
}

function nameOf(change: PlanChange): string {
  switch (change.change) {
    case 'fix':
      return change.rule;
    case 'sync-policy':
    case 'add-policy':
      return change.policy;
    case 'add-translation':
      return change.of;
    default:
      return '';
  }
}
