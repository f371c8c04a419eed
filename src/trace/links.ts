import type { Catalogue } from '../core/catalogue.ts';
import { isUnaltered, managedBlocks } from '../core/managed.ts';
import type { Policy } from '../core/policy.ts';
import type { Requirement } from '../core/requirement.ts';
import { placeInView, type Seed } from '../core/seed.ts';
import type { Place } from '../core/text.ts';
import { namedIn } from './named.ts';
import type { TraceLink } from './trace.ts';

/** Everything that says it stands for something else: policies, then files with their blocks. No id twice. */
export function linksOf(catalogue: Catalogue): readonly TraceLink[] {
  if (!catalogue.register) return [];
  const requirements = new Map(catalogue.register.requirements.map((one) => [one.id, one]));
  const policies = new Map(catalogue.law.policies.map((policy) => [policy.id, policy]));
  const declared = new Map(catalogue.register.declared.map(({ policy, id, place }) => [`${policy} ${id}`, place]));
  const links = new Map<string, TraceLink>();
  const add = (link: TraceLink): void => {
    const known = links.get(link.id);
    // A block in two branches is one link, and in doubt when either is.
    if (!known || known.state === 'current') links.set(link.id, link);
  };
  for (const policy of catalogue.law.policies) {
    for (const id of policy.traces) {
      // What a preset names is in no file of the catalogue.
      const at = declared.get(`${policy.id} ${id}`) ?? requirements.get(id)?.place ?? placeOf(policy);
      add(toRequirement(`policy ${policy.id}`, id, at, requirements.get(id), catalogue));
    }
  }
  for (const { seed, requirements: named, issues, prs } of namedIn(catalogue)) {
    const from = `seed ${seed.file.path}`;
    for (const { id, at } of named) add(toRequirement(from, id, at, requirements.get(id), catalogue));
    // What an issue says, only its forge knows.
    for (const { id, at } of [...issues, ...prs]) add({ ...between(from, id), at, state: 'current' });
    for (const link of ofBlocks(seed, policies, catalogue)) add(link);
  }
  return [...links.values()];
}

/** Can its target change without anybody noticing? Then somebody has to look, and say so. */
export function isReviewable({ state, hash, from }: TraceLink): boolean {
  return state !== 'broken' && hash !== undefined && !from.startsWith('block ');
}

/** A link as `seedlint trace review` is given it. */
export function linkId(from: string, to: string): string {
  return `${from} -> ${to}`;
}

function between(from: string, to: string): Pick<TraceLink, 'id' | 'from' | 'to'> {
  return { id: linkId(from, to), from, to };
}

function toRequirement(
  from: string,
  id: string,
  at: Place,
  requirement: Requirement | undefined,
  { traces }: Catalogue,
): TraceLink {
  const link = { ...between(from, id), at };
  if (!requirement) return { ...link, state: 'broken' };
  if (!traces) return { ...link, state: 'current' };
  const hash = traces.digest(asked(requirement));
  if (!traces.reviewed) return { ...link, state: 'current', hash };
  const reviewed = traces.reviewed.get(link.id);
  return { ...link, state: reviewed === undefined ? 'new' : reviewed === hash ? 'current' : 'suspect', hash };
}

/** What of a requirement those who carry it rely on: another way to write it down is another version of the lock. */
function asked({ id, title }: Requirement): string {
  const titles = Object.entries(title).map(([locale, text]) => [locale, text.replace(/\s+/g, ' ').trim()]);
  return JSON.stringify([id, ...titles.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1))]);
}

/** A block holds a copy of what it points at: nobody has to write down what that was. */
function* ofBlocks(seed: Seed, policies: ReadonlyMap<string, Policy>, { traces }: Catalogue): Generator<TraceLink> {
  for (const view of seed.views) {
    for (const block of managedBlocks(view)) {
      const link = {
        ...between(`block ${seed.file.path}#${block.policy}`, `policy ${block.policy}`),
        at: placeInView(seed.file, view, block.from, block.to),
      };
      const policy = policies.get(block.policy);
      const text = policy?.texts[view.locale];
      if (!policy) yield { ...link, state: 'broken' };
      else if (!text || !traces) yield { ...link, state: 'current' };
      else {
        const state = isUnaltered(block, view, text) ? 'current' : 'suspect';
        yield { ...link, state, hash: traces.digest(text.text) };
      }
    }
  }
}

function placeOf({ place: { path, line = 1, column = 1 } }: Policy): Place {
  return { path, start: 0, end: 0, line, column, endLine: line, endColumn: column };
}
