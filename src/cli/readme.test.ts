import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { testWorld } from '../testing/world.ts';
import { main } from './main.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const readme = readFileSync(`${root}README.md`, 'utf8');
const shown = [...readme.matchAll(/```\n\$ node bin\/seedlint\.js (.*)\n([\s\S]*?)```/g)].map(
  ([, command = '', output = '']) => [command, output] as const,
);

test('the README shows findings and coverage', () => {
  expect(shown.map(([command]) => command.split(' ')[0])).toEqual(['--config', 'trace']);
});

test('the README says how that ends', () => {
  const [, output] = shown[1] ?? [];
  expect(readme).toContain(`<details><summary>${output?.trimEnd().split('\n').at(-1)}</summary>`);
});

// What the README shows is what the command above it prints, but for the time it takes.
test.each(shown)('the README shows what seedlint %s prints', async (command, output) => {
  const world = testWorld(root);
  expect(await main(command.split(' '), world)).toBe(command.startsWith('trace') ? 0 : 1);
  expect(withoutTime(world.out())).toBe(withoutTime(output));
});

function withoutTime(text: string): string {
  return text.replace(/[\d.]+ m?s$/m, '0 ms');
}
