import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { replicate } from './bench/copies.mjs';
import { guardTrees } from './bench/guard-trees.mjs';
import { longTwins } from './bench/long-twins.mjs';
import { measure } from './bench/measure.mjs';
import { table } from './table.mjs';

/*
 * How long seedlint takes: to start, on one snapshot, on two long files, and on N copies of the snapshot: 100, with
 * `--quick` 10, with `--growth` as many as make ten thousand seeds; and how long the guard takes for two such trees. Needs a build. Times are milliseconds; a shared machine
 * makes them jump, so trust the ratios of what was measured side by side. Exit code 1 when a limit is passed.
 */

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = join(root, 'bin', 'seedlint.js');
/** What a user would notice, with the most that is allowed. */
const limits = [];
let copies = process.argv.includes('--quick') ? [1, 10] : [1, 10, 100];
// Node 20 loads these certificates at every start, which would count as ours.
const env = { ...process.env, NODE_EXTRA_CA_CERTS: undefined };
/** Makes a program say on its error stream, last of all, how much memory it took at most. */
const tellsMemory = `data:text/javascript,${encodeURIComponent(
  "process.on('exit', () => console.error(`\\nmaxRSS ${process.resourceUsage().maxRSS}`));",
)}`;
const folder = mkdtempSync(join(tmpdir(), 'seedlint-bench-'));

try {
  if (!existsSync(join(root, 'dist', 'index.js'))) throw new Error('There is no build. Run: npm run build');
  const snapshots = snapshotsToMeasure();
  console.log(`Node ${process.version}, ${snapshots[0].label}\n`);
  startUp();
  const api = await import(pathToFileURL(join(root, 'dist', 'index.js')).href);
  await cold(api, snapshots);
  const { config, seeds } = await readSnapshot(api, snapshots[0]);
  await alignment(api, config);
  if (process.argv.includes('--growth')) copies = [1, 10, Math.ceil(10_000 / seeds.length)];
  await scaling(api, config, seeds);
  comparison(config, seeds);
  table(
    ['Limits', 'allowed', 'measured', ''],
    limits.map(({ what, most, value, show }) => [what, show(most), show(value), value > most ? 'passed' : 'kept']),
  );
  if (limits.some(({ most, value }) => value > most)) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Real catalogues where there are some beside the project, the larger first; else the one we ship. */
function snapshotsToMeasure() {
  const real = ['head', 'revise-era'].map((name) => ({
    label: `catalogue codex-k8s (${name})`,
    config: join(root, 'fixtures', 'wild', name, 'seedlint.config.yaml'),
    cwd: resolve(root, '..', 'shared', 'corpus', 'codex-k8s', name),
  }));
  if (real.every(({ cwd }) => existsSync(cwd))) return real;
  return [{ label: 'the seeds seedlint ships', config: join(root, 'seedlint.config.yaml'), cwd: root }];
}

function startUp() {
  const empty = join(folder, 'empty.mjs');
  writeFileSync(empty, '');
  const both = inTurn(20, [[empty], [bin, '--version']]);
  table(
    ['Start-up', 'wall median', 'wall least', 'cpu mean', 'wall to empty', 'cpu to empty'],
    ['an empty program', 'seedlint --version'].map((name, index) => [
      name,
      ...figures(both[index]),
      times(median(both[index].map(({ wall }, pair) => wall / both[0][pair].wall))),
      times(mean(both[index].map(({ cpu }) => cpu)) / mean(both[0].map(({ cpu }) => cpu))),
    ]),
  );
}

async function cold(api, snapshots) {
  const lines = snapshots.map(({ config, cwd }) => [bin, 'lint', '--config', config, '--cwd', cwd, '--format', 'json']);
  const spent = inTurn(7, lines);
  const counts = [];
  for (const snapshot of snapshots) counts.push((await readSnapshot(api, snapshot)).seeds.length);
  table(
    ['One snapshot, whole process', 'files', 'wall median', 'wall least', 'cpu mean'],
    snapshots.map(({ label }, index) => [label, String(counts[index]), ...figures(spent[index])]),
  );
  const last = spent.at(-1);
  // On a busy machine the clock tells of the others; on a quiet one the two are the same.
  const value = Math.min(mean(last.map(({ cpu }) => cpu)), ...last.map(({ wall }) => wall));
  limits.push({ what: `one snapshot of ${counts.at(-1)} files, cold`, most: 1500, value, show: ms });
}

async function readSnapshot(api, { config: path, cwd }) {
  const files = { read: (path) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined), exists: existsSync };
  const config = await api.loadConfig({ config: path, cwd, from: root, rules: api.rules, files });
  const { seeds } = api.readCatalogue(api.diskSource(cwd), config, api.builtInPacks()).catalogue;
  return { config, seeds };
}

async function alignment(api, config) {
  const rows = [];
  for (const count of [500, 1000, 2000]) {
    const runs = [];
    for (let run = 0; run < 3; run++) {
      const { byRule, units } = await longTwins(api, config, count);
      const all = Object.values(byRule);
      runs.push({ units, pairing: Math.max(...all), rules: all.reduce((sum, spent) => sum + spent, 0) });
    }
    rows.push(runs.toSorted((a, b) => a.rules - b.rules)[0]);
  }
  table(
    ['Two long files, cpu', 'pairing', 'all rules of parity'],
    rows.map(({ units, pairing, rules }) => [`${units.join(' + ')} directives`, ms(pairing), ms(rules)]),
  );
  limits.push({ what: 'pairing of two files of 2,000 directives', most: 1000, value: rows.at(-1).pairing, show: ms });
}

