import { describe, expect, test } from 'vitest';
import { readWith, table } from '../testing/register.ts';

describe('documents beside it', () => {
  const matrix = `| ID | Кратко | Основные документы | Статус |
|---|---|---|---|
| REQ-001 | Secrets | \`docs/a.md\`, \`docs/b c.md\` and \`docs/d.md\` | covered |
| REQ-002 | People | – | planned |
| REQ-003 | Old | \`docs/a.md\` | more | covered |
`;

  test('a matrix has rows with documents and statuses, and what is ragged', async () => {
    const { register } = (
      await readWith(
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
    const { catalogue: found } = await readWith(
      requirements,
      { 'r.md': table, 'm.md': text },
      { maxFileSize: 10_000_000 },
    );
    expect(found.register?.matrices[0]?.rows.length).toBeGreaterThan(20_000);
    expect(performance.now() - began).toBeLessThan(1_500);
  });

  test('an issue map has rows by issue', async () => {
    const text =
      '| Issue/PR | PRD | Design | Status |\n|---|---|---|---|\n| #12, #13 | `docs/a.md` | `docs/b.md` | done |\n| `#14` | `docs/c.md` |\n';
    const { register } = (await readWith({ issueMaps: [{ file: 'i.md' }] }, { 'i.md': text })).catalogue;
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
      await readWith(
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
