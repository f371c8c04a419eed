import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { testWorld } from '../testing/world.ts';
import { main } from './main.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

// What the README shows is what the command below it prints, but for the time it takes.
test('the README shows what seedlint prints', async () => {
  const readme = readFileSync(`${root}README.md`, 'utf8');
  const [, command, shown] = /```\n\$ node bin\/seedlint\.js (.*)\n([\s\S]*?)```/.exec(readme) ?? [];
  expect(command).toBeDefined();
  const world = testWorld(root);
  expect(await main(command?.split(' ') ?? [], world)).toBe(1);
  expect(withoutTime(world.out())).toBe(withoutTime(shown ?? ''));
});

function withoutTime(text: string): string {
  return text.replace(/[\d.]+ m?s$/m, '0 ms');
}
