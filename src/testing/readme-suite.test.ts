import { expect, test } from 'vitest';
import type { Found } from '../core/finding.ts';
import { defineRule, type Rule, type SeedRule } from '../core/rule.ts';
import { placeAt } from '../core/text.ts';
import { promised, runCase } from './readme-suite.ts';
import type { ReadmeCase } from './readme.ts';

const example: ReadmeCase = {
  title: 'A note in a step',
  line: 1,
  verdict: 'flagged',
  files: { 'dev-work_ru.md': 'TODO: тесты\n' },
  findings: ['dev-work_ru.md:1:1 warning "TODO" is a note.'],
};

test('a case that promises what happens is what happens', async () => {
  expect((await runCase(noteRule(), example)).outcome).toEqual(promised(example));
});

test('the first of several differences is the message, the place or the severity as printed', async () => {
  const { outcome } = await runCase(noteRule({ severity: 'error' }), example);
  expect(outcome.findings).toEqual(['dev-work_ru.md:1:1 error "TODO" is a note.']);
});

test('a rule that is off by default runs as a warning', async () => {
  expect((await runCase(noteRule({ severity: 'off' }), example)).outcome).toEqual(promised(example));
});

test('options in the configuration of a case leave the rule as loud as it is', async () => {
  const { outcome } = await runCase(noteRule(), {
    ...example,
    config: { rules: { 'forgotten-note': { word: 'тесты' } } },
  });
  expect(outcome.findings).toEqual(['dev-work_ru.md:1:7 warning "тесты" is a note.']);
});

test('other rules are silent until the configuration of a case wakes them', async () => {
  const other = noteRule({ id: 'other-note' });
  expect((await runCase(noteRule(), example, [other])).outcome.findings).toHaveLength(1);
  const config = { rules: { 'other-note': 'info' } };
  expect((await runCase(noteRule(), { ...example, config }, [other])).outcome.findings).toEqual([
    'dev-work_ru.md:1:1 warning "TODO" is a note.',
    'dev-work_ru.md:1:1 info "TODO" is a note.',
  ]);
});

test('what fixing changes is shown, and nothing else', async () => {
  const rule = noteRule({}, { fixes: [fix('safe', '')] });
  const { outcome, offered } = await runCase(rule, { ...example, fixed: {} });
  expect(outcome.fixed).toEqual({ 'dev-work_ru.md': ': тесты\n' });
  expect([...offered]).toEqual(['safe']);
});

test('a file that cannot be judged is part of the outcome', async () => {
  const { outcome } = await runCase(noteRule(), { ...example, files: { ...example.files, 'qa-work_ru.md': 'Да\0\n' } });
  expect(outcome.problems).toEqual([expect.stringContaining('qa-work_ru.md')]);
});

test.each([
  ['a fix that never settles', noteRule({}, { fixes: [fix('safe', 'TODO TODO')] }), 'did not settle'],
  ['a fix without words', noteRule({}, { fixes: [{ ...fix('safe', ''), title: 'drop' }] }), 'no message "drop"'],
  ['a message without words', noteRule({}, { message: 'right' }), 'no message "right"'],
  ['a slot nothing fills', noteRule({}, { data: {} }), 'nothing fills word of "left"'],
])('%s is not let through', async (_, rule, fault) => {
  await expect(runCase(rule, example)).rejects.toThrow(fault);
});

function fix(safety: 'safe' | 'unsafe', text: string): NonNullable<Found['fixes']>[number] {
  return { title: 'remove', safety, edits: [{ path: 'dev-work_ru.md', start: 0, end: 4, text }] };
}

function noteRule(rest: Partial<SeedRule<{ word: string }>> = {}, found: Partial<Found> = {}): Rule {
  return defineRule<{ word: string }>({
    id: 'forgotten-note',
    scope: 'seed',
    category: 'language',
    severity: 'warning',
    summary: 'A seed holds a note to its author.',
    messages: { left: '"{word}" is a note.', remove: 'Remove it' },
    options: { word: 'TODO' },
    schema: { type: 'object', additionalProperties: false, properties: { word: { type: 'string' } } },
    *check({ file }, { options: { word } }) {
      const start = file.text.indexOf(word);
      if (start === -1) return;
      yield { message: 'left', data: { word }, at: placeAt(file, start, start + word.length), ...found };
    },
    ...rest,
  });
}
