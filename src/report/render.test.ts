import { expect, test } from 'vitest';
import type { RenderedPrompt } from '../render/rendered.ts';
import { promptsJson, sourceMapText, terminalText } from './render.ts';

const prompt: RenderedPrompt = {
  run: { stage: 'dev', kind: 'work', locale: 'ru' },
  parts: [],
  text: 'Цель.\n\n- Шаг \u001b[31m\u200b.\n',
  pieces: [],
  lines: [
    { path: 'prompts/envelope.tmpl', line: 9, layer: 'envelope' },
    { path: 'prompts/envelope.tmpl', line: 10, layer: 'envelope' },
    { path: 'dev_ru.md', line: 3, layer: 'body' },
  ],
};

test('every line stands behind its place, and nothing in it moves the terminal', () => {
  expect(sourceMapText(prompt, { colour: 0 })).toBe(
    [
      'prompts/envelope.tmpl:9  │ Цель.',
      'prompts/envelope.tmpl:10 │',
      'dev_ru.md:3              │ - Шаг ␛[31m<U+200B>.',
      '',
    ].join('\n'),
  );
});

test('a terminal is shown what it must not obey, line by line', () => {
  expect(terminalText(prompt)).toBe('Цель.\n\n- Шаг ␛[31m<U+200B>.\n');
});

test('as data the text is what it is', () => {
  expect(JSON.parse(promptsJson([prompt, prompt]))).toEqual({
    prompts: [
      { run: prompt.run, text: prompt.text, lines: prompt.lines, parts: [] },
      { run: prompt.run, text: prompt.text, lines: prompt.lines, parts: [] },
    ],
  });
});
