import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { hashOf } from '../cli/digest.ts';
import type { Approval, ApprovalContext } from '../core/approval.ts';
import { approvableOf, withApprovals } from '../guard/approve.ts';
import { guard, type GuardVerdict } from '../guard/guard.ts';
import { readApprovals, withApproval } from '../read/approvals.ts';
import { changeOf, type Files } from './change.ts';
import { mistakeOf } from './config-files.ts';

/* Rows LW-33 to LW-36 of the threats to the guard: ways to approve oneself. */

const before: Files = { 'dev-work_en.md': 'Rules:\n- Never push to the main branch.\n- Run every test.\n' };
const after: Files = { 'dev-work_en.md': 'Rules:\n- Avoid pushing to the main branch.\n- Run every test.\n' };
const context: ApprovalContext = { today: '2026-06-15', authors: ['Ada <ada@example.org>'], approvers: ['Grace'] };

test('what an approver has accepted in base, in just these words, is held', async () => {
  const sound = await soundApproval();
  const verdict = await judged({ base: [sound] });
  expect(verdict.held).toBe(true);
  expect(verdict.weakened.map(({ approved }) => approved)).toEqual([true]);
  expect(states(verdict)).toEqual(['used']);
});

test('what nobody could judge has been read when somebody approves it', async () => {
  const head = { 'dev-work_en.md': 'Rules:\n- The main branch deserves your respect.\n- Run every test.\n' };
  const change = await changeOf(before, head);
  const plain = guard(change, { rules, digest: hashOf });
  const items = [...plain.weakened, ...plain.unclear];
  expect(plain.unclear.length).toBeGreaterThan(0);
  const sound = await soundApproval();
  const base = items.map((item) => ({ ...sound, item: item.id, ...approvableOf(item, hashOf) }));
  const verdict = withApprovals(plain, change, { base, head: base, context, digest: hashOf });
  expect(verdict.unclear.every(({ approved }) => approved)).toBe(true);
  expect(withApprovals(plain, change, { base: [], head: base, context, digest: hashOf }).unclear[0]?.approved).toBe(
    false,
  );
});

test('LW-33: an approval that comes with the change it approves is refused', async () => {
  const verdict = await judged({ head: [await soundApproval()] });
  expect(verdict.held).toBe(false);
  expect(states(verdict)).toEqual(['unlanded']);
});

describe('LW-34: no second pair of eyes', () => {
  test.each([
    ['the author approves', { by: 'Ada' }, { approvers: ['Ada'] }, 'own'],
    ['somebody approves who is not on the list', { by: 'Linus' }, {}, 'no-approver'],
    ['a second author approves', {}, { authors: ['Ada <a@x>', 'Grace <g@x>'] }, 'own'],
    ['nobody knows who the authors are', {}, { authors: undefined }, 'authors-unknown'],
  ])('%s', async (_, approval, other, state) => {
    const { authors, ...rest } = { ...context, ...other };
    const verdict = await judged({
      base: [{ ...(await soundApproval()), ...approval }],
      context: { ...rest, ...(authors ? { authors } : {}) },
    });
    expect(verdict.held).toBe(false);
    expect(states(verdict)).toEqual([state]);
  });
});

