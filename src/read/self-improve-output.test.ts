import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import validate from './schemas/self-improve-output.schema.json?validate';

const good = {
  summary: 'Three runs in five repeated a check whose result they had.',
  diagnosis: 'The prompt asks for the check before every step and does not say that a result may be kept.',
  action_items: ['Say in qa-work that a result holds until the branch changes.'],
  evidence_refs: ['run_id:4f1c2a', 'issue:12'],
  tool_gaps: [],
};

describe('the answer of self-improvement', () => {
  test('an answer with all fields passes, and nothing need have been missing', () => {
    expect(faults(good)).toEqual([]);
    expect(faults({ ...good, tool_gaps: ['no session of run 4f1c2a'] })).toEqual([]);
  });

  test.each(Object.keys(good))('%s may not be left out', (field) => {
    expect(faults({ ...good, [field]: undefined })).toEqual(['/ required']);
  });

  test.each([
    ['a diagnosis of blanks', { diagnosis: ' \n' }, '/diagnosis pattern'],
    ['a summary that is no text', { summary: 7 }, '/summary type'],
    ['no action', { action_items: [] }, '/action_items minItems'],
    ['an empty action', { action_items: [''] }, '/action_items/0 pattern'],
    ['no evidence', { evidence_refs: [] }, '/evidence_refs minItems'],
    ['the same evidence twice', { evidence_refs: ['pr:3', 'pr:3'] }, '/evidence_refs uniqueItems'],
    ['gaps that are no list', { tool_gaps: 'none' }, '/tool_gaps type'],
    ['a field nobody asked for', { confidence: 0.9 }, '/ additionalProperties'],
  ])('%s is refused', (_, part, fault) => {
    expect(faults({ ...good, ...part })).toEqual([fault]);
  });

  test.each([
    'run_id:0b6f3c1e-7d52-4a55-9d8e-2f1f3a9b7c10',
    'issue:12',
    'issue:acme/shop#12',
    'pr:34',
    'comment:991',
    'flow_event:run.started.5521',
    'https://github.com/acme/shop/pull/34#discussion_r77',
  ])('%s is evidence', (reference) => {
    expect(faults({ ...good, evidence_refs: [reference] })).toEqual([]);
  });

  test.each([
    'the logs',
    'run 4f1c2a',
    'run_id:',
    'issue:twelve',
    'issue:0',
    'pr:acme#34',
    'session:4f1c2a',
    'https://',
    'https://github.com/acme/shop and the log',
    'pr:34\n',
  ])('%j is no evidence', (reference) => {
    expect(faults({ ...good, evidence_refs: [reference] })).toEqual(['/evidence_refs/0 pattern']);
  });

  test.each(['work_ru', 'work_en', 'review_ru', 'review_en'])('the seed for %s asks for every field', (seed) => {
    const text = readFileSync(new URL(`../../prompt-seeds/self-improve-${seed}.md`, import.meta.url), 'utf8');
    const { required } = JSON.parse(
      readFileSync(new URL('./schemas/self-improve-output.schema.json', import.meta.url), 'utf8'),
    );
    expect(required).toEqual(Object.keys(good));
    const output = text.slice(text.search(/^## (?:Формат ответа|Output format)$/m));
    for (const field of required) expect(output).toMatch(new RegExp(`^ *- \`${field}\`: `, 'm'));
    expect(output).toContain('`self-improve-output.schema.json`');
  });
});

function faults(answer: unknown): string[] {
  if (validate(JSON.parse(JSON.stringify(answer)))) return [];
  return (validate.errors ?? []).map(({ instancePath, keyword }) => `${instancePath || '/'} ${keyword}`);
}
