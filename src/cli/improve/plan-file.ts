import { faultOfPerson } from '../../core/approval.ts';
import type { Config } from '../../core/config.ts';
import { SeedlintError } from '../../core/errors.ts';
import type { Plan, PlanApproval } from '../../core/plan.ts';
import { readPlan, type ReadPlan } from '../../read/plan.ts';
import { decode } from '../../read/text-file.ts';
import { namedFile } from '../named-file.ts';
import type { World } from '../world.ts';

export interface PlanFile extends ReadPlan {
  /** As it was typed. */
  readonly path: string;
  readonly text: string;
}

/** Reads a plan from disk. Throws SeedlintError. */
export function openPlan(path: string, world: World): PlanFile {
  const { text } = decode(path, namedFile(path, world.cwd));
  return { path, text, ...readPlan(path, text) };
}

/** Who may approve a plan, by base's configuration; undefined: anybody. */
export function approversOf({ improve, approvers }: Config): readonly string[] | undefined {
  return improve.approvers ?? approvers;
}

/** Throws `plan-approver` for somebody base does not name. */
export function assertApprover(by: string, config: Config): void {
  const approvers = approversOf(config);
  if (faultOfPerson(by, { authors: [], ...(approvers ? { approvers } : {}) }) === undefined) return;
  throw new SeedlintError('plan-approver', { by, approvers: approvers?.join(', ') ?? '—' });
}

/** The word that lets a plan pass, if there is one: a person's, or that of base's configuration for safe fixes. */
export function approvalOf({ approval, plan }: ReadPlan, config: Config): PlanApproval | 'policy' | undefined {
  if (approval.state === 'valid') {
    assertApprover(approval.approval.by, config);
    return approval.approval;
  }
  return config.improve.safePlans && isSafe(plan) ? 'policy' : undefined;
}

/** Throws where nobody has approved just this plan. */
export function assertApproved({ approval, path }: PlanFile, found: PlanApproval | 'policy' | undefined): void {
  if (found) return;
  if (approval.state === 'void') throw new SeedlintError('plan-void', { by: approval.by, path });
  throw new SeedlintError('plan-unapproved', { path });
}

/** Nothing but fixes that keep the meaning, of what seedlint itself has found. */
function isSafe({ items, sources }: Plan): boolean {
  const changes = items.flatMap((item) => item.changes);
  return (
    sources.every((source) => 'findings' in source) &&
    changes.every((one) => one.change === 'fix' && one.safety === 'safe')
  );
}
