import { describe, expect, test } from 'vitest';
import { rules } from '../../../rules/index.ts';
import type { Cell } from '../../core/seed.ts';
import { lintFiles } from '../../testing/lint-files.ts';
import { mistakeOf } from '../../testing/config-files.ts';
import { readCatalogue } from '../catalogue.ts';
import { configFrom } from '../config.ts';
import { builtInPacks } from '../locale-packs.ts';
import { memorySource } from '../source-memory.ts';
import { newSeed } from './new-seed.ts';

const axes = {
  stage: { dev: [], canary: [] },
  role: { dev: [], analyst: [] },
  mode: {},
  kind: { work: [], review: ['revise'] },
  locale: { ru: [], en: [] },
};
const names = ['role-{role}-{kind}_{locale}.md', '{stage}-{kind}[_{locale}].md'];
const sections = [{ require: ['goal', 'steps', 'forbidden'] }];
const policies = {
  'no-secrets': {
    title: { ru: 'секреты', en: 'secrets' },
    force: 'must-not',
    section: 'forbidden',
    carried: 'managed',
  },
  preflight: { title: { ru: 'до конца', en: 'before the end' }, force: 'must', section: 'steps', carried: 'literal' },
  'reading-order': {
    title: { ru: 'порядок чтения', en: 'reading order' },
    force: 'must',
    section: 'steps',
    order: { before: 'first-step' },
    carried: 'literal',
  },
  report: {
    title: { ru: 'отчёт', en: 'the report' },
    force: 'must',
    section: 'output',
    evidence: { ru: ['`report`'], en: ['`report`'] },
  },
};

interface Setup {
  readonly files?: Readonly<Record<string, string>>;
  readonly seed?: Readonly<Record<string, unknown>>;
  readonly law?: unknown;
  readonly locale?: unknown;
}

function catalogueOf({ seed = {}, locale = { default: 'ru', unmarked: 'ru' } }: Setup) {
  return { axes, locale, classes: { seed: { folder: 'prompts', names, languages: 'files', ...seed } } };
}

function made(cell: Cell, setup: Setup = {}): Record<string, string> {
  const { files = { 'prompts/README.md': '' }, law } = setup;
  const config = configFrom({
    catalogue: catalogueOf(setup),
    ...(law === undefined ? {} : { config: { policies: law } }),
  });
  const source = memorySource({ 'prompts/dev-work_ru.md': 'Цель:\n- сборка.\n', ...files });
  const { catalogue } = readCatalogue(source, config, builtInPacks());
  const seeds = setup.files ? catalogue.seeds : [];
  return Object.fromEntries(
    newSeed(cell, { definition: config.catalogue, law: catalogue.law, packs: builtInPacks(), seeds }),
  );
}

test('a seed has every required section in every language, in the words of the packs', () => {
  expect(made({ stage: 'canary', kind: 'work' }, { seed: { sections } })).toEqual({
    'prompts/canary-work_ru.md': '# `canary`: `work`\n\n## Цель\n\n## Порядок работы\n\n## Запрещено\n',
    'prompts/canary-work_en.md': '# `canary`: `work`\n\n## Goal\n\n## Steps\n\n## Forbidden\n',
  });
});

test('a catalogue that requires nothing still gets the sections most prompts have', () => {
  expect(made({ role: 'analyst', kind: 'review' })['prompts/role-analyst-review_en.md']).toBe(
    '# `analyst`: `review`\n\n## Goal\n\n## Steps\n\n## Completion criteria\n\n## Forbidden\n',
  );
});

test('policies stand where they belong and in the order of the law; one in words of its own is a note', () => {
  // The texts are those of the packs that seedlint ships.
  expect(made({ stage: 'canary', kind: 'work' }, { seed: { sections }, law: policies })['prompts/canary-work_en.md'])
    .toBe(`# \`canary\`: \`work\`

## Goal

## Steps

1. Read \`AGENTS.md\`, then the issue with all its comments, then the documents related to it.
2. Before changing labels and reporting the result, make sure that the PR is mergeable and has exactly one \`run:*\` label.

## Forbidden

<!-- policy:no-secrets -->
- Publishing secrets, tokens, keys, or personal data anywhere: in code, logs, comments, or PRs.
<!-- /policy:no-secrets -->

## Output format

<!-- TODO report: the report -->
`);
});

