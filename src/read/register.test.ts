import { stringify } from 'yaml';
import { describe, expect, test } from 'vitest';
import { errorWords, fill } from '../core/errors.ts';
import { lint } from '../lint/lint.ts';
import { configIn } from '../testing/config-files.ts';
import { readCatalogue, type ReadResult } from './catalogue.ts';
import { builtInPacks } from './locale-packs.ts';
import { memorySource } from './source-memory.ts';

const catalogue = `axes: { role: [dev, qa], kind: [work], locale: [ru, en] }
classes: { seed: { folder: prompts, names: ['{role}-{kind}_{locale}.md'] } }
`;
const table = `# Requirements

| ID | Requirement | Требование | Owner | Status |
|---|---|---|---|---|
| REQ-001 | No secrets are published. | Секреты не публикуются. | sre | active |
| **REQ-002** | Merging is left to people. | Слияние за людьми. | em | Черновик |
| [REQ-003](#x) | Old. | Старое. | | retired |
| REQ-004 | Odd. | Странное. | | whatever |
`;

describe('a register', () => {
  test('of Markdown tables says what each requirement is, who owns it and whether it holds', async () => {
    const { register } = (
      await read({ sources: [{ file: 'docs/requirements.md' }] }, { 'docs/requirements.md': table })
    ).catalogue;
    expect(register?.requirements).toMatchObject([
      {
        id: 'REQ-001',
        title: { en: 'No secrets are published.', ru: 'Секреты не публикуются.' },
        owner: 'sre',
        status: 'active',
        state: 'active',
        expected: true,
        place: { path: 'docs/requirements.md', line: 5, column: 3, endColumn: 10 },
      },
      { id: 'REQ-002', state: 'draft' },
      { id: 'REQ-003', state: 'retired' },
      { id: 'REQ-004', status: 'whatever', state: 'active' },
    ]);
    expect(register?.thresholds).toEqual({ requirements: 1, deep: 1, seeds: 1 });
  });

  test('is read where its author forgot that code does not keep a pipe in its cell', async () => {
    const text = '| ID | Требование |\n|---|---|\n| FR-1 | Код в `a|b|c`. |\n';
    const { register } = (await read({ sources: [{ file: 'r.md' }] }, { 'r.md': text })).catalogue;
    expect(register).toMatchObject({
      requirements: [{ id: 'FR-1', title: { ru: 'Код в `a|b|c`.' } }],
      ragged: [{ cells: 4, expected: 2, place: { line: 3 } }],
    });
  });

  test('passes over tables of other things, whatever their ids are called', async () => {
    const text = `${table}\n| ID | Risk |\n|---|---|\n| RISK-1 | Delay | too wide |\n`;
    const result = await read({ sources: [{ file: 'r.md', id: 'REQ-\\d{3}' }] }, { 'r.md': text });
    expect(told(result)).toEqual([]);
    expect(result.catalogue.register?.requirements).toHaveLength(4);
  });

  test.each([
    ['a list', 'requirements:\n  - { id: REQ-1, title: { ru: Да, en: Yes }, owner: em, status: draft }\n'],
    ['a map', 'requirements:\n  REQ-1: { title: { ru: Да, en: Yes }, owner: em, status: draft }\n'],
    ['a map at the top', 'REQ-1:\n  Title: { ru: Да, en: Yes }\n  owner: em\n  status: draft\n'],
  ])('of YAML may be %s', async (_, text) => {
    const { register } = (await read({ sources: [{ file: 'r.yaml' }] }, { 'r.yaml': text })).catalogue;
    expect(register?.requirements).toMatchObject([
      { id: 'REQ-1', title: { ru: 'Да', en: 'Yes' }, owner: 'em', state: 'draft' },
    ]);
    const [at] = register?.requirements ?? [];
    expect(at && text.slice(at.place.start, at.place.end)).toBe('REQ-1');
  });

  test('of YAML may be ids and titles', async () => {
    const { register } = (await read({ sources: [{ file: 'r.yaml' }] }, { 'r.yaml': 'REQ-1: Да\nREQ-2: Нет\n' }))
      .catalogue;
    expect(register?.requirements.map(({ id, title }) => [id, title['']])).toEqual([
      ['REQ-1', 'Да'],
      ['REQ-2', 'Нет'],
    ]);
  });

  test('may be a document for each requirement, and an index among them is none', async () => {
    const files = {
      'reqs/README.md': '# Requirements\n',
      'reqs/one.md': '---\ntitle: Merging is left to people\nid: REQ-1\nstatus: retired\n---\n# One\n',
      'reqs/two.md': '---\r\nid: REQ-2\r\n---\r\n',
    };
    const { register } = (await read({ sources: [{ file: 'reqs/*.md', format: 'front-matter' }] }, files)).catalogue;
    expect(register?.requirements).toMatchObject([
      { id: 'REQ-1', title: { '': 'Merging is left to people' }, state: 'retired', place: { line: 3, column: 5 } },
      { id: 'REQ-2', place: { path: 'reqs/two.md', line: 2, column: 5 } },
    ]);
  });

  test('speaks of more than prompts where only some of its ids are named', async () => {
    const { register } = (await read({ sources: [{ file: 'r.md' }], prompts: ['REQ-*2'] }, { 'r.md': table }))
      .catalogue;
    expect(register?.requirements.map(({ expected }) => expected)).toEqual([false, true, false, false]);
  });

  test('has words for statuses and names for columns of its own', async () => {
    const text = 'Код | Что | Где\n--|--|--\nТ-1 | Отчёт | в силе\nТ-2 | Отчёт | Снят\n';
    const { register } = (
      await read(
        {
          sources: [{ file: 'r.md', id: 'Т-\\d', columns: { title: { ru: 'Что' }, status: 'где' } }],
          statuses: { retired: ['снят'] },
        },
        { 'r.md': text },
      )
    ).catalogue;
    expect(register?.requirements.map(({ id, title, state }) => [id, title['ru'], state])).toEqual([
      ['Т-1', 'Отчёт', 'active'],
      ['Т-2', 'Отчёт', 'retired'],
    ]);
  });

  test('is not there where nobody asked for one', async () => {
    expect((await read(undefined, { 'r.md': table })).catalogue.register).toBeUndefined();
  });
});

