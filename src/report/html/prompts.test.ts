import { expect, test } from 'vitest';
import { renderedSample, tracedSample } from '../../testing/traced-sample.ts';
import { wordsFrom } from '../words.ts';
import { linesIn } from './page/prompt-lines.ts';
import { promptsData } from './prompts.ts';

const { catalogue } = tracedSample();
const prompts = renderedSample();
const data = promptsData(prompts, catalogue.definition, wordsFrom('en', {}));

test('every line of a prompt comes back with its file, line and layer', () => {
  for (const [index, { text, lines }] of prompts.entries()) {
    const told = data.prompts[index];
    const back = told ? linesIn(data, told) : [];
    expect(back.map(([line]) => line)).toEqual(text.split('\n').slice(0, -1));
    expect(back.map(([, path, line, layer]) => ({ path: data.paths[path], line, layer: data.layers[layer] }))).toEqual(
      lines,
    );
  }
});

test('lines that prompts share are there once', () => {
  const [first] = prompts;
  if (!first) throw new Error('the sample has a prompt');
  const twice = promptsData(
    [first, { ...first, run: { ...first.run, stage: 'qa' } }],
    catalogue.definition,
    wordsFrom('en', {}),
  );
  expect(twice.lines).toHaveLength(first.lines.length);
  // A stretch that runs on is two numbers, however long it is.
  expect(twice.prompts[1]?.stretches).toEqual([0, first.lines.length]);
});

test('an empty prompt, and one without a line end at its end, keep their lines', () => {
  const run = { stage: 'dev', locale: 'ru' };
  const line = { path: 'a.md', line: 1, layer: 'body' };
  const { lines, prompts } = promptsData(
    [
      { run, text: '', lines: [], pieces: [], parts: [] },
      { run, text: 'a\r\nb', lines: [line, { ...line, line: 2 }], pieces: [], parts: [] },
    ],
    catalogue.definition,
    wordsFrom('en', {}),
  );
  expect(prompts.map(({ stretches }) => stretches)).toEqual([[], [0, 2]]);
  expect(lines.map(([text]) => text)).toEqual(['a', 'b']);
});
