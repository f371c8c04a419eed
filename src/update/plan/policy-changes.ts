import type { Catalogue } from '../../core/catalogue.ts';
import { dutiesOf } from '../../core/duties.ts';
import type { AddPolicyChange, SyncPolicyChange } from '../../core/plan.ts';
import type { Policy } from '../../core/policy.ts';
import { passageOf } from './passage.ts';

/** What would make every seed in scope say a policy: its words, and all files that lack them. Undefined where none does, or no words are known. */
export function spreading(policy: Policy, catalogue: Catalogue): AddPolicyChange | undefined {
  const paths = pathsWhere(policy, catalogue, ['missing', 'elsewhere']);
  if (paths.length === 0) return undefined;
  const { id } = policy;
  if (policy.carried.includes('managed') && policy.before.length === 0 && Object.keys(policy.texts).length > 0)
    return { change: 'add-policy', policy: id, paths, text: packTexts(policy) };
  const passage =
    passageOf(policy, catalogue) ?? (Object.keys(policy.texts).length > 0 ? { text: packTexts(policy) } : undefined);
  if (!passage) return undefined;
  const { text, ...where } = passage;
  return { change: 'add-policy', policy: id, paths, ...where, text };
}

/** What would put the words of the pack back where a policy was altered. */
export function restoring({ id, ...policy }: Policy, catalogue: Catalogue): SyncPolicyChange | undefined {
  const paths = pathsWhere({ id, ...policy }, catalogue, ['altered-block', 'altered-text']);
  return paths.length === 0 ? undefined : { change: 'sync-policy', policy: id, paths };
}

function packTexts({ texts }: Policy): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([locale, { text }]) => [locale, text]));
}

/** Files that have to say it themselves and are in one of these states, sorted. */
function pathsWhere({ id }: Policy, catalogue: Catalogue, states: readonly string[]): string[] {
  const paths = dutiesOf(catalogue).flatMap(({ policy, run, carrying, home }) =>
    policy.id === id && !run && states.includes(carrying.state) ? [home.seed.file.path] : [],
  );
  return [...new Set(paths)].toSorted();
}
