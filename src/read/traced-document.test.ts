import { expect, test } from 'vitest';
import { tracedDocument } from './traced-document.ts';

test('a document with a closed block of data is traced, with its fault if it has one', () => {
  expect(read('---\nstatus: approved\n---\n# Brief\n')).toMatchObject({ data: { status: 'approved' } });
  expect(read('---\nstatus: [\n---\n')?.error).toBeDefined();
});

test.each(['# Brief\n', '---js\nstatus: 1\n---\n', '---\nstatus: approved\n'])('%j is no traced document', (text) => {
  expect(read(text)).toBeUndefined();
});

function read(text: string): ReturnType<typeof tracedDocument> {
  return tracedDocument({ path: 'docs/brief.md', text, bom: false });
}