describe('documents beside it', () => {
  const matrix = `| ID | Кратко | Основные документы | Статус |
|---|---|---|---|
| REQ-001 | Secrets | \`docs/a.md\`, \`docs/b c.md\` and \`docs/d.md\` | covered |
| REQ-002 | People | – | planned |
| REQ-003 | Old | \`docs/a.md\` | more | covered |
`;

  test('a matrix has rows with documents and statuses, and what is ragged', async () => {
    const { register } = (
      await read(
        { sources: [{ file: 'r.md' }], matrices: [{ file: 'm.md', statuses: { covered: ['covered'] } }] },
        { 'r.md': table, 'm.md': matrix },
      )
    ).catalogue;
    expect(register?.matrices).toMatchObject([
      {
        rows: [
          {
            id: 'REQ-001',
            bare: false,
            documents: [{ path: 'docs/a.md' }, { path: 'docs/d.md' }],
            status: { text: 'covered' },
          },
          { id: 'REQ-002', bare: true, documents: [] },
          { id: 'REQ-003', documents: [] },
        ],
        ragged: [{ cells: 5, expected: 4, place: { line: 5 } }],
        statuses: { covered: ['covered'], open: [] },
      },
    ]);
  });

  test('of five megabytes are read quickly by whoever allows that much', async () => {
    const row = `| REQ-001 | ${'x'.repeat(80)} | ${'`docs/a.md`, '.repeat(10)} | covered |\n`;
    const text = `| ID | What | Documents | Status |\n|---|---|---|---|\n${row.repeat(Math.ceil(5_000_000 / row.length))}`;
    const requirements = { sources: [{ file: 'r.md' }], matrices: [{ file: 'm.md' }] };
    const began = performance.now();
    const { catalogue: found } = await read(requirements, { 'r.md': table, 'm.md': text }, { maxFileSize: 10_000_000 });
    expect(found.register?.matrices[0]?.rows.length).toBeGreaterThan(20_000);
    expect(performance.now() - began).toBeLessThan(1_500);
  });

  test('an issue map has rows by issue', async () => {
    const text =
      '| Issue/PR | PRD | Design | Status |\n|---|---|---|---|\n| #12, #13 | `docs/a.md` | `docs/b.md` | done |\n| `#14` | `docs/c.md` |\n';
    const { register } = (await read({ issueMaps: [{ file: 'i.md' }] }, { 'i.md': text })).catalogue;
    expect(register?.issueMaps).toMatchObject([
      {
        rows: [
          { issues: [12, 13], documents: [{ path: 'docs/a.md' }, { path: 'docs/b.md' }], status: { text: 'done' } },
          { issues: [14], documents: [{ path: 'docs/c.md' }] },
        ],
        ragged: [{ cells: 2, expected: 4 }],
      },
    ]);
  });

  test('documents with front matter are read for it, and prompts have theirs apart', async () => {
    const { register } = (
      await read(
        { documents: ['**/*.md', '!docs/templates/**'] },
        {
          'docs/a.md': '---\napprovals:\n  status: approved\n---\n',
          'docs/b.md': 'No data.\n',
          'docs/templates/t.md': '---\nstatus: approved\n---\n',
          'prompts/qa-work_ru.md': '---\ntraces: [REQ-1]\n---\nЧитайте.\n',
        },
      )
    ).catalogue;
    expect(register?.documents.map(({ file, data }) => [file.path, data])).toEqual([
      ['docs/a.md', { approvals: { status: 'approved' } }],
    ]);
    expect(register?.documents[0]?.placeOf('approvals.status')).toMatchObject({ line: 3, column: 11 });
    expect(register?.prompts.map(({ file, data }) => [file.path, data])).toEqual([
      ['prompts/qa-work_ru.md', { traces: ['REQ-1'] }],
    ]);
  });
});

