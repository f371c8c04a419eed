import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { mutate, type Trial } from '../guard/mutate/mutate.ts';
import { readCatalogue } from '../read/catalogue.ts';
import { configFiles } from '../read/config-disk.ts';
import { loadConfig } from '../read/config.ts';
import { builtInPacks } from '../read/locale-packs.ts';
import { reread } from '../read/reread.ts';
import { diskSource } from '../read/source-disk.ts';

/* Whatever of a catalogue is weakened, the guard sees it: a sample of both catalogues, three of each operator and more. */

const root = fileURLToPath(new URL('../..', import.meta.url));
const real = `${root}../shared/corpus/codex-k8s/head`;

// What the guard does not see every time yet, by what stands in the mutant. Nothing else may survive; a line goes when its mutants are caught.
const gaps: readonly RegExp[] = [
  / Для мелких изменений это необязательно\.$/,
  /^(?:It is better to avoid|Не рекомендуется|It would be good to) /,
  // A directive that is a list of all that is allowed: without it nothing is limited.
  /допустимые файлы изменений: .* -->$/,
];

test('of the shipped catalogue no mutant survives', { timeout: 120_000 }, async () => {
  expect(survivors(await planted({ from: root }))).toEqual([]);
});

describe.skipIf(!existsSync(real))('a real catalogue', () => {
  test('no mutant survives', { timeout: 120_000 }, async () => {
    const config = `${root}fixtures/wild/head/seedlint.config.yaml`;
    expect(survivors(await planted({ from: root, config, cwd: real }))).toEqual([]);
  });
});

async function planted(from: { readonly from: string; readonly config?: string; readonly cwd?: string }) {
  const config = await loadConfig({ ...from, rules, files: configFiles });
  const source = diskSource(config.root);
  const { catalogue } = readCatalogue(source, config, builtInPacks());
  const { trials } = await mutate(
    { label: 'base', config, catalogue, files: new Map() },
    {
      rules,
      seed: 1,
      limit: 90,
      reread: (base, edits) => reread(base, edits, { source, config }),
    },
  );
  // A sample of nothing would prove nothing.
  expect(trials.length).toBe(90);
  return trials;
}

function survivors(trials: readonly Trial[]): string[] {
  return trials
    .filter(({ outcome, mutant: { after } }) => outcome === 'survived' && !gaps.some((gap) => gap.test(after ?? '')))
    .map(({ mutant: { operator, at, before, after } }) => `${operator} ${at.path}:${at.line} ${before} → ${after}`);
}
