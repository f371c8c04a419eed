import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { lintFiles } from './lint-files.ts';
import { merge } from './merge.ts';
import { soundCatalogue } from './sound-catalogue.ts';
import { nearMisses, traps, type Trap } from './trap-cases.ts';

/* Every rule runs over every trap, with its own severity and with the strict preset; a rule that is written later, too. */

const strict = { extends: 'strict', rules: null };

describe('nothing is said of', () => {
  test.each(Object.entries(traps))('%s', async (_, trap) => {
    expect(await said(trap, {})).toEqual([]);
    expect(await said(trap, strict)).toEqual([]);
  });
});

describe('something is said of', () => {
  test.each(nearMisses)('$what', async ({ rule, case: miss }) => {
    const found = await said(miss, {});
    expect(found.filter((line) => line.includes(` ${rule} `))).not.toEqual([]);
  });
});

async function said({ files, catalogue }: Trap, config: unknown): Promise<string[]> {
  const report = await lintFiles(files, { rules, catalogue: merge(soundCatalogue, catalogue), config });
  expect(report.problems).toEqual([]);
  expect(report.seeds).toBeGreaterThanOrEqual(6);
  return report.findings.map(
    ({ severity, rule, message, at, data }) =>
      `${severity} ${rule} ${message} ${at.path}:${at.line}:${at.column} ${JSON.stringify(data)}`,
  );
}
