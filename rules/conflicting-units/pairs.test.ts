import { describe, expect, test } from 'vitest';
import data from '../../fixtures/scope/pairs.yaml';
import { lintFiles } from '../../src/testing/lint-files.ts';
import rule from './rule.ts';

type Pair = readonly [one: string, other: string];

interface Fixture {
  readonly locale: string;
  readonly flagged: readonly Pair[];
  readonly accepted: readonly Pair[];
}

function isFixtures(read: unknown): read is readonly Fixture[] {
  return Array.isArray(read);
}

const cases = isFixtures(data) ? data : [];

describe.each(cases)('two directives in $locale', ({ locale, flagged, accepted }) => {
  const conflicts = async ([one, other]: Pair): Promise<boolean> => {
    const label = locale === 'ru' ? 'Правила' : 'Rules';
    const { findings } = await lintFiles(
      { [`dev-work_${locale}.md`]: `${label}:\n- ${one}\n- ${other}\n` },
      { rules: [rule] },
    );
    return findings.length > 0;
  };

  test.each(flagged)('%s %s – one of them has to go', async (...pair) => {
    expect(await conflicts(pair)).toBe(true);
  });

  test.each(accepted)('%s %s – both can be followed', async (...pair) => {
    expect(await conflicts(pair)).toBe(false);
  });
});