test('what is found in a new seed is what nobody has written yet', async () => {
  const files = made({ stage: 'canary', kind: 'work' }, { seed: { sections }, law: policies });
  const report = await lintFiles(files, {
    rules,
    catalogue: { axes: { stage: { canary: [] } }, classes: { seed: { folder: 'prompts', names, sections } } },
    config: { policies },
  });
  expect(report.problems).toEqual([]);
  const found = report.findings.map(({ rule, data }) => `${rule} ${data['label'] ?? data['policy']}`);
  expect(found.toSorted()).toEqual([
    'empty-section Goal',
    'empty-section Output format',
    'empty-section Формат ответа',
    'empty-section Цель',
    'missing-policy report',
    'missing-policy report',
  ]);
});

describe('a seed looks like its siblings', () => {
  test('with labels for headings, and their words', () => {
    const files = {
      'prompts/dev-work_ru.md': 'Ваша задача:\n- сборка.\n\nСделайте:\n1. Соберите.\n',
      'prompts/dev-work_en.md': 'Mission:\n- a build.\n\nDo this:\n1. Build.\n',
    };
    expect(made({ stage: 'canary', kind: 'work' }, { files })).toEqual({
      'prompts/canary-work_ru.md': 'Ваша задача:\n\nСделайте:\n',
      'prompts/canary-work_en.md': 'Mission:\n\nDo this:\n',
    });
  });

  test('with the first language unmarked, or without another one', () => {
    const unmarked = { 'prompts/dev-work.md': '# A\n\n## Цель\n\nСборка.\n', 'prompts/dev-work_ru.md': '' };
    const { 'prompts/dev-work_ru.md': _gone, ...files } = unmarked;
    const both = { ...files, 'prompts/dev-work_en.md': '# A\n\n## Goal\n\nA build.\n' };
    const seed = { ignore: ['dev-work_ru.md'] };
    expect(Object.keys(made({ stage: 'canary', kind: 'work' }, { files, seed }))).toEqual(['prompts/canary-work.md']);
    expect(Object.keys(made({ stage: 'canary', kind: 'work' }, { files: both, seed }))).toEqual([
      'prompts/canary-work.md',
      'prompts/canary-work_en.md',
    ]);
  });
});

test('one file with a branch for each language, where the catalogue keeps them so', () => {
  const seed = {
    names: ['{stage}-{kind}.tmpl'],
    languages: 'branches',
    template: { language: 'go' },
    sections: [{ require: ['goal'] }],
  };
  const locale = { default: 'ru', unmarked: 'ru', variable: 'Locale' };
  expect(made({ stage: 'canary', kind: 'work' }, { seed, locale, files: { 'prompts/dev-work.tmpl': 'a' } })).toEqual({
    'prompts/canary-work.tmpl': '{{- if eq .Locale "ru" }}\n## Цель\n{{- else }}\n## Goal\n{{- end }}\n',
  });
});

test('required data have values that pass', () => {
  const schema = {
    required: ['id', 'version', 'owner', 'status', 'translation', 'locale', 'traces', 'links', 'kind'],
    properties: {
      version: { type: 'integer', minimum: 1 },
      owner: { enum: ['pm', 'analyst'] },
      status: { enum: ['active', 'draft'] },
      traces: { type: 'array', minItems: 1, items: { pattern: '^REQ-[0-9]+$' } },
      links: { type: 'object', required: ['issues'], properties: { issues: { type: 'array' } } },
      kind: { const: 'prompt' },
    },
  };
  const law = { 'no-secrets': { force: 'must-not', carried: 'managed', traces: ['REQ-1', 'NFR-1'] } };
  const seed = { frontMatter: { mode: 'required', schema } };
  expect(made({ role: 'analyst', kind: 'work' }, { seed, law })['prompts/role-analyst-work_en.md']).toMatch(
    `---
id: role-analyst-work
version: 1
owner: analyst
status: draft
translation: role-analyst-work_ru.md
locale: en
traces: [REQ-1]
links: { issues: [] }
kind: prompt
---

# `,
  );
});

test('a seed that no pattern names is a mistake', async () => {
  expect(await mistakeOf(() => made({ stage: 'dev', role: 'dev', kind: 'work' }))).toBe(
    ' no-name: No file name of this catalogue is for stage=dev role=dev kind=work. Names are role-{role}-{kind}_{locale}.md, {stage}-{kind}[_{locale}].md: give a value for each axis of one of them.',
  );
});
