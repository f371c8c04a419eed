import { expect, test } from 'vitest';
import { testConfig } from '../testing/config.ts';
import { readCatalogue, type ReadResult } from './catalogue.ts';
import { builtInPacks } from './locale-packs.ts';
import { memorySource } from './source-memory.ts';

const goal = 'Цель: выпустить изменение.\n';

interface Given {
  readonly catalogue?: unknown;
  readonly config?: unknown;
  readonly inventory?: readonly string[];
}

function read(files: Record<string, string | Uint8Array>, given: Given = {}): ReadResult {
  const { inventory = [], ...data } = given;
  return readCatalogue(memorySource(files), { ...testConfig(data), inventory }, builtInPacks());
}

function seedsOf({ catalogue }: ReadResult): string[] {
  return catalogue.seeds.map((seed) => `${seed.file.path}: ${seed.class} ${seed.pattern} ${JSON.stringify(seed.cell)}`);
}

function strangersOf({ catalogue }: ReadResult): string[] {
  return catalogue.strangers.map(({ class: name, file }) => `${file.path}: ${name}`);
}

test('a file is what the first name says that it fits, and seeds are sorted by path', () => {
  const result = read({ 'qa-review_en.md': 'Goal.\n', 'dev-work_ru.md': goal, 'role-dev-work.md': goal });
  expect(seedsOf(result)).toEqual([
    'dev-work_ru.md: seed {stage}-{kind}[_{locale}].md {"stage":"dev","kind":"work","locale":"ru"}',
    'qa-review_en.md: seed {stage}-{kind}[_{locale}].md {"stage":"qa","kind":"revise","locale":"en"}',
    'role-dev-work.md: seed role-{role}-{kind}[_{locale}].md {"role":"dev","kind":"work"}',
  ]);
  expect(result.problems).toEqual([]);
});

test('two files for one cell are both kept', () => {
  const result = read({ 'qa-review_ru.md': goal, 'qa-revise_ru.md': goal });
  expect(result.catalogue.seeds.map(({ file, cell }) => [file.path, cell.kind])).toEqual([
    ['qa-review_ru.md', 'revise'],
    ['qa-revise_ru.md', 'revise'],
  ]);
});

test('a prompt file that fits no name is a stranger; other files are nobody', () => {
  const result = read({
    'dev-work_ru.md': goal,
    'dev-wrok_ru.md': goal,
    'notes.markdown': goal,
    'old/dev-work_ru.md': goal,
    'DEV.MD': goal,
    'deploy.sh': 'true\n',
    'diagram.png': new Uint8Array([0x89, 0x50]),
    LICENSE: 'Apache-2.0\n',
  });
  expect(strangersOf(result)).toEqual([
    'DEV.MD: seed',
    'dev-wrok_ru.md: seed',
    'notes.markdown: seed',
    'old/dev-work_ru.md: seed',
  ]);
});

test('names may hold folders and other endings than Markdown', () => {
  const result = read(
    { 'prompts/work/dev.md': goal, 'prompts/dev.prompt': goal, 'prompts/other.prompt': goal },
    { catalogue: { classes: { seed: { folder: 'prompts', names: ['{kind}/{stage}.md', '{stage}.prompt'] } } } },
  );
  expect(result.catalogue.seeds.map(({ file }) => file.path)).toEqual(['prompts/dev.prompt', 'prompts/work/dev.md']);
  expect(result.catalogue.strangers).toEqual([]);
});

test('a folder with brackets in its name is a folder, not a glob', () => {
  const result = read(
    { 'prompts [ru] (1)/dev-work.md': goal, 'prompts r 1/dev-work.md': goal },
    { catalogue: { classes: { seed: { folder: 'prompts [ru] (1)' } } } },
  );
  expect(result.catalogue.seeds.map(({ file }) => file.path)).toEqual(['prompts [ru] (1)/dev-work.md']);
});

