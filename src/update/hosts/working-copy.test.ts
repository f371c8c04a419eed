import { existsSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hashOf } from '../../cli/digest.ts';
import type { Draft, Publication } from '../../core/draft.ts';
import { commitAll, git, temporaryFolder } from '../../testing/temporary-folder.ts';
import { publish } from '../publish.ts';
import { workingCopyHost } from './working-copy.ts';

const branch = 'seedlint/self-improve/run-1-a1b2c3d4';

function repository(): string {
  const folder = temporaryFolder({ 'prompts/dev_ru.md': 'Старый текст.\n' });
  commitAll(folder);
  return folder;
}

function draftOn(folder: string, text = 'Новый текст.\n'): Draft {
  return {
    key: 'a1b2c3d4'.repeat(8),
    branch,
    baseBranch: 'main',
    base: git(folder, 'rev-parse', 'main').trim(),
    commits: [
      {
        message: 'docs: слова\n\nSeedlint-Action-Item: item-1\n',
        files: new Map([['prompts/dev_ru.md', new TextEncoder().encode(text)]]),
      },
    ],
    author: { name: 'seedlint', email: 'seedlint@noreply.invalid' },
    at: '2026-01-16T10:00:00Z',
    title: 'docs: слова',
    body: `Теперь: ${text}`,
    labels: [],
    reviewers: [],
    record: '{}\n',
  };
}

function go(
  repository: string,
  draft = draftOn(repository),
  options: { readonly recreate?: boolean; readonly maxOpen?: number } = {},
): Promise<Publication> {
  const { maxOpen = 3, recreate } = options;
  const host = workingCopyHost({ repository });
  return publish(draft, {
    host,
    settings: { maxOpen },
    hash: hashOf,
    foreignNote: () => 'Left alone.',
    ...(recreate ? { recreate } : {}),
  });
}

const beside = (repository: string, name: string): string => join(repository, '.seedlint/run-1-a1b2c3d4', name);

test('a branch, and beside it what a reviewer reads and applies', async () => {
  const folder = repository();
  const before = git(folder, 'status', '--porcelain', '--branch');
  expect(await go(folder)).toMatchObject({
    outcome: 'opened',
    branch,
    where: '.seedlint/run-1-a1b2c3d4/PULL_REQUEST.md',
  });
  expect(git(folder, 'status', '--porcelain', '--branch')).toBe(before);
  expect(git(folder, 'show', `${branch}:prompts/dev_ru.md`)).toBe('Новый текст.\n');
  expect(readFileSync(beside(folder, 'PULL_REQUEST.md'), 'utf8')).toMatch(
    /^# docs: слова\n\n<!-- seedlint:pr v1 [^\n]*-->\n<!-- seedlint:begin -->\nТеперь: Новый текст\./,
  );

  const elsewhere = join(temporaryFolder(), 'clone');
  git(folder, 'clone', '--quiet', '--branch', 'main', folder, elsewhere);
  git(elsewhere, 'am', '--quiet', beside(folder, 'changes.patch'));
  expect(readFileSync(join(elsewhere, 'prompts/dev_ru.md'), 'utf8')).toBe('Новый текст.\n');
  git(elsewhere, 'fetch', '--quiet', beside(folder, 'changes.bundle'), `${branch}:from-bundle`);
  expect(git(elsewhere, 'rev-parse', 'from-bundle')).toBe(git(folder, 'rev-parse', branch));
});

test('a second run writes nothing', async () => {
  const folder = repository();
  await go(folder);
  const times = (): number[] =>
    ['PULL_REQUEST.md', 'changes.patch', 'changes.bundle'].map((name) => statSync(beside(folder, name)).mtimeMs);
  const [before, reflog] = [times(), git(folder, 'rev-parse', branch)];
  expect(await go(folder)).toMatchObject({ outcome: 'unchanged' });
  expect([times(), git(folder, 'rev-parse', branch)]).toEqual([before, reflog]);
});

test('other words and a base that has moved bring branch and folder up to date', async () => {
  const folder = repository();
  await go(folder);
  git(folder, 'commit', '--quiet', '--allow-empty', '-m', 'Something else');
  expect(await go(folder, draftOn(folder, 'Ещё новее.\n'))).toMatchObject({ outcome: 'updated' });
  expect(git(folder, 'rev-list', '--count', `main..${branch}`).trim()).toBe('1');
  expect(readFileSync(beside(folder, 'PULL_REQUEST.md'), 'utf8')).toContain('Теперь: Ещё новее.');
  expect(readFileSync(beside(folder, 'changes.patch'), 'utf8')).toContain('+Ещё новее.');
});

