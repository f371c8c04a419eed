import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readCatalogue } from '../read/catalogue.ts';
import { builtInPacks } from '../read/locale-packs.ts';
import { diskSource } from '../read/source-disk.ts';
import { traceOf } from '../trace/trace-of.ts';
import type { Trace } from '../trace/trace.ts';
import { configIn } from './config-files.ts';

/* The real catalogue, where it lies beside this checkout: a duty that was declared for all and reached two. */

const head = fileURLToPath(new URL('../../../shared/corpus/codex-k8s/head', import.meta.url));

describe.skipIf(!existsSync(head))('the catalogue of codex-k8s', () => {
  test('the revise preflight is deep in 2 of 23 prompts, and the other 21 are named', async () => {
    const { policies } = await trace();
    const found = policies.find(({ policy }) => policy.id === 'revise-preflight');
    expect(found?.cells).toHaveLength(23);
    expect(found?.deep).toBeCloseTo(2 / 23);
    const names = (state: string): string[] =>
      (found?.cells ?? []).filter((cell) => cell.state === state).map(({ path }) => path.split('/').at(-1) ?? '');
    expect(names('covered')).toEqual(['role-em-revise_en.md', 'role-em-revise_ru.md']);
    expect(names('missing')).toHaveLength(21);
  });

  test('all 72 requirements of its register are there, and FR-052 is covered in part', async () => {
    const { requirements, summary } = await trace();
    expect(requirements).toHaveLength(72);
    expect(requirements.find(({ requirement }) => requirement.id === 'FR-052')).toMatchObject({
      status: 'partial',
      policies: ['revise-preflight'],
    });
    expect(summary).toMatchObject({ requirements: 72, seeds: 68 });
  });

  test('a seed that no run gets covers nothing deeply', async () => {
    const { policies } = await trace();
    const found = policies.find(({ policy }) => policy.id === 'artefact-templates');
    expect(found).toMatchObject({ shallow: 1, deep: 0 });
    expect(new Set(found?.cells.map(({ why }) => why))).toEqual(new Set(['unreached']));
  });
});

async function trace(): Promise<Trace> {
  const path = '/seeds/seedlint.config.yaml';
  const config = await configIn({ [path]: 'extends: codex-k8s\n' }, { config: path, cwd: head });
  const { catalogue, problems } = readCatalogue(diskSource(head), config, builtInPacks());
  expect(problems).toEqual([]);
  return traceOf(catalogue);
}
