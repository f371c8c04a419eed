import { describe, expect, test } from 'vitest';
import { readWith, table, told } from '../testing/register.ts';

describe('a register', () => {
  test('of Markdown tables says what each requirement is, who owns it and whether it holds', async () => {
    const { register } = (
      await readWith({ sources: [{ file: 'docs/requirements.md' }] }, { 'docs/requirements.md': table })
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
    const { register } = (await readWith({ sources: [{ file: 'r.md' }] }, { 'r.md': text })).catalogue;
    expect(register).toMatchObject({
      requirements: [{ id: 'FR-1', title: { ru: 'Код в `a|b|c`.' } }],
      ragged: [{ cells: 4, expected: 2, place: { line: 3 } }],
    });
  });

  test('passes over tables of other things, whatever their ids are called', async () => {
    const text = `${table}\n| ID | Risk |\n|---|---|\n| RISK-1 | Delay | too wide |\n`;
    const result = await readWith({ sources: [{ file: 'r.md', id: 'REQ-\\d{3}' }] }, { 'r.md': text });
    expect(told(result)).toEqual([]);
    expect(result.catalogue.register?.requirements).toHaveLength(4);
  });

  test.each([
    ['a list', 'requirements:\n  - { id: REQ-1, title: { ru: Да, en: Yes }, owner: em, status: draft }\n'],
    ['a map', 'requirements:\n  REQ-1: { title: { ru: Да, en: Yes }, owner: em, status: draft }\n'],
    ['a map at the top', 'REQ-1:\n  Title: { ru: Да, en: Yes }\n  owner: em\n  status: draft\n'],
  ])('of YAML may be %s', async (_, text) => {
    const { register } = (await readWith({ sources: [{ file: 'r.yaml' }] }, { 'r.yaml': text })).catalogue;
    expect(register?.requirements).toMatchObject([
      { id: 'REQ-1', title: { ru: 'Да', en: 'Yes' }, owner: 'em', state: 'draft' },
    ]);
    const [at] = register?.requirements ?? [];
    expect(at && text.slice(at.place.start, at.place.end)).toBe('REQ-1');
  });

  test('of YAML may be ids and titles', async () => {
    const { register } = (await readWith({ sources: [{ file: 'r.yaml' }] }, { 'r.yaml': 'REQ-1: Да\nREQ-2: Нет\n' }))
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
    const { register } = (await readWith({ sources: [{ file: 'reqs/*.md', format: 'front-matter' }] }, files))
      .catalogue;
    expect(register?.requirements).toMatchObject([
      { id: 'REQ-1', title: { '': 'Merging is left to people' }, state: 'retired', place: { line: 3, column: 5 } },
      { id: 'REQ-2', place: { path: 'reqs/two.md', line: 2, column: 5 } },
    ]);
  });

  test('speaks of more than prompts where only some of its ids are named', async () => {
    const { register } = (await readWith({ sources: [{ file: 'r.md' }], prompts: ['REQ-*2'] }, { 'r.md': table }))
      .catalogue;
    expect(register?.requirements.map(({ expected }) => expected)).toEqual([false, true, false, false]);
  });

  test('has words for statuses and names for columns of its own', async () => {
    const text = 'Код | Что | Где\n--|--|--\nТ-1 | Отчёт | в силе\nТ-2 | Отчёт | Снят\n';
    const { register } = (
      await readWith(
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
    expect((await readWith(undefined, { 'r.md': table })).catalogue.register).toBeUndefined();
  });
});
