import { describe, expect, test } from 'vitest';
import { rules } from '../../../rules/index.ts';
import type { State } from '../../core/change.ts';
import type { Catalogue } from '../../core/catalogue.ts';
import { reread } from '../../read/reread.ts';
import { memorySource } from '../../read/source-memory.ts';
import { readFiles } from '../../testing/lint-files.ts';
import { mutate, type MutateOptions } from './mutate.ts';
import { scoreOf } from './score.ts';
import { wordless } from './wordless.ts';

const files = {
  'dev-work_en.md': '## Steps\n\n- Run every test.\n- Do not push to main without approval.\n',
  'dev-work_ru.md': '## Шаги\n\n- Запустите каждый тест.\n- Не отправляйте в main без одобрения.\n',
};

async function planted(given: Readonly<Record<string, string>>, more: Partial<MutateOptions> = {}, config?: unknown) {
  const read = await readFiles(given, { rules, ...(config === undefined ? {} : { config }) });
  const base: State = { label: 'base', config: read.config, catalogue: read.catalogue, files: new Map() };
  const source = memorySource(given);
  const options = { rules, seed: 1, reread: rereadIn(source, read.config), ...more };
  return mutate(base, options);
}

function rereadIn(source: ReturnType<typeof memorySource>, config: State['config']): MutateOptions['reread'] {
  return (base, edits) => reread(base, edits, { source, config });
}

describe('the guard is asked of each mutant', () => {
  test('what it sees is weakened', async () => {
    const { trials } = await planted(files, { operators: ['drop-duty', 'drop-prohibition', 'add-exception'] });
    expect(scoreOf('all', trials)).toEqual({ name: 'all', tried: 10, weakened: 10, unclear: 0, survived: 0 });
  });

  test('what its rules are told not to say survives', async () => {
    const { trials } = await planted(files, { operators: ['drop-duty'] }, { rules: { 'lost-unit': 'off' } });
    expect(trials.map(({ outcome, mutant }) => [outcome, mutant.before, mutant.after])).toEqual([
      ['survived', 'Run every test.', null],
      ['survived', 'Запустите каждый тест.', null],
    ]);
  });

  test('what only a reader can judge is unclear', async () => {
    const { trials } = await planted(files, { operators: ['add-override'] });
    expect(new Set(trials.map(({ outcome }) => outcome))).toEqual(new Set(['unclear']));
  });

  test('a seed that is gone is seen', async () => {
    const { trials } = await planted(files, { operators: ['delete-seed'] });
    expect(trials.map(({ outcome, mutant }) => [outcome, mutant.at.path])).toEqual([
      ['weakened', 'dev-work_en.md'],
      ['weakened', 'dev-work_ru.md'],
    ]);
  });

  test('no more are tried than asked for', async () => {
    const { trials, possible } = await planted(files, { limit: 7 });
    expect(trials).toHaveLength(7);
    expect(possible).toBeGreaterThan(30);
  });

  test('the files of base are left as they were', async () => {
    const seen: Catalogue[] = [];
    await planted(files, {
      operators: ['drop-duty'],
      lint: (_, mutated) => {
        seen.push(mutated);
        return Promise.resolve(['unit-parity']);
      },
    });
    // Each mutant is base with one file in other words.
    const texts = seen.map(({ seeds }) => seeds.map(({ file }) => file.text === textOf(file.path)));
    expect(texts).toEqual([
      [false, true],
      [true, false],
    ]);
  });
});

test('a file that gives its run less than the one it got before is seen', async () => {
  const layers = [
    { id: 'body', class: 'seed', candidates: ['role-{role}-{kind}_{locale}.md', '{stage}-{kind}_{locale}.md'] },
  ];
  const given = { 'dev-work_en.md': files['dev-work_en.md'] };
  const read = await readFiles(given, { rules, catalogue: { layers, runs: [{ stage: 'dev', role: 'dev' }] } });
  const base: State = { label: 'base', config: read.config, catalogue: read.catalogue, files: new Map() };
  const options = { rules, seed: 1, reread: rereadIn(memorySource(given), read.config), operators: ['shadow-seed'] };
  const { trials } = await mutate(base, options);
  expect(trials.map(({ outcome, mutant }) => [outcome, mutant.after])).toEqual([['weakened', 'role-dev-work_en.md']]);
});

test('a language without words is tried with fewer operators, and that is told', async () => {
  const given = {
    'dev-work_de.md': '## Steps\n\n- Du musst die Tests ausführen.\n',
    'locales/de/sections.yaml': 'steps: [Steps]\n',
    'locales/de/force.yaml': 'phrases: { must: [musst] }\n',
  };
  const { catalogue } = await readFiles(given, { rules, catalogue: { axes: { locale: { de: [] } } } });
  const missing = wordless(catalogue, ['drop-duty', 'must-to-should', 'add-hedge']);
  expect([...missing]).toEqual([['de', ['must-to-should', 'add-hedge']]]);
});

test('the words of a folder of one’s own are used', async () => {
  const given = {
    ...files,
    'locales/en/mutants.yaml': "tails: { add-hedge: [' when you feel like it'] }\n",
  };
  const { trials } = await planted(given, { operators: ['add-hedge'] });
  const after = trials.map(({ mutant }) => mutant.after);
  expect(after).toContain('Run every test when you feel like it.');
  expect(after).not.toContain('Run every test where possible.');
});

function textOf(path: string): string | undefined {
  return Object.entries(files).find(([name]) => name === path)?.[1];
}
