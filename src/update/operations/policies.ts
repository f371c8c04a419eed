import type { Edit } from '../../core/fix.ts';
import { carrying } from '../../core/carried.ts';
import type { AddPolicyChange } from '../../core/plan.ts';
import { insertion } from '../../core/policy-insertion.ts';
import { concerns, type Policy } from '../../core/policy.ts';
import type { Section } from '../../core/seed.ts';
import { likeness } from '../likeness.ts';
import { placeAfter, placeIn, type Spot } from '../placing.ts';
import { anchorFault, type Worked, type Workpiece } from '../workpiece.ts';
import { everywhere, noPlace, sectionFor, type AtSpot } from './units.ts';

/** Every file named says a policy of the law; those that do already stay as they are. */
export function addPolicy(change: AddPolicyChange, piece: Workpiece): Worked {
  const policy = piece.catalogue.law.policies.find(({ id }) => id === change.policy);
  if (!policy) return anchorFault('no-policy', { policy: change.policy });
  return everywhere(change.paths, piece, (spot) => atSpot(spot, { policy, change, piece }));
}

interface Adding {
  readonly policy: Policy;
  readonly change: AddPolicyChange;
  readonly piece: Workpiece;
}

function atSpot(spot: Spot, { policy, change, piece: { catalogue } }: Adding): AtSpot {
  const { seed, view } = spot;
  const { path } = seed.file;
  if (!concerns(policy, seed.class, { ...seed.cell, locale: view.locale }))
    return anchorFault('not-in-scope', { path, policy: policy.id });
  if (carrying(policy, [spot], catalogue).state === 'carried') return [];
  const block = insertion(policy, spot, catalogue.packs.get(view.locale));
  if (block) return [block];
  // A policy that is carried in other words takes those of the plan.
  const text = change.text[view.locale] ?? policy.texts[view.locale]?.text;
  if (text === undefined) return anchorFault('no-text', { path, locale: view.locale });
  return placed(spot, change, text, policy) ?? noPlace(spot);
}

function placed(spot: Spot, change: AddPolicyChange, text: string, { sections }: Policy): Edit[] | undefined {
  const before = change.after?.[spot.view.locale];
  const near = before === undefined ? undefined : mostAlike(spot, before);
  if (near) return placeAfter(spot, near, text);
  const roles = [...(change.section === undefined ? [] : [change.section]), ...sections, 'steps', 'rules'];
  const home = roles.map((role) => sectionFor(spot, role)).find((one): one is Section => one !== undefined);
  return home && placeIn(spot, home, change.position ?? 'last', text);
}

/** The outermost directive that is most like another one; undefined where none is much like it. */
function mostAlike({ view }: Spot, text: string) {
  const rated = view.units
    .filter(({ depth, guards }) => depth === 0 && guards.length === 0)
    .map((unit) => ({ unit, share: likeness(unit.text, text) }))
    .toSorted((a, b) => b.share - a.share);
  const [best] = rated;
  return best && best.share >= alike ? best.unit : undefined;
}

const alike = 0.5;
