import { describe, expect, test } from 'vitest';
import { rules } from '../../../rules/index.ts';
import { lint } from '../../lint/lint.ts';
import { filesInMemory } from '../../testing/config-files.ts';
import { readCatalogue } from '../catalogue.ts';
import { loadConfig } from '../config.ts';
import { builtInPacks } from '../locale-packs.ts';
import { diskSource } from '../source-disk.ts';
import { memorySource } from '../source-memory.ts';
import { catalogueText, configText } from './proposal-text.ts';
import { propose } from './proposal.ts';

const ru = (who: string): string => `# ${who}

Вы агент \`${who}\`.

## Цель

Довести задачу ${who} до конца.

## Порядок работы

1. Прочитайте задачу.
2. Сделайте работу ${who}.

## Запрещено

- Публиковать секреты.
`;
const en = (who: string): string => `# ${who}

You are the \`${who}\` agent.

## Goal

Bring the task of ${who} to its end.

## Steps

1. Read the issue.
2. Do the work of ${who}.

## Forbidden

- Publishing secrets.
`;

const agent = (name: string): string => `---\nname: ${name}\n---\n\n${en(name)}`;
const both = (who: string): string => `{{- if eq .Lang "ru" }}\n${ru(who)}{{- else }}\n${en(who)}{{- end }}\n`;

const many = (folder: string, count: number): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`${folder}/prompts/task${index}-work.md`, en(`${folder} ${index}`)]),
  );

/** What is proposed for some files, and what the linter then says of them. */
async function proposed(files: Readonly<Record<string, string>>) {
  const source = memorySource(files);
  const proposal = propose(source, builtInPacks());
  if (!proposal) return undefined;
  const { catalogue: written, path, folders } = proposal;
  const config = await loadConfig({
    from: '/seeds',
    rules,
    files: filesInMemory({
      [`/seeds/${path}`]: catalogueText(written),
      '/seeds/seedlint.config.yaml': configText(path),
    }),
  });
  const { catalogue, problems } = readCatalogue(source, config, builtInPacks());
  const report = await lint(catalogue, { rules, config, problems, today: '2026-06-15' });
  expect(report.problems).toEqual([]);
  return {
    path,
    written,
    folders,
    classes: written.classes ?? {},
    cells: catalogue.seeds.map(
      ({ file, cell, branched }) => `${file.path} ${JSON.stringify(cell)}${branched ? ' branched' : ''}`,
    ),
    // The prompts of these tests are cut from the same cloth.
    findings: report.findings
      .filter(({ rule }) => rule !== 'duplicate-body')
      .map(({ rule, at }) => `${rule} ${at.path}`),
  };
}