/** `seedlint guard` of two folders of which thirty files differ, as a process of its own. */
function comparison(config, seeds) {
  const counts = process.argv.includes('--quick') ? [100, 1000] : [100, 1000, 4000];
  const rows = counts.map((count) => {
    const trees = guardTrees(config, seeds, count, { folder, changed: 30 });
    const args = ['--import', tellsMemory, bin, 'guard', '--base', trees.base, '--head', trees.head];
    const [spent] = inTurn(3, [args]);
    return { count, seeds: trees.seeds, spent, memory: Math.max(...spent.map(({ memory }) => memory)) };
  });
  table(
    ['Guard, 30 files changed', 'wall median', 'wall least', 'cpu mean', 'memory at most'],
    rows.map(({ seeds: all, spent, memory }) => [`${all} seeds`, ...figures(spent), `${memory.toFixed(0)} MiB`]),
  );
  const { spent } = rows.find(({ count }) => count === 1000) ?? rows[0];
  const value = Math.min(mean(spent.map(({ cpu }) => cpu)), ...spent.map(({ wall }) => wall));
  limits.push({ what: 'guard of two trees of 1,000 seeds', most: 2000, value, show: ms });
}

function figures(spent) {
  const walls = spent.map(({ wall }) => wall);
  return [ms(median(walls)), ms(Math.min(...walls)), ms(mean(spent.map(({ cpu }) => cpu)))];
}

/** Reads, parses, judges and reports N copies in this process, the smallest number first to warm up. */
async function scaling(api, config, seeds) {
  const rows = [];
  const byRule = new Map();
  // The first runs are slower by what the engine has not compiled yet.
  for (let run = 0; run < 3; run++) await measure(api, replicate(config, seeds, 1, folder));
  for (const count of copies) {
    const { report, parts, rules } = await measure(api, replicate(config, seeds, count, folder));
    rows.push({ count, seeds: report.seeds, findings: report.findings.length, ...parts });
    for (const [rule, spent] of rules) byRule.set(rule, [...(byRule.get(rule) ?? []), spent]);
  }
  const parts = ['read', 'parse', 'rules', 'report'];
  table(
    ['In process, cpu', ...rows.map(({ count, seeds }) => `×${count} (${seeds} seeds)`), ...growthHeads()],
    [
      ...parts.map((part) => [part, ...rows.map((row) => ms(row[part])), ...growth(rows.map((row) => row[part]))]),
      ['findings', ...rows.map((row) => String(row.findings)), ...growth(rows.map((row) => row.findings))],
    ],
  );
  const slowest = [...byRule].toSorted(([, a], [, b]) => b.at(-1) - a.at(-1)).slice(0, 10);
  table(
    ['Slowest rules, cpu', ...copies.map((count) => `×${count}`), ...growthHeads()],
    slowest.map(([rule, spent]) => [rule, ...spent.map(ms), ...growth(spent)]),
  );
  const each = rows.slice(-2).map((row) => parts.reduce((sum, part) => sum + row[part], 0) / row.seeds);
  limits.push({
    what: `a seed of ${rows.at(-1).seeds} to one of ${rows.at(-2).seeds}`,
    most: 2,
    value: each[1] / each[0],
    show: times,
  });
}

/** Programs run in turn, so that whatever else the machine does hits all of them. Per program: what each run took. */
function inTurn(count, programs) {
  const spent = programs.map(() => []);
  for (let run = 0; run < count; run++) for (const [index, args] of programs.entries()) spent[index].push(once(args));
  return spent;
}

function once(args) {
  const cpuBefore = childCpu();
  const began = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { env, maxBuffer: 1 << 28, encoding: 'utf8' });
  const wall = performance.now() - began;
  if (status === null || status > 1) throw new Error(`${args.join(' ')}: exit code ${status}\n${stderr}`);
  // In kibibytes, where the program was asked for it.
  const memory = Number(/^maxRSS (\d+)$/m.exec(stderr)?.[1]) / 1024;
  return { wall, cpu: childCpu() - cpuBefore, memory };
}

/** Milliseconds of processor time that finished children of this process took; NaN where the system does not say. */
function childCpu() {
  try {
    const fields = readFileSync('/proc/self/stat', 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    // Fields 16 and 17 of proc(5), in ticks of ten milliseconds: right on the average of many runs.
    return (Number(fields[13]) + Number(fields[14])) * 10;
  } catch {
    return Number.NaN;
  }
}

function growthHeads() {
  return copies.slice(1).map((count, index) => `×${copies[index]}→×${count}`);
}

/** How many times as long for so many times the files; the same number is linear. */
function growth(values) {
  return values.slice(1).map((value, index) => (values[index] > 0 ? times(value / values[index]) : ''));
}

function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function ms(value) {
  if (Number.isNaN(value)) return '–';
  return value < 10 ? value.toFixed(1) : value.toFixed(0);
}

function times(value) {
  if (Number.isNaN(value)) return '–';
  return `${value.toFixed(value < 10 ? 2 : 1)}×`;
}
