import { describe, expect, test } from 'vitest';
import data from '../../fixtures/scope/directives.yaml';
import { lintFiles } from '../../src/testing/lint-files.ts';
import rule from './rule.ts';

interface Fixture {
  readonly locale: string;
  readonly write: string;
  readonly sections: Readonly<
    Record<string, { readonly flagged?: readonly string[]; readonly accepted?: readonly string[] }>
  >;
}

function isFixtures(read: unknown): read is readonly Fixture[] {
  return Array.isArray(read);
}

const cases = isFixtures(data) ? data : [];

describe.each(cases)('a run that may write $write, told in $locale', ({ locale, write, sections }) => {
  test('hears no order beyond that, and every such order is found', async () => {
    const parts = Object.entries(sections).map(([label, { flagged = [], accepted = [] }]) => ({
      label,
      flagged,
      accepted,
    }));
    const text = parts
      .map(
        ({ label, flagged, accepted }) =>
          `${label}:\n${[...flagged, ...accepted].map((one) => `- ${one}\n`).join('')}\n`,
      )
      .join('');
    const path = `dev-work_${locale}.md`;
    const { findings } = await lintFiles({ [path]: text }, { rules: [rule], config: { writeScope: [{ write }] } });
    const lines = text.split('\n');
    const found = findings.map(({ at }) => lines[at.line - 1]?.slice(2));
    expect(new Set(found)).toEqual(new Set(parts.flatMap(({ flagged }) => flagged)));
  });
});
