import { expect, test } from 'vitest';
import { globs, ignored, literalGlob } from './globs.ts';

test('dot files match, .git and node_modules never do', () => {
  const { matches, mayHold } = globs(['**/*.md']);
  expect(matches('.agents/dev-work_ru.md')).toBe(true);
  expect(matches('промпты/dev-work_ru.md')).toBe(true);
  expect(matches('.git/description.md')).toBe(false);
  expect(matches('tools/node_modules/kit/README.md')).toBe(false);
  expect(matches('.github/prompts/dev-work.md')).toBe(true);
  expect(mayHold('tools/node_modules')).toBe(false);
});

test('an ignored folder takes everything below it along, however it is spelled', () => {
  for (const pattern of ['prompts/history', 'prompts/history/', './prompts/history', 'prompts/history/**']) {
    const { matches, mayHold } = globs(['prompts/**'], [pattern]);
    expect(matches('prompts/history/2025/dev-work_ru.md')).toBe(false);
    expect(matches('prompts/history.md')).toBe(true);
    expect(mayHold('prompts/history')).toBe(false);
  }
});

test('an ignore glob with an exclamation mark does not ignore everything else', () => {
  expect(ignored(['!prompts/dev-work_ru.md'])('prompts/qa-work_ru.md')).toBe(false);
});

test('only folders on the way to a match are entered', () => {
  const { mayHold } = globs(['prompts/seeds/**', 'blocks/*.tmpl']);
  expect(['', 'prompts', 'prompts/seeds', 'prompts/seeds/ru', 'blocks'].filter(mayHold)).toHaveLength(5);
  expect(['docs', 'prompts/notes', 'blocks/old', 'prompts/seedsmith'].filter(mayHold)).toEqual([]);
});

test('braces that hold slashes may reach any depth', () => {
  const { mayHold } = globs(['{prompts,team/dev/prompts}/*.md']);
  expect(mayHold('team/dev/prompts')).toBe(true);
});

test('a path made literal matches only itself and is entered', () => {
  const folder = 'prompts (ru)/[draft]';
  const { matches, mayHold } = globs([`${literalGlob(folder)}/**`]);
  expect(matches(`${folder}/dev-work.md`)).toBe(true);
  expect(matches('prompts (ru)/d/dev-work.md')).toBe(false);
  expect(mayHold(folder)).toBe(true);
  expect(mayHold('prompts (ru)/d')).toBe(false);
});
