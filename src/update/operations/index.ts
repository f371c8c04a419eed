import type { EditChange, PlanChange } from '../../core/plan.ts';
import type { Worked, Workpiece } from '../workpiece.ts';
import { addTranslation, createSeed, edit } from './files.ts';
import { fix, syncPolicy } from './findings.ts';
import { newPolicy } from './new-policy.ts';
import { addPolicy } from './policies.ts';
import { addUnit, removeUnit, replaceUnit } from './units.ts';

/** Makes one change to a tree: new texts, or what stands in its way. */
export function work(change: PlanChange, piece: Workpiece): Worked {
  switch (change.change) {
    case 'fix':
      return fix(change, piece);
    case 'sync-policy':
      return syncPolicy(change, piece);
    case 'add-policy':
      return change.law ? newPolicy({ ...change, law: change.law }, piece) : addPolicy(change, piece);
    case 'add-unit':
      return addUnit(change, piece);
    case 'replace-unit':
      return replaceUnit(change, piece);
    case 'remove-unit':
      return removeUnit(change, piece);
    case 'create-seed':
      return createSeed(change, piece);
    case 'add-translation':
      return addTranslation(change, piece);
    default:
      return edit(change satisfies EditChange, piece);
  }
}
