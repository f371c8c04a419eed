import { readdirSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { testWorld } from '../testing/world.ts';
import { main } from './main.ts';
import { languages } from './options.ts';

test('the version is answered without loading the program', async () => {
  vi.doMock('./program.ts', () => {
    throw new Error('loaded');
  });
  const world = testWorld('/nowhere');
  expect(await main(['--version'], world)).toBe(0);
  expect(await main(['-v'], world)).toBe(0);
  expect(world.out()).toMatch(/^(\S+)\n\1\n$/);
  vi.doUnmock('./program.ts');
});

test('a bug of ours is one line, and the stack only for those who ask', async () => {
  vi.doMock('./commands/rules.ts', () => ({
    rules: () => Promise.reject(new TypeError('the table has no legs\nand no top')),
  }));
  const world = testWorld('/nowhere');
  expect(await main(['rules'], world)).toBe(2);
  expect(world.err()).toBe('seedlint: internal error: the table has no legs (SEEDLINT_DEBUG=1 shows more)\n');
  const curious = testWorld('/nowhere', { env: { SEEDLINT_DEBUG: '1' } });
  expect(await main(['rules'], curious)).toBe(2);
  expect(curious.err()).toContain('main.test.ts');
  vi.doUnmock('./commands/rules.ts');
});

test('a report that could not be delivered is no verdict', async () => {
  const world = testWorld('/nowhere', {
    stdout: { settled: async () => new Error('ENOSPC: no space left on device') },
  });
  expect(await main(['--version'], world)).toBe(2);
  expect(world.err()).toBe('seedlint: cannot write to stdout: ENOSPC: no space left on device\n');
});

test('a language that is asked for and not there is a mistake, one that the environment prefers is not', async () => {
  const world = testWorld('/nowhere');
  expect(await main(['rules', '--lang', 'de'], world)).toBe(2);
  expect(world.err()).toContain("'de' is invalid. Allowed choices are en, ru.");
  for (const [argv, env] of [
    [['rules', '--lang', 'ru_RU.UTF-8'], {}],
    [['rules'], { LANG: 'de_DE.UTF-8' }],
  ] as const) {
    expect(await main([...argv], testWorld('/nowhere', { env }))).toBe(0);
  }
});

test('every language there are words for can be asked for', () => {
  expect(languages).toEqual(readdirSync('locales').sort());
});