describe('a catalogue is proposed for', () => {
  test('files side by side, told apart by the ends of their names', async () => {
    const files = Object.fromEntries(
      ['dev', 'qa'].flatMap((who) =>
        ['work', 'review'].flatMap((kind) => [
          [`prompts/role-${who}-${kind}_ru.md`, ru(`${who}-${kind}`)],
          [`prompts/role-${who}-${kind}_en.md`, en(`${who}-${kind}`)],
        ]),
      ),
    );
    const found = await proposed({ ...files, 'README.md': '# Project\n', 'docs/guide_ru.md': '# Руководство\n' });
    expect(found?.path).toBe('prompts/catalogue.yaml');
    expect(found?.classes).toMatchObject({
      seed: { folder: 'prompts', names: ['role-{role}-{kind}_{locale}.md'], languages: 'files' },
    });
    expect(found?.classes['seed']?.sections).toEqual([
      { match: { stage: null, role: '*', mode: null }, require: ['goal', 'steps', 'forbidden'] },
    ]);
    expect(found?.written.runs).toEqual([{ role: ['dev', 'qa'] }]);
    expect(found?.findings).toEqual([]);
  });

  test('folders for languages, and says what one of them lacks', async () => {
    const found = await proposed({
      'prompts/ru/dev-work.md': ru('dev'),
      'prompts/en/dev-work.md': en('dev'),
      'prompts/ru/plan-work.md': ru('plan'),
      'prompts/en/plan-work.md': en('plan'),
      'prompts/ru/plan-review.md': ru('plan review'),
    });
    expect(found?.classes['seed']?.names).toEqual(['{locale}/{stage}-{kind}.md']);
    expect(found?.findings).toEqual(['missing-translation prompts/ru/plan-review.md']);
  });

  test('folders for roles and stages, with languages in the ending', async () => {
    const found = await proposed({
      'prompts/roles/dev/work.ru.md': ru('dev'),
      'prompts/roles/dev/work.en.md': en('dev'),
      'prompts/roles/qa/work.ru.md': ru('qa'),
      'prompts/roles/qa/work.en.md': en('qa'),
      'prompts/stages/self-improve/work.ru.md': ru('self-improve'),
      'prompts/stages/self-improve/work.en.md': en('self-improve'),
    });
    expect(found?.classes['seed']?.names).toEqual([
      'stages/{stage}/{kind}.{locale}.md',
      'roles/{role}/{kind}.{locale}.md',
    ]);
    expect(found?.written.axes).toEqual({
      stage: { 'self-improve': [] },
      role: { dev: [], qa: [] },
      kind: { work: [] },
      locale: { ru: [], en: [] },
    });
    expect(found?.findings).toEqual([]);
  });

  test('agents in one language with data at their beginning', async () => {
    const found = await proposed({
      '.claude/agents/planner.md': agent('planner'),
      '.claude/agents/code-reviewer.md': agent('code-reviewer'),
      'src/main.py': '',
    });
    expect(found?.classes).toEqual({
      seed: { folder: '.claude/agents', names: ['{role}.md'], languages: 'one', frontMatter: 'required' },
    });
    expect(found?.written.locale).toEqual({ default: 'en', unmarked: 'en' });
    expect(found?.findings).toEqual([]);
  });

  test('files that end in .prompt.md, and leaves pages beside them alone', async () => {
    const found = await proposed({
      'tools/fix-bug.prompt.md': en('fix-bug'),
      'tools/write-tests.prompt.md': en('write-tests'),
      'tools/notes-on-style.md': '# Notes\n',
      'tools/deep/page.md': '# Page\n',
    });
    expect(found?.classes).toMatchObject({
      seed: { folder: 'tools', names: ['{stage}.prompt.md'], ignore: ['deep/**', 'notes-on-style.md'] },
    });
    expect(found?.findings).toEqual([]);
  });

  test('templates that choose their language by branches', async () => {
    const found = await proposed({
      'agents/prompts/dev.tmpl': both('dev'),
      'agents/prompts/plan.tmpl': both('plan'),
    });
    expect(found?.written.locale).toEqual({ default: 'ru', unmarked: 'ru', variable: 'Lang' });
    expect(found?.classes['seed']).toMatchObject({
      languages: 'branches',
      template: { variables: ['Lang'], functions: [] },
    });
    expect(found?.cells).toEqual([
      'agents/prompts/dev.tmpl {"role":"dev"} branched',
      'agents/prompts/plan.tmpl {"role":"plan"} branched',
    ]);
    expect(found?.findings).toEqual([]);
  });

  test('a first language that names do not tell', async () => {
    const found = await proposed({
      'prompts/dev-work.md': ru('dev'),
      'prompts/dev-work_en.md': en('dev'),
      'prompts/qa-work.md': ru('qa'),
      'prompts/qa-work_en.md': en('qa'),
    });
    expect(found?.classes['seed']?.names).toEqual(['{stage}-{kind}[_{locale}].md']);
    expect(found?.written.locale).toEqual({ default: 'ru', unmarked: 'ru' });
    expect(found?.findings).toEqual([]);
  });

  test('prompts for a stage and a role at once, with a default for the others', async () => {
    const found = await proposed({
      'prompts/role-reviewer-work.md': en('reviewer'),
      'prompts/dev-work.md': en('dev'),
      'prompts/dev-reviewer-work.md': en('dev reviewer'),
      'prompts/default-work.md': en('any'),
    });
    expect(found?.classes['seed']?.names).toEqual([
      'default-{kind}.md',
      'role-{role}-{kind}.md',
      '{stage}-{role}-{kind}.md',
      '{stage}-{kind}.md',
    ]);
    expect(found?.written.runs).toEqual([{ stage: 'dev', role: 'reviewer' }, { stage: 'dev' }, { role: 'reviewer' }]);
    // No run would get the default, and nobody has said that it replaces anything.
    expect(found?.written.layers?.map(({ id, candidates }) => `${id}: ${candidates.join(' ')}`)).toEqual([
      'prompt: {stage}-{role}-{kind}.md role-{role}-{kind}.md {stage}-{kind}.md',
      'more-1: default-{kind}.md',
    ]);
    expect(found?.findings.filter((finding) => /unreachable|missing|unknown/.test(finding))).toEqual([]);
  });

  test('templates of another language than Go, without a contract for Go', async () => {
    const found = await proposed({
      'prompts/plan.md': `${en('plan')}\n{% if deep %}Think about {{ topic }}.{% endif %}\n`,
      'prompts/code.md': `${en('code')}\nWrite {{ language }}.\n`,
    });
    expect(found?.classes['seed']).not.toHaveProperty('template');
    expect(found?.findings.filter((finding) => /template|unknown/.test(finding))).toEqual([]);
  });

  test('prompts in several folders, as parts of one', async () => {
    const found = await proposed({
      'app/prompts/dev-work_ru.md': ru('dev'),
      'app/prompts/dev-work_en.md': en('dev'),
      'app/prompts/qa-work_ru.md': ru('qa'),
      'app/prompts/qa-work_en.md': en('qa'),
      'app/prompt_blocks/tone_ru.md': 'Пишите вежливо.\n',
      'app/prompt_blocks/tone_en.md': 'Write politely.\n',
    });
    expect(Object.entries(found?.classes ?? {}).map(([id, { names = [] }]) => `${id}: ${names.join(' ')}`)).toEqual([
      'seed: {stage}-{kind}_{locale}.md',
      'prompt-blocks: tone_{locale}.md',
    ]);
    expect(found?.findings).toEqual([]);
  });
});

