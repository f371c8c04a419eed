import { defineRule } from '../../src/core/rule.ts';
import { describeCell, type Seed } from '../../src/core/seed.ts';
import { wholeFile } from '../../src/core/text.ts';

export default defineRule({
  id: 'duplicate-cell',
  scope: 'catalogue',
  category: 'catalogue',
  severity: 'error',
  summary: 'Two files claim the same cell of the catalogue; which one a run gets depends on spelling.',
  messages: {
    duplicate: 'This file and {other} are both the seed for {cell}. Keep one.',
    other: 'The other seed for {cell}',
  },
  *check(catalogue) {
    const first = new Map<string, Seed>();
    for (const seed of catalogue.seeds) {
      const { stage, role, mode, kind, locale } = seed.cell;
      // Files of a class without axes in their names are told apart by the names themselves.
      const key = JSON.stringify([seed.class, stem(seed.pattern), stage, role, mode, kind, locale]);
      const other = first.get(key);
      if (!other) {
        first.set(key, seed);
        continue;
      }
      const cell = describeCell(seed.cell);
      yield {
        message: 'duplicate',
        data: { other: other.file.path, cell },
        at: wholeFile(seed.file),
        related: [{ at: wholeFile(other.file), message: 'other', data: { cell } }],
        anchor: other.file.path,
      };
    }
  },
});

function stem(pattern: string): string {
  return pattern.replace(/\.\w+$/, '');
}
