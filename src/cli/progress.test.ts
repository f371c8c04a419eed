import { expect, test } from 'vitest';
import { testWorld } from '../testing/world.ts';
import { progressOn } from './progress.ts';

function terminal(isTTY: boolean) {
  let now = 0;
  const world = testWorld('/seeds', { elapsed: () => now, stderr: { isTTY, columns: 20 } });
  return { world, wait: (milliseconds: number) => (now += milliseconds) };
}

test('work that is done at once leaves no trace', () => {
  const { world, wait } = terminal(true);
  const progress = progressOn(world);
  progress.at('Reading dev-work_ru.md');
  wait(499);
  progress.at('Reading dev-work_en.md');
  progress.end();
  expect(world.err()).toBe('');
});

test('after half a second a line says what is done, fits the terminal, and is taken away at the end', () => {
  const { world, wait } = terminal(true);
  const progress = progressOn(world);
  wait(500);
  progress.at('Reading prompts/dev-work_ru.md');
  progress.end();
  expect(world.err()).toBe('\r\u001B[2KReading prompts/de…\r\u001B[2K');
});

test('the line changes ten times a second at most', () => {
  const { world, wait } = terminal(true);
  const progress = progressOn(world);
  wait(500);
  for (let file = 0; file < 100; file++) {
    progress.at(`Reading ${file}`);
    wait(10);
  }
  expect(world.err().match(/Reading/g)).toHaveLength(10);
});

test('a log that nobody watches gets no line', () => {
  const { world, wait } = terminal(false);
  const progress = progressOn(world);
  wait(10_000);
  progress.at('Reading dev-work_ru.md');
  progress.end();
  expect(world.err()).toBe('');
});
