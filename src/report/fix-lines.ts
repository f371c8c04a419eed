import type { Finding } from '../core/finding.ts';
import type { Rule } from '../core/rule.ts';
import type { ReportInput } from './input.ts';
import { visible } from './visible.ts';
import { wrap } from './wrap.ts';

/** How a finding can be mended and by which option, each way once. */
export function fixLines(finding: Finding, rule: Rule | undefined, { words, width }: ReportInput): string[] {
  const lines = finding.fixes.map(({ title, safety }) =>
    words.ui(`fix.${safety}`, { title: visible(words.finding(rule, title, finding.data)) }),
  );
  return [...new Set(lines)].flatMap((line) => wrap(line, width - 4));
}
