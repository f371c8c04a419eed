import { expect, test } from 'vitest';
import { matrixOf, resolve, type Matrix } from '../core/resolve.ts';
import { builtInPacks } from '../read/locale-packs.ts';
import { readCatalogue } from '../read/catalogue.ts';
import { memorySource } from '../read/source-memory.ts';
import { testConfig } from '../testing/config.ts';
import type { TextOptions } from './input.ts';
import { matrixJson, matrixText } from './matrix.ts';
import { resolveJson, resolveText } from './resolve.ts';
import { wordsFor, wordsFrom } from './words.ts';

const config = testConfig({
  catalogue: {
    runs: [
      { stage: 'dev', role: 'dev', kinds: ['work', 'revise'] },
      { stage: 'dev', role: 'reviewer', kinds: ['revise'] },
      { stage: 'qa', role: 'qa', kinds: ['work'] },
    ],
    layers: [
      {
        id: 'body',
        class: 'seed',
        candidates: ['role-{role}-{kind}_{locale}.md', '{stage}-{kind}.md'],
        canonical: 'role-{role}-{kind}_{locale}.md',
        required: true,
      },
    ],
    required: [
      { class: 'seed', name: 'role-{role}-work_{locale}.md', values: { role: ['dev', 'qa'], locale: ['ru'] } },
    ],
  },
});

const { catalogue } = readCatalogue(
  memorySource({
    'role-dev-work_ru.md': 'Вы разработчик.\n',
    'role-dev-work_en.md': 'You are a developer.\n',
    'role-dev-revise_ru.md': 'Вы разработчик.\n',
    'dev-work.md': 'Вы разработчик.\n',
    'qa-work.md': 'Вы инженер по качеству.\n',
    'intake-work.md': 'Вы менеджер.\n',
  }),
  config,
  builtInPacks(),
);
const matrix = matrixOf(catalogue);
const english: TextOptions = { words: wordsFrom('en', {}), width: 80, colour: 0 };

test('the matrix has a row per stage and role, a column per kind and language, and says below it what is wrong', () => {
  expect(matrixText(matrix, english)).toBe(`\
stage  role      work   revise
                 ru en  ru en
dev    dev       ●  ●   ●  ○
       reviewer         ○  ○
qa     qa        ◐  ◐

● present   ◐ by fallback   ○ missing

Files that no run gets, and what is taken instead
  dev-work.md
    ←  role-dev-work_ru.md  stage=dev role=dev kind=work locale=ru
    ←  role-dev-work_en.md  stage=dev role=dev kind=work locale=en
  intake-work.md
    No declared run asks for it.

Required files that are missing
  ○ role-qa-work_ru.md

8 runs: 3 present, 2 by fallback, 3 missing · 1 required file missing · 2 unreachable
`);
});

test('the matrix is told in Russian', async () => {
  const text = matrixText(matrix, { ...english, words: await wordsFor('ru') });
  expect(text).toContain('этап  роль      work   revise\n');
  expect(text).toContain('● свой файл   ◐ запасной файл   ○ нет файла\n');
  expect(text).toContain('\n8 запусков: со своим файлом — 3, с запасным — 2, без файла — 3 · ');
});

test('a file that many others shadow names two of them', () => {
  const [row] = matrix.unreachable;
  const [winner] = row?.shadowedBy ?? [];
  if (!row || !winner) throw new Error('dev-work.md should be shadowed');
  const shadowedBy = ['a', 'b', 'c', 'd'].map((name) => ({ ...winner, path: `${name}.md` }));
  const text = matrixText({ ...matrix, unreachable: [{ ...row, shadowedBy }] }, english);
  expect(text).toContain('←  b.md  stage=dev role=dev kind=work locale=ru\n    and 2 more\n');
  expect(text).not.toContain('c.md');
});

test('without runs the matrix says so', () => {
  const empty: Matrix = { rows: [], required: [], unreachable: [] };
  expect(matrixText(empty, english)).toBe(
    'The catalogue declares no runs.\n\n' +
      '0 runs: 0 present, 0 by fallback, 0 missing · 0 required files missing · 0 unreachable\n',
  );
});

