import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { changeOf } from '../testing/change.ts';
import { mistakeOf } from '../testing/config-files.ts';
import { commitAll, git, temporaryFolder } from '../testing/temporary-folder.ts';
import { changed, repository } from '../testing/threat-base.ts';
import { testWorld } from '../testing/world.ts';
import { main } from './main.ts';
import { readChange } from './guard-sides.ts';

function clone(): string {
  const folder = temporaryFolder(repository);
  commitAll(folder);
  return folder;
}

async function exitCode(folder: string, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const world = testWorld(folder);
  const code = await main(['guard', ...args], world);
  return { code, out: world.out(), err: world.err() };
}

test('a commit is not compared with itself, whatever it is called', async () => {
  const folder = clone();
  git(folder, 'tag', 'v1');
  for (const args of [[], ['--base', 'v1'], ['--base', 'main', '--head', 'HEAD']]) {
    const { code, err } = await exitCode(folder, ...args);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('There is nothing to compare') });
  }
});

test('what is not committed yet is compared with the same commit', async () => {
  const folder = clone();
  writeFileSync(join(folder, 'README.md'), 'New.\n');
  expect(await exitCode(folder)).toMatchObject({ code: 0 });
  writeFileSync(
    join(folder, 'seedlint.config.yaml'),
    changed({ 'seedlint.config.yaml': ['mixed-script: error', 'mixed-script: off'] })['seedlint.config.yaml'] ?? '',
  );
  const { code, out } = await exitCode(folder);
  expect({ code, out }).toEqual({ code: 1, out: expect.stringContaining('Rule mixed-script is milder: error → off.') });
});

test('a configuration that is gone is a weakening in head, and a mistake in base', async () => {
  const folder = clone();
  git(folder, 'checkout', '--quiet', '-b', 'change');
  renameSync(join(folder, 'seedlint.config.yaml'), join(folder, 'seedlint.yaml'));
  commitAll(folder);
  expect(await exitCode(folder, '--base', 'main')).toMatchObject({
    code: 1,
    out: expect.stringContaining('There is no configuration any more'),
  });
  expect(await exitCode(folder, '--base', 'change', '--head', 'main')).toMatchObject({ code: 2 });
});

test('files that decide whether seedlint runs are read from the top of the repository', async () => {
  const below = Object.fromEntries(
    Object.entries(repository).map(([path, text]) => [path.startsWith('.github/') ? path : `team/${path}`, text]),
  );
  const folder = temporaryFolder({ ...below, '.github/CODEOWNERS': '/team/prompts/ @owner\n' });
  commitAll(folder);
  writeFileSync(join(folder, '.github/CODEOWNERS'), '/team/prompts/ @bot\n');
  const { code, out } = await exitCode(join(folder, 'team'));
  expect({ code, out }).toEqual({ code: 1, out: expect.stringContaining('@owner → @bot: team/prompts/') });
  const change = await readChange({}, testWorld(join(folder, 'team')));
  expect(change.head.folder).toBe('team');
  expect([...(change.head.data?.keys() ?? [])]).toContain('.github/workflows/prompts.yml');
});

test('nothing is linted where settings and suppressions are the same', async () => {
  const prompt = { 'prompts/role-sre-work_en.md': ['- Watch', '- Watch watch'] } as const;
  expect((await changeOf(repository, changed(prompt), { bare: true })).silenced).toBeUndefined();
  const settings = { 'seedlint.config.yaml': ['doubled-word: error', 'doubled-word: off'] } as const;
  const { silenced } = await changeOf(repository, changed(settings), { bare: true });
  expect(silenced?.map(({ finding }) => `${finding.at.path} ${finding.rule}`)).toEqual([
    'prompts/role-sre-work_en.md doubled-word',
    'prompts/role-sre-work_ru.md doubled-word',
  ]);
});

test('a key that nobody knows ends it, with its place', async () => {
  const head = changed({ 'seedlint.config.yaml': ['rules:\n', 'rulez: {}\nrules:\n'] });
  expect(await mistakeOf(changeOf(repository, head, { bare: true }))).toMatch(/seedlint\.config\.yaml:12:1 .*"rulez"/);
});
