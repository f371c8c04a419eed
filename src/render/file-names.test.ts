import { expect, test } from 'vitest';
import { fileNames } from './file-names.ts';

test('a name says all axes of its run', () => {
  expect(
    fileNames([
      { stage: 'dev', role: 'reviewer', kind: 'work', locale: 'ru' },
      { mode: 'discussion', kind: 'work', locale: 'en' },
      { locale: 'ru' },
    ]),
  ).toEqual(['dev-reviewer-work_ru', 'discussion-work_en', 'prompt_ru']);
});

test('no two are the same, also where a disk knows no case', () => {
  expect(
    fileNames([
      { stage: 'doc', role: 'audit-qa', locale: 'ru' },
      { stage: 'doc-audit', role: 'qa', locale: 'ru' },
      { stage: 'DOC', role: 'audit-qa', locale: 'ru' },
    ]),
  ).toEqual(['doc-audit-qa_ru', 'doc-audit-qa_ru-2', 'DOC-audit-qa_ru-3']);
});

test('none leads out of its folder or hides', () => {
  expect(fileNames([{ stage: '../x', role: '.y', locale: 'ru' }])).toEqual(['-.-x--y_ru']);
});
