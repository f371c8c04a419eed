import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { table } from './table.mjs';

/*
 * How long seedlint takes: to start, on one snapshot, and on N copies of it. Needs a build. Times are milliseconds; a shared
 * machine makes them jump, so trust the ratios of what was measured side by side.
 */

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = join(root, 'bin', 'seedlint.js');
const copies = process.argv.includes('--quick') ? [1, 10] : [1, 10, 100];
// Node 20 loads these certificates at every start, which would count as ours.
const env = { ...process.env, NODE_EXTRA_CA_CERTS: undefined };
const folder = mkdtempSync(join(tmpdir(), 'seedlint-bench-'));

try {
  if (!existsSync(join(root, 'dist', 'index.js'))) throw new Error('There is no build. Run: npm run build');
  const snapshot = snapshotToMeasure();
  console.log(`Node ${process.version}, ${snapshot.label}\n`);
  startUp();
  cold(snapshot);
  await scaling(snapshot);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** A real catalogue where there is one beside the project, else the one we ship. */
function snapshotToMeasure() {
  const config = join(root, 'fixtures', 'wild', 'head', 'seedlint.config.yaml');
  const cwd = resolve(root, '..', 'shared', 'corpus', 'codex-k8s', 'head');
  if (existsSync(config) && existsSync(cwd)) return { label: 'catalogue codex-k8s (head)', config, cwd };
  return { label: 'the seeds seedlint ships', config: join(root, 'seedlint.config.yaml'), cwd: root };
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

function cold({ config, cwd }) {
  const [spent] = inTurn(7, [[bin, 'lint', '--config', config, '--cwd', cwd, '--format', 'json']]);
  table(
    ['One snapshot, whole process', 'wall median', 'wall least', 'cpu mean'],
    [['seedlint lint', ...figures(spent)]],
  );
}

function figures(spent) {
  const walls = spent.map(({ wall }) => wall);
  return [ms(median(walls)), ms(Math.min(...walls)), ms(mean(spent.map(({ cpu }) => cpu)))];
}

/** Reads, parses, judges and reports N copies in this process, the smallest number first to warm up. */
async function scaling({ config: path, cwd }) {
  const api = await import(pathToFileURL(join(root, 'dist', 'index.js')).href);
  const files = { read: (path) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined), exists: existsSync };
  const config = await api.loadConfig({ config: path, cwd, from: root, rules: api.rules, files });
  const { seeds } = api.readCatalogue(api.diskSource(cwd), config, api.builtInPacks()).catalogue;
  const rows = [];
  const byRule = new Map();
  // The first runs are slower by what the engine has not compiled yet.
  for (let run = 0; run < 3; run++) await measure(api, replicate(config, seeds, 1));
  for (const count of copies) {
    const { report, parts, rules } = await measure(api, replicate(config, seeds, count));
    rows.push({ count, seeds: report.seeds, findings: report.findings.length, ...parts });
    for (const [rule, spent] of rules) byRule.set(rule, [...(byRule.get(rule) ?? []), spent]);
  }
  const parts = ['read', 'parse', 'rules', 'report'];
  table(
    ['In process', ...rows.map(({ count, seeds }) => `×${count} (${seeds} seeds)`), ...growthHeads()],
    [
      ...parts.map((part) => [part, ...rows.map((row) => ms(row[part])), ...growth(rows.map((row) => row[part]))]),
      ['findings', ...rows.map((row) => String(row.findings)), ...growth(rows.map((row) => row.findings))],
    ],
  );
  const slowest = [...byRule].toSorted(([, a], [, b]) => b.at(-1) - a.at(-1)).slice(0, 10);
  table(
    ['Slowest rules', ...copies.map((count) => `×${count}`), ...growthHeads()],
    slowest.map(([rule, spent]) => [rule, ...spent.map(ms), ...growth(spent)]),
  );
}

async function measure(api, config) {
  const parts = { read: 0, parse: 0, rules: 0, report: 0 };
  const rules = new Map();
  const disk = api.diskSource(config.root);
  const source = Object.fromEntries(
    Object.entries(disk).map(([name, value]) => [
      name,
      typeof value === 'function' ? (...args) => clocked(parts, 'read', () => value.apply(disk, args)) : value,
    ]),
  );
  const began = performance.now();
  const { catalogue, problems } = api.readCatalogue(source, config, api.builtInPacks());
  parts.parse = performance.now() - began - parts.read;

  const timing = {
    now: () => performance.now(),
    record: (rule, spent) => rules.set(rule, (rules.get(rule) ?? 0) + spent),
  };
  const judging = performance.now();
  const report = await api.lint(catalogue, {
    rules: api.rules,
    config,
    problems,
    today: '2026-01-15',
    timing,
  });
  parts.rules = performance.now() - judging;

  const texts = new Map(catalogue.seeds.map(({ file }) => [file.path, file]));
  const words = await api.wordsFor('en');
  const writing = performance.now();
  await api.render('pretty', {
    report,
    words,
    rules: api.rules,
    files: (path) => texts.get(path),
    durationMs: 0,
    version: '0.0.0',
    width: 100,
    colour: 0,
  });
  parts.report = performance.now() - writing;
  return { report, parts, rules };
}

/** N copies of the prompt files on the disk, told apart by a mode of their own: more files and more runs, the same classes. */
function replicate(config, seeds, count) {
  const at = join(folder, `times-${count}`);
  const modes = Array.from({ length: count }, (_, index) => `copy-${index + 1}`);
  const { axes, classes, layers, required, runs, ...rest } = config.catalogue;
  for (const seed of seeds) {
    const { folder } = classes[seed.class];
    if (seed.pattern.includes('{mode}')) continue;
    for (const [copy, mode] of modes.entries()) {
      const path = join(at, folder, mode, relative(folder, seed.file.path));
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, apart(seed.file.text, copy));
    }
  }
  const moved = (names) => names.filter((name) => !name.includes('{mode}')).map((name) => `{mode}/${name}`);
  const inAnyMode = ({ match }) => (match.mode ?? null) === null;
  const modeless = (one) => ({ ...one, match: { ...one.match, mode: undefined } });
  return {
    ...config,
    root: at,
    catalogue: {
      ...rest,
      axes: { ...axes, mode: Object.fromEntries(modes.map((mode) => [mode, []])) },
      classes: mapValues(classes, (one) => ({
        ...one,
        names: moved(one.names),
        sections: one.sections.filter(inAnyMode).map(modeless),
        ...(one.listing && { listing: { ...one.listing, covers: {} } }),
      })),
      layers: layers.filter(inAnyMode).map((layer) => ({
        ...modeless(layer),
        candidates: moved(layer.candidates),
        ...(layer.canonical && { canonical: `{mode}/${layer.canonical}` }),
      })),
      required: required.map((cells) => ({ ...cells, name: `{mode}/${cells.name}` })),
      runs: runs.filter((run) => !run.mode).flatMap((run) => modes.map((mode) => ({ ...run, mode }))),
    },
  };
}