test('who deletes the branch has declined, and is asked again only on request', async () => {
  const folder = repository();
  await go(folder);
  git(folder, 'branch', '--quiet', '-D', branch);
  expect(await go(folder, draftOn(folder, 'Ещё новее.\n'))).toMatchObject({ outcome: 'declined' });
  expect(git(folder, 'branch', '--list', branch)).toBe('');
  expect(await go(folder, draftOn(folder, 'Ещё новее.\n'), { recreate: true })).toMatchObject({ outcome: 'opened' });
});

test('what was taken into the base is done', async () => {
  const folder = repository();
  await go(folder);
  git(folder, 'merge', '--quiet', '--no-ff', '-m', 'Take it', branch);
  expect(await go(folder)).toMatchObject({ outcome: 'merged' });
});

test('a commit of somebody else stops it', async () => {
  const folder = repository();
  await go(folder);
  const tree = git(folder, 'rev-parse', `${branch}^{tree}`).trim();
  const commit = git(folder, 'commit-tree', tree, '-p', branch, '-m', 'Mine').trim();
  git(folder, 'update-ref', `refs/heads/${branch}`, commit);
  expect(await go(folder, draftOn(folder, 'Ещё новее.\n'))).toMatchObject({ outcome: 'foreign', commits: [commit] });
  expect(git(folder, 'rev-parse', branch).trim()).toBe(commit);
  expect(readFileSync(beside(folder, 'NOTE.md'), 'utf8')).toContain('Left alone.');
});

test('a branch that is checked out is not moved under anybody', async () => {
  const folder = repository();
  await go(folder);
  git(folder, 'checkout', '--quiet', branch);
  await expect(go(folder, draftOn(folder, 'Ещё новее.\n'))).rejects.toThrow(/is checked out here/);
});

test('what somebody adds below our part stays', async () => {
  const folder = repository();
  await go(folder);
  const path = beside(folder, 'PULL_REQUEST.md');
  writeFileSync(path, `${readFileSync(path, 'utf8')}Подождите до релиза.\n`);
  await go(folder, draftOn(folder, 'Ещё новее.\n'));
  expect(readFileSync(path, 'utf8')).toMatch(/Ещё новее\.[^]*Подождите до релиза\.\n$/);
});

test('nothing is written through a link that came with the repository', async () => {
  const folder = repository();
  symlinkSync(temporaryFolder(), join(folder, '.seedlint'));
  await expect(go(folder)).rejects.toThrow(/link/i);
});

test('no more than may be are open', async () => {
  const folder = repository();
  await go(folder);
  const other = { ...draftOn(folder), branch: 'seedlint/self-improve/run-2-ffffffff', key: 'f'.repeat(64) };
  expect(await go(folder, other, { maxOpen: 1 })).toMatchObject({ outcome: 'capped' });
  expect(existsSync(join(folder, '.seedlint/run-2-ffffffff'))).toBe(false);
  rmSync(join(folder, '.seedlint'), { recursive: true });
});

test('the patch is the same, and can be applied, whatever the user likes patches to look like', async () => {
  const [plain, folder] = [repository(), repository()];
  await go(plain);
  const settings = {
    'diff.noprefix': 'true',
    'diff.mnemonicPrefix': 'true',
    'diff.context': '0',
    'diff.algorithm': 'patience',
    'diff.external': 'false',
    'color.ui': 'always',
    'core.splitIndex': 'true',
    'format.coverLetter': 'true',
    'format.signOff': 'true',
    'format.attach': 'part',
    'format.subjectPrefix': 'CHANGE',
    'format.headers': 'X-Own: 1\n',
    'format.to': 'list@example.org',
    'format.notes': 'true',
    'i18n.logOutputEncoding': 'KOI8-R',
    'log.showSignature': 'true',
  };
  for (const [name, value] of Object.entries(settings)) git(folder, 'config', name, value);
  await go(folder);
  const patch = readFileSync(beside(folder, 'changes.patch'), 'utf8');
  expect(patch).toBe(readFileSync(beside(plain, 'changes.patch'), 'utf8'));
  git(plain, 'am', '--quiet', beside(folder, 'changes.patch'));
  expect(git(plain, 'rev-parse', 'HEAD^{tree}')).toBe(git(folder, 'rev-parse', `${branch}^{tree}`));
  expect(readdirSync(join(folder, '.git')).filter((name) => name.startsWith('sharedindex'))).toEqual([]);
});
