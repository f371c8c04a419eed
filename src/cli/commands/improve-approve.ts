import { SeedlintError } from '../../core/errors.ts';
import { withApproval, withoutApproval } from '../../read/plan.ts';
import { planApprovalText } from '../../report/plan.ts';
import { inGit, readSide } from '../guard-sides.ts';
import { rootFor } from '../improve/ground.ts';
import { assertApprover, openPlan } from '../improve/plan-file.ts';
import { baseBranch, commitOf, isoSeconds } from '../improve/repository.ts';
import type { CommonOptions } from '../options.ts';
import { textOptions } from '../workspace.ts';
import type { World } from '../world.ts';
import { writeReport } from '../write-file.ts';

/** What `seedlint improve approve` was asked, as commander gives it. */
export interface ApprovePlanFlags extends CommonOptions {
  readonly by: string;
  readonly base?: string;
}

/** `seedlint improve approve`: writes under a plan who lets it pass, and when. Whoever changes a byte has to ask again. */
export async function approvePlan(path: string, flags: ApprovePlanFlags, world: World): Promise<number> {
  const file = openPlan(path, world);
  const ready = file.plan.items.filter(({ state }) => state === 'ready').length;
  if (ready === 0) throw new SeedlintError('plan-nothing-ready', {}, { path });
  const by = flags.by.trim();
  if (by === '' || /[\p{Cc}\p{Cf}]/u.test(by))
    throw new SeedlintError('plan-approver', { by: JSON.stringify(flags.by), approvers: '—' });
  const root = rootFor(flags, world);
  const { commit } = commitOf(root, baseBranch(root, flags.base).revision);
  const { state } = await readSide(inGit(commit, root), flags.config);
  assertApprover(by, state.config);
  const at = isoSeconds(world.now());
  writeReport(path, withApproval(withoutApproval(path, file.text), { by, at }), world.cwd);
  const { plan, digest } = openPlan(path, world);
  world.stdout.write(planApprovalText(plan, { by, at, plan: digest }, path, await textOptions(flags, world)));
  return 0;
}