describe('what cannot be read is told once, with its place', () => {
  const sources = [{ file: 'r.md', id: 'REQ-\\d{3}' }];
  test.each([
    [
      'an id twice in one register',
      { sources },
      { 'r.md': `${table}| REQ-001 | Again. | Снова. | | |\n` },
      'r.md:9:3 Requirement REQ-001 is registered twice; the first is at r.md:5:3. Give one of them another id, or take it out.',
    ],
    [
      'an id in two registers',
      { sources: [...sources, { file: 'more.yaml' }] },
      { 'r.md': table, 'more.yaml': 'requirements:\n  REQ-001: Again\n' },
      'more.yaml:2:3 Requirement REQ-001 is registered twice; the first is at r.md:5:3. Give one of them another id, or take it out.',
    ],
    [
      'a ragged row',
      { sources },
      { 'r.md': `${table}| REQ-005 | a|b | а | em | active |\n` },
      'r.md:9:1 The row has 6 cells, the head of its table 5. A pipe within a cell is written "\\|", in code too.',
    ],
    [
      'an id of another form',
      { sources },
      { 'r.md': `${table}| REQ-5 | Odd. | | | |\n` },
      'r.md:9:3 "REQ-5" is no id of a requirement: ids look like REQ-\\d{3}. Mend the id, or say under "id" what ids look like.',
    ],
    [
      'a document without a table of ids',
      { sources },
      { 'r.md': '# Requirements\n\n```\n| ID |\n|---|\n| REQ-001 |\n```\n' },
      'r.md:1:1 There is no table here with a column of ID, Requirement ID, №, Код, Идентификатор. Name its column under "columns". Each requirement, or issue, is a row of a Markdown table.',
    ],
    [
      'a file that is not there',
      { sources: [{ file: 'requirement.md' }] },
      {},
      '/seeds/seedlint.config.yaml:4:13 requirement.md matches no file under memory. Paths of registers, matrices and documents start from the root of the checkout. "optional: true" lets a file be missing.',
    ],
    [
      'five megabytes',
      { sources },
      { 'r.md': `${table}${'| REQ-001 | Again. | Снова. | | |\n'.repeat(140_000)}` },
      'r.md The file is 5460410 bytes; the limit is 262144. Split it, ignore it, or raise "maxFileSize".',
    ],
    [
      'YAML that is none',
      { sources: [{ file: 'r.yaml' }] },
      { 'r.yaml': 'requirements:\n  - id: [\n' },
      'r.yaml:3:1 Flow sequence in block collection must be sufficiently indented and end with a ]. Mend the YAML at this place.',
    ],
    [
      'YAML without requirements',
      { sources: [{ file: 'r.yaml' }] },
      { 'r.yaml': 'requirements:\n' },
      'r.yaml:1:1 No requirement is written here. Each needs an id, under a key called ID, Requirement ID, №, Код, Идентификатор. Other names go under "columns".',
    ],
    [
      'an owner that is no word',
      { sources: [{ file: 'r.yaml' }] },
      { 'r.yaml': 'REQ-1:\n  owner: { name: em }\n' },
      'r.yaml:2:10 "REQ-1.owner": expected string, found object.',
    ],
    [
      'a pattern that fits nothing',
      { sources, prompts: ['REQ-001', 'REQ-022'] },
      { 'r.md': table },
      '/seeds/seedlint.config.yaml:8:7 "REQ-022" fits no requirement of the register. Did you mean "REQ-002"?',
    ],
    [
      'a matrix without rows',
      { sources, matrices: [{ file: 'm.md' }] },
      { 'r.md': table, 'm.md': '| ID | Status |\n|---|---|\n| RISK-1 | open |\n' },
      'm.md:1:1 There is no table here with a column of ID, Requirement ID, №, Код, Идентификатор. Name its column under "columns". Each requirement, or issue, is a row of a Markdown table.',
    ],
  ])('%s', async (_, requirements, files, expected) => {
    expect(told(await read(requirements, files))).toEqual([expected]);
  });

  test('and a register with a fault is no register: nobody can tell what is not in it', async () => {
    const { catalogue: found } = await read({ sources }, { 'r.md': `${table}| REQ-5 | | | | |\n` });
    expect(found.register).toBeUndefined();
  });

  test('a file that is optional may be missing', async () => {
    const result = await read({ sources: [{ file: 'r.md', optional: true }], documents: ['prompts/*.md'] }, {});
    expect(told(result)).toEqual([]);
    expect(result.catalogue.register?.requirements).toEqual([]);
  });

  test('a waiver that has ended', async () => {
    const waivers = [{ ids: 'REQ-*', match: { role: 'dev' }, reason: 'new team', owner: 'lead', until: '2026-01-31' }];
    const found = (await read({ sources, waivers }, { 'r.md': table })).catalogue;
    const run = async (today: string): Promise<string[]> =>
      (await lint(found, { rules: [], config: { rules: {}, overrides: [] }, today })).problems.map(
        ({ message, at }) => `${at?.path}:${at?.line} ${message}`,
      );
    expect(await run('2026-01-31')).toEqual([]);
    expect(await run('2026-02-01')).toEqual([
      '/seeds/seedlint.config.yaml:12 The waiver of REQ-* ended on 2026-01-31 (lead: new team).',
    ]);
  });
});