test('the matrix as data holds runs, required files, unreachable files and figures', () => {
  const data: { runs: unknown[]; required: unknown[] } = JSON.parse(matrixJson(matrix));
  expect(Object.keys(data)).toEqual(['runs', 'required', 'unreachable', 'summary']);
  expect(data.runs[0]).toEqual({
    stage: 'dev',
    role: 'dev',
    kind: 'work',
    locale: 'ru',
    layers: [{ layer: 'body', state: 'present', path: 'role-dev-work_ru.md' }],
  });
  expect(data.runs[3]).toMatchObject({ kind: 'revise', layers: [{ layer: 'body', state: 'missing', path: null }] });
  expect(data.required).toEqual([
    { class: 'seed', role: 'dev', locale: 'ru', path: 'role-dev-work_ru.md', present: true },
    { class: 'seed', role: 'qa', locale: 'ru', path: 'role-qa-work_ru.md', present: false },
  ]);
  expect(data).toMatchObject({
    unreachable: [
      {
        path: 'dev-work.md',
        shadowedBy: [
          { path: 'role-dev-work_ru.md', run: { stage: 'dev', role: 'dev', kind: 'work', locale: 'ru' } },
          { path: 'role-dev-work_en.md', run: { stage: 'dev', role: 'dev', kind: 'work', locale: 'en' } },
        ],
      },
      { path: 'intake-work.md', shadowedBy: [] },
    ],
    summary: { runs: 8, present: 3, fallback: 2, missing: 3, required: 2, requiredMissing: 1, unreachable: 2 },
  });
});

test('a run shows every candidate in order, the winner and why', () => {
  const run = { stage: 'dev', role: 'dev', kind: 'work', locale: 'ru' };
  expect(resolveText(run, resolve(catalogue, run), english)).toBe(`\
stage=dev role=dev kind=work locale=ru

● body  role-dev-work_ru.md
  1  ✓  role-dev-work_ru.md  role-{role}-{kind}_{locale}.md  taken: the canonical file
  2  ·  dev-work.md          {stage}-{kind}.md               exists, but comes later
`);
});

test('a fallback and a missing file are told apart', async () => {
  const fallback = { stage: 'qa', role: 'qa', kind: 'work', locale: 'ru' };
  expect(resolveText(fallback, resolve(catalogue, fallback), { ...english, words: await wordsFor('ru') })).toBe(`\
stage=qa role=qa kind=work locale=ru

◐ body  qa-work.md
  1     role-qa-work_ru.md  role-{role}-{kind}_{locale}.md  нет такого файла
  2  ✓  qa-work.md          {stage}-{kind}.md               выбран: запасной файл
`);
  const missing = { stage: 'qa', role: 'qa', kind: 'revise', locale: 'en' };
  const text = resolveText(missing, resolve(catalogue, missing), english);
  expect(text).toContain('○ body  missing\n');
  // The alias `review` is tried, too.
  expect(text.match(/not there/g)).toHaveLength(4);
});

test('a layer without a candidate for the run, and a run without layers, say so', () => {
  const run = { mode: 'discussion', kind: 'work', locale: 'ru' };
  expect(resolveText(run, resolve(catalogue, run), english)).toContain('No candidate has a name for this run.');
  expect(resolveText(run, [], english)).toContain('No layer of the catalogue applies to this run.');
});

test('a run as data', () => {
  const run = { stage: 'qa', role: 'qa', kind: 'work', locale: 'ru' };
  expect(JSON.parse(resolveJson(run, resolve(catalogue, run)))).toEqual({
    run,
    layers: [
      {
        layer: 'body',
        class: 'seed',
        required: true,
        state: 'fallback',
        path: 'qa-work.md',
        attempts: [
          { candidate: 'role-{role}-{kind}_{locale}.md', path: 'role-qa-work_ru.md', exists: false },
          { candidate: '{stage}-{kind}.md', path: 'qa-work.md', exists: true },
        ],
      },
    ],
  });
});

test('colours mark the winner', () => {
  const run = { stage: 'dev', role: 'dev', kind: 'work', locale: 'ru' };
  expect(resolveText(run, resolve(catalogue, run), { ...english, colour: 1 })).toContain(
    '\u001b[32m  1  ✓  role-dev-work_ru.md',
  );
});
