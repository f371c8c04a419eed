import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { rules } from '../../rules/index.ts';
import { lint } from '../lint/lint.ts';
import { readCatalogue } from '../read/catalogue.ts';
import { loadConfig } from '../read/config.ts';
import { builtInPacks } from '../read/locale-packs.ts';
import { diskSource } from '../read/source-disk.ts';

/*
 * The real catalogue at three moments. Counts per rule are frozen, so that a change nobody meant shows;
 * `npx vitest run src/testing/wild.test.ts -u` writes them anew, and the difference is read in review.
 */

const root = fileURLToPath(new URL('../..', import.meta.url));
const corpus = `${root}../shared/corpus/codex-k8s`;

describe.skipIf(!existsSync(corpus))('a real catalogue', () => {
  test.each(['review-era', 'revise-era', 'head'])('%s has the findings it had', async (snapshot) => {
    const { findings, problems } = await lintSnapshot(snapshot);
    expect(problems).toEqual([]);
    const counts = new Map<string, number>();
    for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
    const frozen = `${root}fixtures/wild/${snapshot}/counts.yaml`;
    await expect(stringify(counts, { sortMapEntries: true })).toMatchFileSnapshot(frozen);
  });
});

async function lintSnapshot(snapshot: string) {
  const config = await loadConfig({
    config: `${root}fixtures/wild/${snapshot}/seedlint.config.yaml`,
    cwd: `${corpus}/${snapshot}`,
    from: root,
    rules,
    files: { read: (path) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined) },
  });
  const { catalogue, problems } = readCatalogue(diskSource(config.root), config, builtInPacks());
  return lint(catalogue, { rules, config, problems, today: '2026-11-23' });
}