describe('LW-35: one approval for everything', () => {
  test.each([
    ['a wildcard for the item', { item: '*' }],
    ['a wildcard for the text before', { before: '*' }],
    ['a wildcard for the text after', { after: '.*' }],
    ['half a hash', { before: '6aa83440' }],
    ['no text at all', { before: 'none', after: 'none' }],
  ])('%s is no approval', async (_, part) => {
    const text = withApproval(undefined, { ...(await soundApproval()), ...part }, []);
    expect(await mistakeOf(() => readApprovals('seedlint.approvals.yaml', text))).toMatch(
      /^seedlint\.approvals\.yaml:\d+:\d+ approval-(?:hash|empty)/,
    );
  });

  test.each(['before', 'after', 'since', 'until', 'by', 'reason'])('without "%s" it is no approval', async (key) => {
    const text = withApproval(undefined, await soundApproval(), []);
    const cut = text.replace(new RegExp(`^ +${key}: .*\\n`, 'm'), '');
    expect(cut).not.toBe(text);
    expect(await mistakeOf(() => readApprovals('seedlint.approvals.yaml', cut))).toContain(`missing-key: "${key}"`);
  });

  test('other words after are not what was approved, and that is said', async () => {
    const verdict = await judged({
      base: [await soundApproval()],
      head: { 'dev-work_en.md': 'Rules:\n- You may push to the main branch.\n- Run every test.\n' },
    });
    expect(verdict.held).toBe(false);
    expect(states(verdict)).toEqual(['other-text']);
  });

  test('the same words twice in one file need an approval each', async () => {
    const rule = '- Never push to the main branch.\n';
    const base = { 'dev-work_en.md': `Rules:\n${rule}\nWhen you fix:\n${rule}` };
    const head = { 'dev-work_en.md': base['dev-work_en.md'].replaceAll('Never push', 'Avoid pushing') };
    const { weakened } = await verdictOf(base, head);
    expect(new Set(weakened.map(({ id }) => id)).size).toBe(2);
  });

  test('what has happened is told to be taken out, until it is', async () => {
    const sound = await soundApproval();
    const landed = { sides: [after, after] as const, base: [sound] };
    expect(states(await judged({ ...landed, head: [sound] }))).toEqual(['spent']);
    expect(states(await judged({ ...landed, head: [] }))).toEqual([]);
    expect(states(await judged({ sides: [before, before], base: [sound], head: [sound] }))).toEqual([]);
  });
});

test('what an approval let pass once it does not let pass further', async () => {
  const sound = await soundApproval();
  const further = { 'dev-work_en.md': 'Rules:\n- You may push to the main branch.\n- Run every test.\n' };
  const verdict = await judged({ sides: [after, further], base: [sound], head: [sound] });
  expect(verdict.held).toBe(false);
  expect(states(verdict)).toEqual(['spent']);
});

describe('LW-36: consent stretched', () => {
  test.each([
    ['it has ended', { since: '2026-05-01', until: '2026-06-14' }, 'expired'],
    ['it would hold for ever', { until: '2099-01-01' }, 'too-long'],
    ['it has not begun', { since: '2026-06-16' }, 'not-yet'],
  ])('%s', async (_, days, state) => {
    const sound = await soundApproval();
    const verdict = await judged({ base: [{ ...sound, ...days }], head: [sound] });
    expect(verdict.held).toBe(false);
    expect(states(verdict)).toEqual([state]);
  });
});

async function soundApproval(): Promise<Approval> {
  const [item] = (await verdictOf(before, after)).weakened;
  if (!item) throw new Error('nothing became weaker');
  return {
    item: item.id,
    ...approvableOf(item, hashOf),
    path: 'dev-work_en.md',
    by: 'Grace',
    reason: 'agreed in #17',
    since: '2026-06-01',
    until: '2026-06-30',
    place: { path: 'seedlint.approvals.yaml', line: 3 },
  };
}

async function verdictOf(base: Files, head: Files): Promise<GuardVerdict> {
  return guard(await changeOf(base, head), { rules, digest: hashOf });
}

interface Case {
  readonly sides?: readonly [Files, Files];
  readonly base?: readonly Approval[];
  /** Approvals, or the files of head. */
  readonly head?: readonly Approval[] | Files;
  readonly context?: ApprovalContext;
}

async function judged({ sides = [before, after], base = [], head = [], ...other }: Case): Promise<GuardVerdict> {
  const [from, to] = isList(head) ? sides : [sides[0], head];
  const change = await changeOf(from, to);
  const approvals = { base, head: isList(head) ? head : [], context: other.context ?? context, digest: hashOf };
  return withApprovals(guard(change, { rules, digest: hashOf }), change, approvals);
}

function isList(head: readonly Approval[] | Files): head is readonly Approval[] {
  return Array.isArray(head);
}

function states({ approvals }: GuardVerdict): string[] {
  return approvals.map(({ state }) => state);
}
