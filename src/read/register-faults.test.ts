import { describe, expect, test } from 'vitest';
import { lint } from '../lint/lint.ts';
import { readWith, table, told } from '../testing/register.ts';

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
      'r.md:9:1 Cells in this row: 6; in the head of its table: 5. A pipe within a cell is written "\\|", in code too.',
    ],
    [
      'a row that ends too soon',
      { sources },
      { 'r.md': `${table}| REQ-005 |\n` },
      'r.md:9:1 Cells in this row: 1; in the head of its table: 5. A pipe within a cell is written "\\|", in code too.',
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
      'r.md:1:1 No table here has ids in a column called ID, Requirement ID, №, Код, Идентификатор. Name its column under "columns". Each requirement, or issue, is a row of a Markdown table.',
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
      'm.md:1:1 No table here has ids in a column called ID, Requirement ID, №, Код, Идентификатор. Name its column under "columns". Each requirement, or issue, is a row of a Markdown table.',
    ],
  ])('%s', async (_, requirements, files, expected) => {
    expect(told(await readWith(requirements, files))).toEqual([expected]);
  });

  test('and a register with a fault is no register: nobody can tell what is not in it', async () => {
    const { catalogue: found } = await readWith({ sources }, { 'r.md': `${table}| REQ-5 | | | | |\n` });
    expect(found.register).toBeUndefined();
  });

  test('a file that is optional may be missing', async () => {
    const result = await readWith({ sources: [{ file: 'r.md', optional: true }], documents: ['prompts/*.md'] }, {});
    expect(told(result)).toEqual([]);
    expect(result.catalogue.register?.requirements).toEqual([]);
  });

  test('a waiver that has ended', async () => {
    const waivers = [{ ids: 'REQ-*', match: { role: 'dev' }, reason: 'new team', owner: 'lead', until: '2026-01-31' }];
    const found = (await readWith({ sources, waivers }, { 'r.md': table })).catalogue;
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