test('ignored files are neither seeds nor strangers, by the class or by the configuration', () => {
  const result = read(
    {
      'prompts/dev-work_ru.md': goal,
      'prompts/README.md': 'Seeds.\n',
      'prompts/history/dev-work_ru.md': goal,
      'prompts/drafts/dev-work_ru.md': goal,
    },
    {
      catalogue: { classes: { seed: { folder: 'prompts', ignore: ['README.md', 'history'] } } },
      config: { ignore: ['**/drafts/**'] },
    },
  );
  expect(seedsOf(result)).toHaveLength(1);
  expect(strangersOf(result)).toEqual([]);
});

const blocks = {
  catalogue: {
    classes: {
      seed: { folder: 'prompts' },
      block: {
        folder: 'prompts/blocks',
        names: ['pr_contract_{kind}.tmpl', '{stage}-{kind}[_{locale}].md'],
        ignore: ['README.md'],
        languages: 'one',
      },
    },
  },
};

test('a file in two classes belongs to the one whose name it fits, the first of them', () => {
  const result = read({ 'prompts/dev-work.md': goal, 'prompts/blocks/pr_contract_work.tmpl': '{{ .Role }}\n' }, blocks);
  expect(result.catalogue.seeds.map((seed) => [seed.file.path, seed.class])).toEqual([
    ['prompts/blocks/pr_contract_work.tmpl', 'block'],
    ['prompts/dev-work.md', 'seed'],
  ]);
  expect(strangersOf(result)).toEqual([]);
});

test('a stranger to all classes is told once, where the deepest folder is', () => {
  const result = read({ 'prompts/dev-work.md': goal, 'prompts/blocks/pr_contrat_work.tmpl': '' }, blocks);
  expect(strangersOf(result)).toEqual(['prompts/blocks/pr_contrat_work.tmpl: block']);
});

test('what the deepest class ignores is no stranger to a class around it', () => {
  const result = read({ 'prompts/dev-work.md': goal, 'prompts/blocks/README.md': 'Blocks.\n' }, blocks);
  expect(strangersOf(result)).toEqual([]);
});

test('two classes may share a folder by ignoring the files of each other', () => {
  const result = read(
    { 'dev-work_ru.md': goal, 'role-dev-work_ru.md': goal, 'role-devv-work_ru.md': goal },
    {
      catalogue: {
        classes: {
          seed: { names: ['{stage}-{kind}_{locale}.md'], ignore: ['role-*'] },
          role: { folder: '', names: ['role-{role}-{kind}_{locale}.md'], languages: 'files' },
        },
      },
    },
  );
  expect(result.catalogue.seeds.map((seed) => [seed.file.path, seed.class])).toEqual([
    ['dev-work_ru.md', 'seed'],
    ['role-dev-work_ru.md', 'role'],
  ]);
  expect(strangersOf(result)).toEqual(['role-devv-work_ru.md: role']);
});

test('a listing is a document and never a stranger, also to a class around it', () => {
  const result = read(
    { 'dev-work_ru.md': goal, 'blocks/work.tmpl': '', 'blocks/INDEX.md': '- `work.tmpl`\n' },
    {
      catalogue: {
        classes: {
          block: {
            folder: 'blocks',
            names: ['{kind}.tmpl'],
            languages: 'one',
            listing: { file: 'INDEX.md' },
          },
        },
      },
    },
  );
  expect(strangersOf(result)).toEqual([]);
  expect(result.catalogue.documents.get('blocks/INDEX.md')?.text).toBe('- `work.tmpl`\n');
});

test('a listing that is not there is nobody’s problem here', () => {
  const result = read(
    { 'dev-work_ru.md': goal },
    { catalogue: { classes: { seed: { listing: { file: 'README.md' } } } } },
  );
  expect(result.catalogue.documents.has('README.md')).toBe(false);
  expect(result.problems).toEqual([]);
});

const contract = (document: string): Given => ({
  catalogue: { contracts: { title: { document, items: ['*: <*'], seeds: { class: 'seed' } } } },
});

