import { describe, expect, test } from 'vitest';
import type { Catalogue, CatalogueDefinition } from './catalogue.ts';
import { parseName } from './name.ts';
import { matrixOf, normaliseLocale, resolve, runsOf } from './resolve.ts';
import type { Seed } from './seed.ts';
import { noLaw } from './policy.ts';

const definition: CatalogueDefinition = {
  axes: {
    stage: { dev: [], qa: [] },
    role: { dev: [], qa: [] },
    mode: {},
    kind: { work: [], revise: ['review'] },
    locale: { ru: [], en: [] },
  },
  locale: { default: 'ru', unmarked: 'ru', otherwise: 'en' },
  classes: {
    seed: {
      folder: 'prompts',
      names: ['role-{role}-{kind}_{locale}.md', '{stage}-{kind}[_{locale}].md'],
      ignore: [],
      languages: 'files',
      frontMatter: { mode: 'allowed' },
      sections: [],
    },
  },
  runs: [
    { stage: 'dev', role: 'dev', kinds: ['work', 'revise'] },
    { stage: 'qa', role: 'qa', kinds: ['work'] },
  ],
  layers: [
    {
      id: 'body',
      class: 'seed',
      candidates: ['role-{role}-{kind}_{locale}.md', '{stage}-{kind}_{locale}.md', '{stage}-{kind}.md'],
      match: {},
      required: true,
    },
  ],
  required: [{ class: 'seed', name: 'role-{role}-{kind}_{locale}.md', values: { kind: ['work'] } }],
  vocabularies: {},
  contracts: {},
  data: [],
};

describe('runsOf', () => {
  test('a catalogue without kinds has one run per entry and locale', () => {
    const runs = runsOf({ ...definition, axes: { ...definition.axes, kind: {} }, runs: [{ stage: 'dev', kinds: [] }] });
    expect(runs).toEqual([
      { stage: 'dev', locale: 'ru' },
      { stage: 'dev', locale: 'en' },
    ]);
  });
});

describe('resolve', () => {
  test('lists the whole chain and says who won and why', () => {
    const [body] = resolve(catalogueOf('role-dev-work_ru.md', 'dev-work.md'), {
      stage: 'dev',
      role: 'dev',
      kind: 'work',
      locale: 'ru',
    });
    expect(body?.attempts.map(({ path, exists }) => [path, exists])).toEqual([
      ['prompts/role-dev-work_ru.md', true],
      ['prompts/dev-work_ru.md', false],
      ['prompts/dev-work.md', true],
    ]);
    expect(body?.winner?.path).toBe('prompts/role-dev-work_ru.md');
    expect(body?.state).toBe('present');
  });

  test('calls a later candidate a fallback', () => {
    const [body] = resolve(catalogueOf('dev-work.md'), { stage: 'dev', role: 'dev', kind: 'work', locale: 'en' });
    expect(body?.state).toBe('fallback');
  });

  test('skips candidates that need an axis the run does not name', () => {
    const [body] = resolve(catalogueOf('dev-work.md'), { stage: 'dev', kind: 'work', locale: 'en' });
    expect(body?.attempts.map(({ path }) => path)).toEqual(['prompts/dev-work_en.md', 'prompts/dev-work.md']);
  });

  test('finds a file under the alias of a kind', () => {
    const [body] = resolve(catalogueOf('dev-review.md'), { stage: 'dev', role: 'dev', kind: 'revise', locale: 'ru' });
    expect(body?.winner?.path).toBe('prompts/dev-review.md');
  });
});

describe('matrixOf', () => {
  test('a stage seed behind role seeds of every language is unreachable, and says behind which', () => {
    const { unreachable } = matrixOf(catalogueOf('role-dev-work_ru.md', 'role-dev-work_en.md', 'dev-work.md'));
    expect(unreachable.map(({ seed }) => seed.file.path)).toEqual(['prompts/dev-work.md']);
    expect(unreachable[0]?.shadowedBy.map(({ path }) => path)).toEqual([
      'prompts/role-dev-work_ru.md',
      'prompts/role-dev-work_en.md',
    ]);
  });

  test('a stage seed that still serves one language is reachable', () => {
    expect(matrixOf(catalogueOf('role-dev-work_ru.md', 'dev-work.md')).unreachable).toEqual([]);
  });

  test('counts required files, present and missing', () => {
    const { required } = matrixOf(catalogueOf('role-dev-work_ru.md'));
    expect(required.filter(({ present }) => present).map(({ path }) => path)).toEqual(['prompts/role-dev-work_ru.md']);
    expect(required).toHaveLength(4);
  });
});

test('normaliseLocale knows spellings of a locale and what an unknown one becomes', () => {
  const spellings = ['ru', 'RU', ' ru ', 'ru-RU', 'ru_RU.UTF-8', '', undefined];
  expect(spellings.map((locale) => normaliseLocale(definition, locale))).toEqual(spellings.map(() => 'ru'));
  expect(normaliseLocale(definition, 'de')).toBe('en');
  expect(normaliseLocale(definition, 'run')).toBe('en');
  expect(normaliseLocale({ ...definition, locale: { default: 'ru', unmarked: 'ru' } }, 'de')).toBeUndefined();
});

function catalogueOf(...names: string[]): Catalogue {
  const seeds = names.map((name): Seed => {
    const pattern = definition.classes['seed']?.names.find((each) => parseName(each, name, definition.axes)) ?? '';
    const cell = parseName(pattern, name, definition.axes) ?? {};
    return {
      file: { path: `prompts/${name}`, text: '', bom: false },
      class: 'seed',
      cell,
      pattern,
      views: [],
      branched: false,
    };
  });
  return {
    definition,
    seeds,
    strangers: [],
    documents: new Map(),
    packs: new Map(),
    law: noLaw,
    suppressions: [],
    origin: undefined,
    exists: () => false,
    endsWith: () => false,
  };
}
