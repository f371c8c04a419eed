import { cpSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
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

function write(folder: string, files: Readonly<Record<string, string>>): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** Two folders, the second with a rule that became weaker, and in the first an approval of it until the end of June. */
async function sides(folder: string): Promise<void> {
  write(join(folder, 'base'), {
    'seedlint.config.yaml': config,
    'prompts/dev-work.md': 'Rules:\n- Never push to the main branch.\n',
  });
  cpSync(join(folder, 'base'), join(folder, 'head'), { recursive: true });
  write(folder, { 'head/prompts/dev-work.md': 'Rules:\n- Avoid pushing to the main branch.\n' });
  await on('2026-06-01', folder, `guard ${both} --certificate first.json`);
  const [, id = ''] = /"id": "(\w+)"/.exec(readFileSync(join(folder, 'first.json'), 'utf8')) ?? [];
  const approve = `guard approve ${id} ${both} --by Grace --reason agreed --until 2026-06-30`;
  expect(await on('2026-06-01', folder, approve)).toBe(0);
  renameSync(join(folder, 'head/seedlint.approvals.yaml'), join(folder, 'base/seedlint.approvals.yaml'));
}

async function on(day: string, folder: string, argv: string): Promise<number> {
  const world = { ...testWorld(folder), now: () => new Date(`${day}T12:00:00Z`) };
  return main(argv.split(' '), world);
}

const both = '--base base --head head --author Ada';

test('what was approved when the certificate was written stays approved in it', async () => {
  const folder = temporaryFolder();
  await sides(folder);
  expect(await on('2026-06-15', folder, `guard ${both} --certificate then.json`)).toBe(0);
  expect(await on('2026-07-15', folder, `guard ${both} --certificate later.json`)).toBe(1);
  expect(await on('2026-07-15', folder, `guard verify then.json ${both}`)).toBe(0);
  expect(await on('2026-06-15', folder, `guard verify later.json ${both}`)).toBe(0);
});

test('an approval that base does not have cannot be certified', async () => {
  const folder = temporaryFolder();
  await sides(folder);
  expect(await on('2026-06-15', folder, `guard ${both} --certificate then.json`)).toBe(0);
  write(folder, { 'base/seedlint.approvals.yaml': 'version: 1\napprovals: []\n' });
  expect(await on('2026-06-15', folder, `guard verify then.json ${both}`)).toBe(1);
});

test('the day, the language and the place do not show', async () => {
  const [one, other] = [temporaryFolder(), join(temporaryFolder(), 'far/away')];
  await sides(one);
  mkdirSync(other, { recursive: true });
  await sides(other);
  await on('2026-06-15', one, `guard ${both} --certificate out.json`);
  await on('2026-06-29', other, `guard ${both} --certificate out.json --lang ru --format json`);
  expect(readFileSync(join(other, 'out.json'))).toEqual(readFileSync(join(one, 'out.json')));
});