test('a document that states a contract is read as Markdown and never a stranger', () => {
  const result = read(
    { 'dev-work_ru.md': goal, 'titles.md': '# Заголовки\n\n- `Dev: <что>`\n' },
    contract('titles.md'),
  );
  expect(strangersOf(result)).toEqual([]);
  const page = result.catalogue.pages?.get('titles.md');
  expect(page?.sections.map(({ label }) => label)).toEqual(['', 'Заголовки']);
  expect(page?.units[0]?.tokens[0]).toMatchObject({ text: 'Dev: <что>', place: { path: 'titles.md', line: 3 } });
});

test('a prompt may state a contract itself', () => {
  const text = `${goal}\n<!-- seedlint-disable-file contract-drift -- так надо -->\n`;
  const result = read({ 'dev-work_ru.md': text }, contract('dev-work_ru.md'));
  expect(seedsOf(result)).toHaveLength(1);
  expect(result.catalogue.pages?.has('dev-work_ru.md')).toBe(true);
  expect(result.catalogue.suppressions).toHaveLength(1);
});

test('a contract without its document is told by a rule', () => {
  const result = read({ 'dev-work_ru.md': goal }, contract('titles.md'));
  expect(result.catalogue.pages?.size).toBe(0);
  expect(result.problems).toEqual([]);
});

test('a document that cannot be read is one problem', () => {
  const result = read({ 'dev-work_ru.md': goal, 'titles.md': '> '.repeat(9000) }, contract('titles.md'));
  expect(result.problems.map(({ at }) => at?.path)).toEqual(['titles.md']);
  expect(result.catalogue.pages?.size).toBe(0);
});

test('paths exist in the source or by the inventory, with the folders around them', () => {
  const { catalogue } = read(
    { 'dev-work_ru.md': goal, 'services/api/deploy/base.yaml': 'a: 1\n' },
    { inventory: ['docs/ops/runbook.md', './docs/ops/alerts.md'] },
  );
  const exist = ['services/api', 'services/api/deploy/', 'docs/ops/runbook.md', './docs/ops', 'docs'];
  expect(exist.filter((path) => !catalogue.exists(path))).toEqual([]);
  expect(['services/ap', 'docs/ops/run', '../docs'].filter((path) => catalogue.exists(path))).toEqual([]);
});

test('the end of a path is enough where whole names fit', () => {
  const { catalogue } = read(
    { 'dev-work_ru.md': goal, 'services/api/deploy/base.yaml': 'a: 1\n' },
    { inventory: ['docs/ops/runbook.md'] },
  );
  const ends = ['deploy/base.yaml', 'base.yaml', 'ops/runbook.md', './deploy/base.yaml', 'api/deploy/'];
  expect(ends.filter((path) => !catalogue.endsWith(path))).toEqual([]);
  expect(['ploy/base.yaml', 'deploy', 'ase.yaml', '', '.'].filter((path) => catalogue.endsWith(path))).toEqual([
    'deploy',
  ]);
});

test('suppression comments are gathered from seeds, strangers and documents', () => {
  const comment = '<!-- seedlint-disable-file empty-section -- the section is filled at run time -->\n';
  const { catalogue } = read(
    {
      'dev-work_ru.md': goal + comment,
      'dev-wrok_ru.md': comment,
      'README.md': comment,
      'qa-work_ru.md': 'Пример: `seedlint-disable-file`.\n',
    },
    { catalogue: { classes: { seed: { listing: { file: 'README.md' } } } } },
  );
  expect(catalogue.suppressions.map(({ place }) => place.path).sort()).toEqual([
    'README.md',
    'dev-work_ru.md',
    'dev-wrok_ru.md',
  ]);
});

test('a catalogue without any seed is refused with what was looked for', () => {
  const files = { 'prompts/notes.md': goal };
  const given = { catalogue: { classes: { seed: { folder: 'prompts', names: ['{stage}-{kind}.md'] } } } };
  expect(() => read(files, given)).toThrow(
    expect.objectContaining({ code: 'no-files', data: { root: 'memory', patterns: 'prompts/{stage}-{kind}.md' } }),
  );
});
