import { expect, test } from 'vitest';
import { applyBaseline, type BaselineEntry } from './baseline.ts';
import type { Finding } from './finding.ts';

const today = '2026-06-15';

function found(fingerprint: string, rule = 'vague-unit', path = 'prompts/dev-work.md'): Finding {
  const at = { path, start: 0, end: 1, line: 1, column: 1, endLine: 1, endColumn: 2 };
  return { rule, severity: 'error', message: 'vague', data: {}, at, related: [], fixes: [], fingerprint };
}

function entry(fingerprint: string, more: Partial<BaselineEntry> = {}): BaselineEntry {
  return {
    fingerprint,
    rule: 'vague-unit',
    path: 'prompts/dev-work.md',
    reason: 'taking seedlint up',
    until: '2026-12-31',
    ...more,
  };
}

test('an entry hides its finding and gives the reason', () => {
  const { kept, hidden, expired, unmatched } = applyBaseline([found('a'), found('b')], [entry('a')], today);
  expect(kept).toEqual([found('b')]);
  expect(hidden).toEqual([{ ...found('a'), excuse: 'taking seedlint up (2026-12-31)' }]);
  expect([expired, unmatched]).toEqual([[], []]);
});

test('it holds on its last day and not on the day after', () => {
  const last = [entry('a', { until: today })];
  expect(applyBaseline([found('a')], last, today).kept).toEqual([]);
  expect(applyBaseline([found('a')], last, '2026-06-16')).toEqual({
    kept: [found('a')],
    hidden: [],
    expired: last,
    unmatched: [],
  });
});

test.each([
  ['rule', { rule: 'typography' }],
  ['file', { path: 'prompts/qa-work.md' }],
])('one that names another %s than its finding hides nothing', (_, more) => {
  const entries = [entry('a', more)];
  expect(applyBaseline([found('a')], entries, today)).toEqual({
    kept: [found('a')],
    hidden: [],
    expired: [],
    unmatched: entries,
  });
});
