import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { testWorld } from '../../testing/world.ts';
import { main } from '../main.ts';

const prompts = { 'prompts/dev-work_en.md': '# A\n\nBuild it.\n', 'prompts/qa-work_en.md': '# B\n\nTest it.\n' };

test.each([
  ['y', true],
  ['Да', true],
  ['n', false],
  ['', false],
  // Nobody is there.
  [undefined, false],
])('asked before it writes, %j means %s', async (answer, writes) => {
  const folder = temporaryFolder(prompts);
  const questions: string[] = [];
  const world = testWorld(folder, {
    ask: async (question) => {
      questions.push(question);
      return answer;
    },
  });
  expect(await main(['init'], world)).toBe(0);
  expect(questions).toEqual(['Write these files? [y/N] ']);
  expect(existsSync(join(folder, 'seedlint.config.yaml'))).toBe(writes);
  expect(existsSync(join(folder, 'prompts/catalogue.yaml'))).toBe(writes);
});

test.each([['--yes'], ['--dry-run'], ['--yes --dry-run']])('nobody is asked with %s', async (options) => {
  const folder = temporaryFolder(prompts);
  const world = testWorld(folder, { ask: () => Promise.reject(new Error('asked')) });
  expect(await main(['init', ...options.split(' ')], world)).toBe(0);
  expect(existsSync(join(folder, 'seedlint.config.yaml'))).toBe(!options.includes('--dry-run'));
});

test('a folder that is not there yet is made', async () => {
  const folder = temporaryFolder();
  expect(await main(['init', 'team/agents'], testWorld(folder))).toBe(0);
  expect(existsSync(join(folder, 'team/agents/prompts/dev-work_ru.md'))).toBe(true);
  const lint = testWorld(join(folder, 'team/agents'));
  expect(await main([], lint)).toBe(0);
  expect(lint.out()).toMatch(/^✔ No findings in \d+ seeds/);
}, 60_000);
