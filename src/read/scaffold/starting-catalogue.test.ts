import { describe, expect, test } from 'vitest';
import { rules } from '../../../rules/index.ts';
import { lint } from '../../lint/lint.ts';
import { filesInMemory } from '../../testing/config-files.ts';
import { packsIn } from '../../testing/packs.ts';
import { readCatalogue } from '../catalogue.ts';
import { loadConfig } from '../config.ts';
import { diskSource } from '../source-disk.ts';
import { memorySource } from '../source-memory.ts';
import { startingCatalogue } from './starting-catalogue.ts';

describe('the starting catalogue', () => {
  const files = Object.fromEntries(startingCatalogue(diskSource('.'), '1.2.3'));

  test('is the shipped one under names of its own', () => {
    const shipped = diskSource('.').list(['prompt-seeds/*', 'locales/*/policies/*.md']);
    expect(Object.keys(files)).toHaveLength(shipped.length + 3);
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining([
        'policies.yaml',
        'prompts/catalogue.yaml',
        'prompts/README.md',
        'locales/ru/policies/evidence.md',
      ]),
    );
    expect(files['.github/workflows/seedlint.yml']).toContain('/seedlint@v1.2.3\n');
  });

  // Each of these was in a file of the package, where it is true.
  test.each(['prompt-seeds', 'seedlint ships', 'rules/', 'docs/policies.md', 'yaml-language-server'])(
    'does not speak of %s',
    (words) => {
      expect(Object.entries(files).filter(([, text]) => text.includes(words))).toEqual([]);
    },
  );

  test('has no findings, strictly', async () => {
    const config = await loadConfig({
      from: '/new',
      rules,
      files: filesInMemory(Object.fromEntries(Object.entries(files).map(([path, text]) => [`/new/${path}`, text]))),
    });
    const { catalogue, problems } = readCatalogue(memorySource(files), config, await packsIn(files));
    const report = await lint(catalogue, { rules, config, problems, today: '2026-06-15' });
    expect(report.problems).toEqual([]);
    expect(report.findings.map(({ rule, at }) => `${rule} ${at.path}`)).toEqual([]);
  });
});
