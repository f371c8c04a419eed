import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/*
 * What `seedlint guard` says of each step of a repository's own history: `npm run replay -- <repository or bundle> [--config <file>]
 * [--paths <path>…] [--limit <n>]`. Prints a row for each commit with one parent; exit code 1 when a step ended otherwise than with a verdict or a
 * mistake it could name.
 */

const root = fileURLToPath(new URL('..', import.meta.url));
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    config: { type: 'string' },
    paths: { type: 'string', multiple: true, default: [] },
    limit: { type: 'string', default: '1000' },
    // Configurations to try one after the other, where an old state fits another one.
    configs: { type: 'string', multiple: true, default: [] },
  },
});
const [asked] = positionals;
if (asked === undefined || !existsSync(asked)) {
  throw new Error('Name a repository or a bundle: npm run replay -- <path>');
}
if (!existsSync(join(root, 'dist', 'index.js'))) throw new Error('There is no build. Run: npm run build');

const scratch = mkdtempSync(join(tmpdir(), 'seedlint-replay-'));
try {
  // A clone of its own: nothing of the repository is touched.
  const repository = join(scratch, 'repository');
  git(scratch, ['init', '--quiet', repository]);
  git(repository, ['fetch', '--quiet', resolve(asked), '+refs/*:refs/replay/*']);
  const crashed = replay(repository);
  process.exitCode = crashed > 0 ? 1 : 0;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function replay(repository) {
  const rows = [['step', 'verdict', 'weakened', 'unclear', 'stronger', 'what it said']];
  const tally = new Map();
  for (const [commit, parent] of steps(repository)) {
    const { verdict, counts = ['', '', ''], said = '' } = judge(repository, parent, commit);
    tally.set(verdict, (tally.get(verdict) ?? 0) + 1);
    rows.push([commit.slice(0, 8), verdict, ...counts, said]);
  }
  const widths = rows[0].map((_, column) => Math.max(...rows.map((cells) => String(cells[column]).length)));
  for (const cells of rows) {
    console.log(`  ${cells.map((cell, column) => String(cell).padEnd(widths[column])).join('  ')}`.trimEnd());
  }
  console.log(`\n${rows.length - 1} steps: ${[...tally].map(([verdict, count]) => `${count} ${verdict}`).join(', ')}`);
  return tally.get('crashed') ?? 0;
}

/** Commits and their only parents, the oldest first. */
function steps(repository) {
  const paths = options.paths.length > 0 ? ['--', ...options.paths] : [];
  const log = git(repository, ['rev-list', '--topo-order', '--reverse', '--parents', '--all', ...paths]);
  const found = log
    .split('\n')
    .map((line) => line.split(' '))
    .filter((commits) => commits.length === 2);
  return (found.length > 0 ? found : states(repository)).slice(0, Number(options.limit));
}

/** Where no commit has a parent each branch is a state, compared with the one before it in time or, of one time, by name. */
function states(repository) {
  const tips = git(repository, ['for-each-ref', '--sort=committerdate', '--format=%(objectname)', 'refs/replay']);
  const commits = [...new Set(tips.split('\n').filter(Boolean))];
  return commits.slice(1).map((commit, index) => [commit, commits[index]]);
}

function judge(repository, base, head) {
  const configs = [...(options.config === undefined ? [] : [options.config]), ...options.configs];
  let last;
  for (const config of configs.length > 0 ? configs : [undefined]) {
    const args = ['guard', '--cwd', repository, '--base', base, '--head', head, '--format', 'json'];
    if (config !== undefined) args.push('--config', resolve(config));
    last = verdictOf(spawnSync(process.execPath, [join(root, 'bin', 'seedlint.js'), ...args], { encoding: 'utf8' }));
    if (last.verdict !== 'not judged') return last;
  }
  return last;
}

function verdictOf({ status, stdout, stderr }) {
  // Exit code 2 with a sentence is an answer; a stack trace or a signal is none.
  if (status === 2 && !/\n\s+at /.test(stderr)) return { verdict: 'not judged', said: stderr.split('\n')[0] };
  if (status !== 0 && status !== 1) return { verdict: 'crashed', said: stderr.split('\n')[0] };
  const { held, weakened, unclear, strengthened } = JSON.parse(stdout);
  const verdict = !held ? 'weakened' : unclear.length > 0 ? 'unclear' : 'held';
  return { verdict, counts: [weakened.length, unclear.length, strengthened.length] };
}

function git(cwd, args) {
  const { status, stdout, stderr } = spawnSync('git', args, { cwd, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`git ${args[0]}: ${stderr}`);
  return stdout.trim();
}
