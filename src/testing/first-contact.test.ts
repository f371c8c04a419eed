import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { rules } from '../../rules/index.ts';
import { lintFiles } from './lint-files.ts';
import { isMap } from './merge.ts';

/* Edits of one language that were written before any was run; what the first run found is in docs/parity.md. */

const parity = rules.filter(({ category }) => category === 'parity');
const data: unknown = parse(readFileSync(new URL('../../fixtures/parity/first-contact.yaml', import.meta.url), 'utf8'));
const seeds = textsOf(isMap(data) ? data['seeds'] : undefined);
const edits = isMap(data) && Array.isArray(data['edits']) ? data['edits'].map(textsOf) : [];

test('the seeds are sound', async () => {
  expect(await found(seeds)).toEqual([]);
});

test.each(edits)('$file: «$from» → «$to»: a drift? $drift', async ({ drift, file = '', from = '', to = '' }) => {
  expect(seeds[file]?.split(from)).toHaveLength(2);
  const after = await found({ ...seeds, [file]: (seeds[file] ?? '').replace(from, () => to) });
  expect(after.length > 0).toBe(drift === 'true');
});

async function found(files: Record<string, string>): Promise<string[]> {
  const { findings } = await lintFiles(files, { rules: parity });
  return findings.map(({ rule, message }) => `${rule} ${message}`);
}

function textsOf(map: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(isMap(map) ? map : {}).map(([key, value]) => [key, String(value)]));
}
