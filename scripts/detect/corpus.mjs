import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/* The labelled catalogue beside the project: rows, files at every commit with a defect, files after the mending. */

export const root = fileURLToPath(new URL('../..', import.meta.url));
const corpus = resolve(root, '..', 'shared', 'corpus', 'codex-k8s');

/** The three checkouts whose findings are judged one by one, with the commits they show. */
export const snapshots = { 'review-era': 'b5a72c01', 'revise-era': 'f1457d1e', head: 'c9db8ac5' };

/** What of the corpus is not here; undefined when all of it is. */
export function whatIsMissing() {
  for (const part of ['defects.jsonl', 'defects.bundle', 'fix-pairs', ...Object.keys(snapshots)]) {
    if (!existsSync(join(corpus, part)))
      return `The labelled corpus is not here: ${join(corpus, part)} does not exist.`;
  }
  return undefined;
}

/** The labels, one defect in one file each; rows of one `group` are the same defect in several files. */
export function readLabels() {
  return readFileSync(join(corpus, 'defects.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
    .map((row) => ({ ...row, commit: row.commit_with_defect.slice(0, 8), fix: row.fix_commit?.slice(0, 8) }));
}

/** A way to read the files at a commit: a checkout where there is one, else a branch of the bundle. */
export function openCorpus(api) {
  const folder = mkdtempSync(join(tmpdir(), 'seedlint-detect-'));
  const clone = join(folder, 'defects.git');
  const cloned = spawnSync('git', ['clone', '--quiet', '--mirror', join(corpus, 'defects.bundle'), clone]);
  if (cloned.status !== 0) throw new Error(`git clone: ${cloned.stderr}`);
  const nameOf = new Map(Object.entries(snapshots).map(([name, commit]) => [commit, name]));
  return {
    folder,
    at(commit) {
      const name = nameOf.get(commit);
      return name ? api.diskSource(join(corpus, name)) : api.gitSource(clone, `refs/heads/at/${commit}`);
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The commits in which defects were mended, each with the texts of its files before and after, by path. */
export function readFixPairs() {
  return readdirSync(join(corpus, 'fix-pairs')).map((fix) => ({
    fix,
    before: textsIn(join(corpus, 'fix-pairs', fix, 'before')),
    after: textsIn(join(corpus, 'fix-pairs', fix, 'after')),
  }));
}

function textsIn(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [relative(folder, path).replaceAll('\\', '/'), readFileSync(path, 'utf8')];
    }),
  );
}
