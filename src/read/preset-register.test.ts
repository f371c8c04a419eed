import { describe, expect, test } from 'vitest';
import { configIn } from '../testing/config-files.ts';
import { readCatalogue, type ReadResult } from './catalogue.ts';
import { builtInPacks } from './locale-packs.ts';
import { memorySource } from './source-memory.ts';

const seeds = 'services/jobs/agent-runner/internal/runner/promptseeds';
const register = `| ID | Требование |
|---|---|
| FR-052 | Ревизия находит свой этап. |
| FR-999 | Платформа работает в Kubernetes. |
`;

describe('the register of codex-k8s', () => {
  test('need not be in a checkout, nor its matrix, its issue map or any document', async () => {
    const { problems, catalogue } = await read({});
    expect(problems).toEqual([]);
    expect(catalogue.register).toMatchObject({ requirements: [], matrices: [], issueMaps: [], documents: [] });
  });

  test('speaks of more than prompts, and may lack what is said to be of prompts', async () => {
    const { problems, catalogue } = await read({ 'docs/product/requirements_machine_driven.md': register });
    expect(problems).toEqual([]);
    expect(catalogue.register?.requirements.map(({ id, expected }) => [id, expected])).toEqual([
      ['FR-052', true],
      ['FR-999', false],
    ]);
  });

  test('leaves out what the policies of the preset trace to: their owner is somebody else', async () => {
    const { catalogue } = await read({ 'docs/product/requirements_machine_driven.md': register });
    expect(catalogue.law.policies.flatMap(({ traces }) => traces)).toContain('NFR-001');
    expect(catalogue.register?.declared).toEqual([]);
  });
});

async function read(files: Readonly<Record<string, string>>): Promise<ReadResult> {
  const path = '/seeds/seedlint.config.yaml';
  const config = await configIn({ [path]: 'extends: codex-k8s\n' }, { config: path });
  const source = memorySource({ [`${seeds}/dev-work.md`]: 'Читайте.\n', ...files });
  return readCatalogue(source, config, builtInPacks());
}
