import type { Severity } from '../core/finding.ts';
import type { Rule } from '../core/rule.ts';
import type { TextOptions } from './input.ts';
import { paintFor } from './paint.ts';
import { tableRows } from './table.ts';
import { visible } from './visible.ts';
import type { Words } from './words.ts';

/** A rule as `seedlint rules` and `seedlint explain` show it. */
export interface RuleEntry {
  readonly rule: Rule;
  /** What the configuration makes of it; default: its own severity. */
  readonly severity?: Severity | 'off';
  /** The best fix it has, as far as its README shows one. */
  readonly fixes?: 'safe' | 'unsafe';
}

/** Rules by category: id, severity, whether it can mend, what it reports. */
export function rulesText(entries: readonly RuleEntry[], { words, width, colour }: TextOptions): string {
  const paint = paintFor(colour);
  // One table, so that columns line up across categories.
  const rows = tableRows(
    entries.map((entry) => [
      visible(entry.rule.id),
      words.ui(`severity.${severityOf(entry)}`),
      fixWord(entry, words),
      visible(words.summary(entry.rule)),
    ]),
    { width, indent: '  ', paint: [paint.code, undefined, paint.good] },
  );
  const categories = [...new Set(entries.map(({ rule }) => rule.category))];
  const blocks = categories.map((category) => [
    paint.strong(words.ui(`category.${category}`)),
    ...entries.flatMap(({ rule }, index) => (rule.category === category ? (rows[index] ?? []) : [])),
  ]);
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** The same as data, indented by two. */
export function rulesJson(entries: readonly RuleEntry[], words: Words): string {
  const data = entries.map((entry) => ({
    id: entry.rule.id,
    category: entry.rule.category,
    severity: severityOf(entry),
    fixes: entry.fixes ?? null,
    summary: words.summary(entry.rule),
  }));
  return `${JSON.stringify(data, undefined, 2)}\n`;
}

export function severityOf({ rule, severity }: RuleEntry): Severity | 'off' {
  return severity ?? rule.severity;
}

export function fixWord({ fixes }: RuleEntry, words: Words): string {
  return fixes === undefined ? '' : words.ui(`rule.fix.${fixes}`);
}