describe('what a configuration may say of requirements', () => {
  test.each([
    [{ source: [] }, 'Unknown key "source".'],
    [{ sources: [{ file: 'r.md', colums: {} }] }, 'Unknown key "colums".'],
    [
      { sources: [{ file: 'r.md', id: '(a+)+' }] },
      '"(a+)+" is no regular expression that seedlint can run: "(a+)+" repeats a repetition.',
    ],
    [
      { sources: [{ file: 'r.md', format: 'csv' }] },
      '"requirements.sources[0].format": expected one of table, yaml, front-matter, found string "csv".',
    ],
    [
      { waivers: [{ ids: ['*'], reason: 'x', owner: 'y', until: 'soon' }] },
      '"requirements.waivers[0].until" must match format "date".',
    ],
    [{ thresholds: { deep: 2 } }, '"requirements.thresholds.deep" must be <= 1.'],
    [
      { waivers: [{ ids: '*', match: { role: 'dve' }, reason: 'x', owner: 'y', until: '2099-01-01' }] },
      '"dve" is not a role of this catalogue.',
    ],
  ])('%j is a mistake', async (requirements, message) => {
    await expect(read(requirements, {})).rejects.toThrow(message);
  });

  test('is laid over what it extends', async () => {
    const config = await configIn({
      '/seeds/seedlint.config.yaml':
        'extends: ./base.yaml\ncatalogue: ./catalogue.yaml\nrequirements:\n  sources: { add: [{ file: more.md }] }\n  prompts: null\n  thresholds: { deep: 0.5 }\n',
      '/seeds/base.yaml':
        'requirements:\n  sources: [{ file: r.md, optional: true }]\n  prompts: [A-1]\n  thresholds: { seeds: 0 }\n',
      '/seeds/catalogue.yaml': catalogue,
    });
    expect(config.requirements?.sources.map(({ file, optional }) => [file, optional])).toEqual([
      ['r.md', true],
      ['more.md', false],
    ]);
    expect(config.requirements?.prompts).toBeUndefined();
    expect(config.requirements?.thresholds).toEqual({ requirements: 1, deep: 0.5, seeds: 0 });
    expect(config.origins.get('requirements.thresholds.seeds')).toBe('/seeds/base.yaml');
  });
});

function told({ problems }: ReadResult): string[] {
  return problems.map(({ code, message, at, data }) => {
    const place = [at?.path, at?.line, at?.column].filter((part) => part !== undefined).join(':');
    return `${place} ${message} ${fill(errorWords[code].hint, data)}`.trimEnd();
  });
}

async function read(
  requirements: unknown,
  files: Readonly<Record<string, string>>,
  more: Readonly<Record<string, unknown>> = {},
): Promise<ReadResult> {
  const config = await configIn({
    '/seeds/seedlint.config.yaml': stringify({
      catalogue: './catalogue.yaml',
      ...(requirements ? { requirements } : {}),
      ...more,
    }),
    '/seeds/catalogue.yaml': catalogue,
  });
  return readCatalogue(memorySource({ 'prompts/dev-work_ru.md': 'Читайте.\n', ...files }), config, builtInPacks());
}
