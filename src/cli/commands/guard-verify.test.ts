import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { testWorld } from '../../testing/world.ts';
import { main } from '../main.ts';

const config = `catalogue:
  axes: { stage: { dev: [] }, kind: { work: [] }, locale: { en: [] } }
  locale: { default: en, unmarked: en }
  classes: { seed: { folder: prompts, names: ['{stage}-{kind}.md'] } }
`;

const approvals = `version: 1
approvals:
  - item: 7a301de025d82fed
    rule: weakened-unit
    before: 6aa8344090858edf
    after: ead2aae838acf51e
    by: Grace
    reason: agreed
    since: 2026-06-01
    until: 2026-06-30
`;

function write(folder: string, files: Readonly<Record<string, string>>): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

function sides(folder: string): void {
  write(join(folder, 'base'), {
    'seedlint.config.yaml': config,
    'seedlint.approvals.yaml': approvals,
    'prompts/dev-work.md': 'Rules:\n- Never push to the main branch.\n',
  });
  cpSync(join(folder, 'base'), join(folder, 'head'), { recursive: true });
  write(folder, { 'head/prompts/dev-work.md': 'Rules:\n- Avoid pushing to the main branch.\n' });
}

async function on(day: string, folder: string, argv: string): Promise<number> {
  const world = { ...testWorld(folder), now: () => new Date(`${day}T12:00:00Z`) };
  return main(argv.split(' '), world);
}

const both = '--base base --head head --author Ada';

test('what was approved when the certificate was written stays approved in it', async () => {
  const folder = temporaryFolder();
  sides(folder);
  expect(await on('2026-06-15', folder, `guard ${both} --certificate then.json`)).toBe(0);
  expect(await on('2026-07-15', folder, `guard ${both} --certificate later.json`)).toBe(1);
  expect(await on('2026-07-15', folder, `guard verify then.json ${both}`)).toBe(0);
  expect(await on('2026-06-15', folder, `guard verify later.json ${both}`)).toBe(0);
});

test('an approval that base does not have cannot be certified', async () => {
  const folder = temporaryFolder();
  sides(folder);
  expect(await on('2026-06-15', folder, `guard ${both} --certificate then.json`)).toBe(0);
  write(folder, { 'base/seedlint.approvals.yaml': 'version: 1\napprovals: []\n' });
  expect(await on('2026-06-15', folder, `guard verify then.json ${both}`)).toBe(1);
});

test('the day, the language and the place do not show', async () => {
  const [one, other] = [temporaryFolder(), join(temporaryFolder(), 'far/away')];
  sides(one);
  mkdirSync(other, { recursive: true });
  sides(other);
  await on('2026-06-15', one, `guard ${both} --certificate out.json`);
  await on('2026-06-29', other, `guard ${both} --certificate out.json --lang ru --format json`);
  expect(readFileSync(join(other, 'out.json'))).toEqual(readFileSync(join(one, 'out.json')));
});
