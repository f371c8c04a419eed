import { expect, test } from 'vitest';
import { matrixOf } from '../../core/resolve.ts';
import { tracedSample } from '../../testing/traced-sample.ts';
import { wordsFrom } from '../words.ts';
import { matrixData } from './matrix.ts';

const { catalogue } = tracedSample();
const data = matrixData(matrixOf(catalogue), catalogue.definition, wordsFrom('en', {}));

test('runs stand by stage, role and mode across kind and language; where there is none, nothing does', () => {
  expect(data.rows).toEqual([
    { stage: 'dev', role: 'dev' },
    { stage: 'qa', role: 'qa' },
  ]);
  expect(data.columns).toEqual([
    { kind: 'work', locale: 'ru' },
    { kind: 'work', locale: 'en' },
    { kind: 'revise', locale: 'ru' },
    { kind: 'revise', locale: 'en' },
  ]);
  expect(data.runs.map((row) => row.map((run) => run?.state ?? '-').join(' '))).toEqual([
    'present present present present',
    'fallback fallback - -',
  ]);
});

test('a run keeps what was tried for every layer and who won', () => {
  expect(data.runs[1]?.[0]?.layers).toEqual([
    {
      id: 'body',
      state: 'fallback',
      required: true,
      winner: 1,
      attempts: [
        { candidate: 'role-{role}-{kind}_{locale}.md', path: 'role-qa-work_ru.md', exists: false },
        { candidate: '{stage}-{kind}.md', path: 'qa-work.md', exists: true },
      ],
    },
  ]);
});

test('missing files and figures are those of the matrix', () => {
  expect(data.missing).toEqual(['role-qa-work_ru.md']);
  expect(data.unreachable).toEqual([]);
  expect(data.figures).toEqual({ runs: 6, present: 4, fallback: 2, missing: 0 });
});