test('a field that is used once and nearly is another is no part of the contract', async () => {
  const found = await proposed({
    'prompts/dev-work.md': 'Open a PR against `{{ .BaseBranch }}`.\n',
    'prompts/qa-work.md': 'Check `{{ .BaseBranch }}`.\n',
    'prompts/ops-work.md': 'Deploy `{{ .BaseBranhc }}`.\n',
  });
  expect(found?.classes['seed']?.template?.variables).toEqual(['BaseBranch']);
  expect(found?.folders[0]?.contents.template?.doubtful).toEqual([
    { name: 'BaseBranhc', near: 'BaseBranch', file: 'ops-work.md' },
  ]);
  expect(found?.findings).toContain('unknown-variable prompts/ops-work.md');
});

test('a page that names the prompts is their list, and what it forgot is found', async () => {
  const names = ['dev', 'qa', 'ops', 'plan', 'docs'];
  const found = await proposed({
    ...Object.fromEntries(names.map((name) => [`prompts/${name}-work.md`, en(name)])),
    'prompts/README.md': names
      .slice(1)
      .map((name) => `- \`${name}-work.md\`\n`)
      .join(''),
  });
  expect(found?.folders[0]?.listing).toEqual({ file: 'README.md', named: 4, files: 5 });
  expect(found?.findings).toEqual(['unlisted-seed prompts/dev-work.md']);
});

test.each([
  ['nothing', {}],
  [
    'documents',
    {
      'README.md': '# A\n',
      'docs/design_doc.md': '# B\n',
      'docs/postdeploy_review.md': '# C\n',
      'docs/guide_ru.md': '# D\n',
    },
  ],
  [
    'code that others wrote',
    { 'node_modules/x/prompts/dev-work.md': 'x', 'vendor/y/prompts/dev-work.md': 'y', 'src/a.ts': '' },
  ],
  [
    'texts of a program',
    { 'locales/ru.txt': 'a', 'mail/templates/welcome_ru.tmpl': 'b', 'mail/templates/welcome_en.tmpl': 'c' },
  ],
])('no prompts are seen in %s', async (_, files) => {
  expect(await proposed(files)).toBeUndefined();
});

test('two catalogues in one repository, of which only one can be the first', async () => {
  const found = await proposed({ ...many('one', 30), ...many('two', 26) });
  expect(Object.values(found?.classes ?? {}).map(({ names }) => names)).toEqual([
    ['{stage}-{kind}.md'],
    ['{stage}-{kind}.md'],
  ]);
  expect(found?.written.layers?.map(({ id }) => id)).toEqual(['prompt']);
  expect(found?.findings).toEqual([]);
});

test('the catalogue of the README is found to have its defects, but for those that only its owner can know', async () => {
  const folder = 'fixtures/catalogues/first-look';
  const source = diskSource(folder);
  const text = (path: string): string => new TextDecoder().decode(source.read(path));
  const files = [...source.paths()].filter((path) => path.endsWith('.md'));
  const found = await proposed(Object.fromEntries(files.map((path) => [path, text(path)])));
  expect(found?.findings.toSorted()).toEqual([
    'broken-numbering prompts/role-dev-work_en.md',
    'identity-mismatch prompts/role-reviewer-review_ru.md',
    'missing-translation prompts/role-reviewer-review_ru.md',
    'mixed-script prompts/role-dev-work_ru.md',
    'placeholder-parity prompts/role-dev-work_ru.md',
  ]);
});
