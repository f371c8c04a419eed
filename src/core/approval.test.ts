import { describe, expect, test } from 'vitest';
import { faultOf, faultOfPerson, type Approval, type ApprovalContext } from './approval.ts';

const approval: Approval = {
  item: '00112233445566aa',
  rule: 'weakened-unit',
  before: '1111111111111111',
  after: '2222222222222222',
  by: 'Grace Hopper',
  reason: 'agreed in #17',
  since: '2026-06-01',
  until: '2026-06-30',
  place: { path: 'seedlint.approvals.yaml', line: 3 },
};
const thing = { rule: 'weakened-unit', before: '1111111111111111', after: '2222222222222222' };
const context: ApprovalContext = { today: '2026-06-15', authors: ['Ada <ada@example.org>'] };

test('somebody else has accepted just this change of words', () => {
  expect(faultOf(approval, thing, context)).toBeUndefined();
});

test.each([
  ['another rule', { rule: 'lost-unit' }, 'other-rule'],
  ['another text before', { before: '3333333333333333' }, 'other-text'],
  ['another text after', { after: '3333333333333333' }, 'other-text'],
  ['no text after', { after: 'none' }, 'other-text'],
])('it does not stretch to %s', (_, other, fault) => {
  expect(faultOf(approval, { ...thing, ...other }, context)).toBe(fault);
});

describe('days', () => {
  test.each([
    ['the first day', '2026-06-01', undefined],
    ['the last day', '2026-06-30', undefined],
    ['the day before', '2026-05-31', 'not-yet'],
    ['the day after', '2026-07-01', 'expired'],
  ])('%s', (_, today, fault) => {
    expect(faultOf(approval, thing, { ...context, today })).toBe(fault);
  });

  test('half a year is the most', () => {
    const long = { ...approval, since: '2026-01-01', until: '2026-06-30' };
    expect(faultOf(long, thing, context)).toBeUndefined();
    expect(faultOf({ ...long, until: '2026-07-01' }, thing, context)).toBe('too-long');
  });

  test('who looks at an old certificate does not ask for the day', () => {
    expect(faultOf(approval, thing, { authors: [] })).toBeUndefined();
  });
});

describe('people', () => {
  test.each([
    ['by name', 'Ada', ['Ada <ada@example.org>']],
    ['by mail', 'ada@example.org', ['Ada <ada@example.org>']],
    ['in other letters', '  ADA ', ['ada <a@example.org>']],
    ['by both', 'A. Lovelace <ada@example.org>', ['Ada <ada@example.org>']],
    ['as one of several', 'Grace', ['Ada <ada@example.org>', 'Grace <g@example.org>']],
    ['by the login of a host', '@ada-l', ['Ada <123+ada-l@users.noreply.github.com>']],
  ])('an author does not approve: %s', (_, by, authors) => {
    expect(faultOfPerson(by, { authors })).toBe('own');
  });

  test('an author is known by what the list of approvers says, too', () => {
    const approvers = ['Grace Hopper <grace@example.org>'];
    expect(faultOfPerson('Grace Hopper', { approvers, authors: ['gh <grace@example.org>'] })).toBe('own');
    expect(faultOfPerson('Grace Hopper', { approvers, authors: ['Ada <ada@example.org>'] })).toBeUndefined();
  });

  test('only who is on the list approves, where there is one', () => {
    expect(faultOfPerson('Linus', { approvers: ['Grace'], authors: [] })).toBe('no-approver');
    expect(faultOfPerson('Linus', { approvers: [], authors: [] })).toBe('no-approver');
    expect(faultOfPerson('Grace', { approvers: ['Grace'], authors: [] })).toBeUndefined();
    expect(faultOfPerson('Linus', { authors: [] })).toBeUndefined();
  });

  test('where nobody knows the authors, nobody knows that another approved', () => {
    expect(faultOfPerson('Grace', {})).toBe('authors-unknown');
  });
});
