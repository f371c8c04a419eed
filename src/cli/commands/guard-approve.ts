import { existsSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { faultOfPerson, longestApproval, type Approval } from '../../core/approval.ts';
import type { Change } from '../../core/change.ts';
import { daysAfter } from '../../core/days.ts';
import { SeedlintError } from '../../core/errors.ts';
import { approvableOf } from '../../guard/approve.ts';
import type { GuardItem } from '../../guard/guard.ts';
import { readApprovals, withApproval } from '../../read/approvals.ts';
import { configFiles } from '../../read/config-disk.ts';
import { pathBelow } from '../../read/source-files.ts';
import { approvalText } from '../../report/approval.ts';
import { assertUntil, todayOf } from '../until.ts';
import { textOptions } from '../workspace.ts';
import type { World } from '../world.ts';
import { writeReport } from '../write-file.ts';
import { compare, type ComparisonFlags } from './guard.ts';

/** What `seedlint guard approve` was asked, as commander gives it. */
export interface ApproveFlags extends ComparisonFlags {
  readonly by: string;
  readonly reason: string;
  readonly until?: string;
}

/** `seedlint guard approve`: writes down that somebody lets one thing pass, for them to land before the change. */
export async function approve(id: string, flags: ApproveFlags, world: World): Promise<number> {
  const today = todayOf(world.now());
  const { by, reason, until = daysAfter(today, usual) } = flags;
  assertUntil(until, today, longestApproval);
  if (by.trim() === '' || reason.trim() === '') throw new SeedlintError('approval-unsaid');
  const { change, approvals, verdict } = await compare(flags, world);
  const items = [...verdict.weakened, ...verdict.unclear];
  const item = items.find((one) => one.id === id);
  if (!item) throw unknownItem(id, items);
  const path = fileFor(change);
  const text = existsSync(path) ? configFiles.read(path) : undefined;
  assertNew(id, readApprovals(path, text));
  assertPerson(by, approvals.context);

  const at = (item.base ?? item.head)?.at;
  const entry: Omit<Approval, 'place'> = {
    item: id,
    ...approvableOf(item, approvals.digest),
    ...(at ? { path: at.path } : {}),
    by,
    reason,
    since: today,
    until,
  };
  writeReport(path, withApproval(text, entry, aboutOf(item)), world.cwd);
  const options = await textOptions(flags, world);
  const shown = relative(world.cwd, path).split(sep).join('/');
  world.stdout.write(approvalText({ item, entry, path: shown }, options));
  return 0;
}

/** Where base looks for approvals, as it lies in head: it is base's configuration that will be asked. */
function fileFor({ base, head }: Change): string {
  const inside = pathBelow(base.config.root, base.config.approvals);
  return inside === undefined ? base.config.approvals : resolve(head.config.root, inside);
}

/** What a reviewer of the file has to see: hashes tell nobody anything. */
function aboutOf({ base, head }: GuardItem): string[] {
  const at = (base ?? head)?.at;
  return [
    ...(at ? [`${at.path}:${at.line}`] : []),
    ...(base ? [`was: ${base.text}`] : []),
    ...(head ? [`is: ${head.text}`] : []),
  ];
}

function unknownItem(item: string, items: readonly GuardItem[]): SeedlintError {
  const known = items.filter(({ approved }) => !approved).map(({ id }) => id);
  if (known.length === 0) return new SeedlintError('approval-nothing', { item });
  const more = known.length > shownItems ? [...known.slice(0, shownItems), '…'] : known;
  return new SeedlintError('approval-item', { item, items: more.join(', ') });
}

function assertNew(id: string, there: readonly Approval[]): void {
  const same = there.find(({ item }) => item === id);
  if (same) throw new SeedlintError('approval-there', { item: id, by: same.by, until: same.until }, same.place);
}

/** Better said now than when the approval turns out not to count. Who the authors are may not be known here yet. */
function assertPerson(by: string, context: Parameters<typeof faultOfPerson>[1]): void {
  const fault = faultOfPerson(by, context);
  if (fault === 'own') throw new SeedlintError('approval-own', { by });
  if (fault === 'no-approver') {
    throw new SeedlintError('approval-no-approver', { by, approvers: (context.approvers ?? []).join(', ') || '—' });
  }
}

/** Days an approval holds where nobody says how long. */
const usual = 30;
const shownItems = 5;
