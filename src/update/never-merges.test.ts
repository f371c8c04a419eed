import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { expect, test } from 'vitest';

/* Nothing here can merge, approve or set to merge by itself: the words for it are in no file, neither ours nor what is bundled with it. */

const root = fileURLToPath(new URL('../..', import.meta.url));

// The list of paths that octokit throttles names some of them, without a verb: that is no call.
const merging = [
  /(?:PUT|POST) [^\s'"`]*\/merges?\b/,
  /enablePullRequestAutoMerge|mergePullRequest|addPullRequestReview|enqueuePullRequest/,
  /(?:PUT|POST) [^\s'"`]*\/reviews\b/,
  /\bAPPROVE\b/,
  /\bmerge_method\b/,
];

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:ts|js)$/.test(path) && !path.endsWith('.test.ts'))
    .map((path) => join(folder, path));
}

test('the code of the updater has no word for it', () => {
  const sources = [...files(join(root, 'src/update')), ...files(join(root, 'src/cli'))];
  expect(sources.length).toBeGreaterThan(30);
  expect(sources.filter((path) => merging.some((pattern) => pattern.test(readFileSync(path, 'utf8'))))).toEqual([]);
});

test('what is bundled for GitHub has none, either', async () => {
  const bundle = await rolldown({ input: join(root, 'src/update/hosts/github/host.ts'), platform: 'node' });
  const { output } = await bundle.generate({ format: 'esm', codeSplitting: false });
  const { code } = output[0];
  expect(code).toContain('/repos/{owner}/{repo}/pulls');
  for (const pattern of merging) expect(code).not.toMatch(pattern);
});

test.skipIf(!existsSync(join(root, 'dist/chunks')))('nor has the built program', () => {
  const calls = merging.slice(0, 3);
  const built = files(join(root, 'dist'));
  expect(built.filter((path) => calls.some((pattern) => pattern.test(readFileSync(path, 'utf8'))))).toEqual([]);
});