function mapValues(record, change) {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

/** Copies that say something else each: a catalogue of a hundred equal seeds would measure the duplicate rules only. */
function apart(text, copy) {
  let line = 0;
  return text.replace(
    /^([-*\d.\s]*)(.*\S)$/gm,
    (_, marker, rest) => `${marker}${rest} ${seal(copy, line++, /[а-яё]/i.test(rest))}`,
  );
}

/** A few made-up words, different for every copy and line, in the letters of the line: other letters would be findings. */
function seal(copy, line, isCyrillic) {
  const syllables = isCyrillic
    ? ['ба', 'ве', 'го', 'ду', 'жи', 'ке', 'ло', 'му', 'на', 'пе', 'ро', 'су', 'ти', 'фе', 'хо', 'ша']
    : ['ba', 've', 'go', 'du', 'zhi', 'ke', 'lo', 'mu', 'na', 'pe', 'ro', 'su', 'ti', 'fe', 'ho', 'sha'];
  let state = copy * 7919 + line * 104729;
  return Array.from({ length: 3 }, () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return [4, 8, 12].map((shift) => syllables[(state >> shift) & 15]).join('');
  }).join(' ');
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
  return { wall, cpu: childCpu() - cpuBefore };
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

function clocked(parts, part, work) {
  const began = performance.now();
  try {
    return work();
  } finally {
    parts[part] += performance.now() - began;
  }
}

function growthHeads() {
  return copies.slice(1).map((count, index) => `×${copies[index]}→×${count}`);
}

/** How many times as long for ten times the files: 10 is linear. */
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
