import { fileAt } from '../../src/core/catalogue.ts';
import type { Edit } from '../../src/core/fix.ts';
import { defineRule } from '../../src/core/rule.ts';
import type { Place, TextFile } from '../../src/core/text.ts';

export default defineRule({
  id: 'unused-suppression',
  scope: 'suppression',
  category: 'seedlint',
  severity: 'warning',
  summary: 'A suppression comment hides no finding: what it excused has been mended, or the rule does not exist.',
  messages: {
    unused: 'Nothing here is reported by {rules} any more. Remove the suppression.',
    unknown: 'This suppression names {rules}, and there is no such rule. Correct the name or remove it.',
    remove: 'Remove the suppression',
  },
  *check(suppressions, { catalogue }) {
    for (const { rules, reason, misdated, expired, used, active, unknown, place } of suppressions) {
      // An unexplained or expired one is reported as that.
      if (reason === undefined || misdated !== undefined || expired) continue;
      if (unknown.length > 0) yield { message: 'unknown', data: { rules: unknown.join(', ') }, at: place };
      // A rule that is off was not asked, so its silence says nothing.
      const idle = active.filter((rule) => !used.includes(rule));
      if (idle.length === 0) continue;
      const file = fileAt(catalogue, place.path);
      const removable = file && idle.length === rules.length;
      yield {
        message: 'unused',
        data: { rules: idle.join(', ') },
        at: place,
        ...(removable ? { fixes: [{ title: 'remove', safety: 'safe', edits: [removal(file, place)] }] } : {}),
      };
    }
  },
});

/** The comment, and its line when nothing else stands on it. */
function removal({ path, text }: TextFile, { start, end }: Place): Edit {
  const before = /(?:^|\n)[ \t]*$/.exec(text.slice(0, start));
  const after = /^[ \t]*(?:\r?\n|$)/.exec(text.slice(end));
  if (!before || !after) return { path, start, end, text: '' };
  const indent = before[0].replace('\n', '').length;
  const from = start - indent;
  const to = end + after[0].length;
  // Of two blank lines around it one is enough.
  const isAfterBlank = /(?:^|\n[ \t]*\r?\n)$/.test(text.slice(0, from));
  const blank = isAfterBlank ? (/^[ \t]*\r?\n/.exec(text.slice(to))?.[0].length ?? 0) : 0;
  return { path, start: from, end: to + blank, text: '' };
}
