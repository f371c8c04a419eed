import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { rolldown } from 'rolldown';

/*
 * What the guard makes of edits whose effect people have told: planted weakenings and harmless edits of the labelled corpus and of
 * fixtures/guard, and real commits. Prints a table for each and every miss. Exit code 1 when the corpus is judged worse than asked for.
 */

const root = fileURLToPath(new URL('..', import.meta.url));
const corpus = resolve(root, '..', 'shared', 'corpus');
const { values: options } = parseArgs({ options: { quiet: { type: 'boolean' } } });
const failures = [];

if (!existsSync(join(root, 'dist', 'index.js'))) throw new Error('There is no build. Run: npm run build');
const api = await import(`${new URL('../dist/index.js', import.meta.url)}`);
const { applyEdit, readEdits } = await editing();
const packs = api.builtInPacks();

const own = join(root, 'fixtures', 'guard');
for (const name of readdirSync(own, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
  const folder = join(own, name.name);
  await tryEdits(`fixtures/guard/${name.name}`, folder, join(own, 'seedlint.config.yaml'), [
    join(folder, 'edits.jsonl'),
  ]);
}
if (existsSync(corpus)) {
  const files = ['adversarial', 'benign'].map((kind) => join(corpus, 'guard', `${kind}.jsonl`));
  const real = await tryEdits('the labelled corpus', join(corpus, 'codex-k8s', 'head'), configOf('head'), files);
  ask('weakenings called weakened', real.weakens.weakened / total(real.weakens), 0.95);
  ask(
    'weakenings that do not pass unseen',
    1 - (real.weakens.held + real.weakens.strengthened) / total(real.weakens),
    1,
  );
  ask('harmless edits not called weakened', 1 - real.harmless.weakened / total(real.harmless), 0.98);
  ask('harmless edits not called unclear', 1 - real.harmless.unclear / total(real.harmless), 0.92);
  ask('real commits judged right, of those with high confidence', await tryCommits(), 0.9);
} else console.log(`Skipped the labelled corpus: ${corpus} does not exist.`);
console.log(failures.length === 0 ? '\nAll that is asked for is there.' : `\nNot there: ${failures.join('; ')}.`);
process.exitCode = failures.length === 0 ? 0 : 1;

/** How edits are read and made, from the tests that hold them. */
async function editing() {
  const bundle = await rolldown({ input: join(root, 'src', 'testing', 'guard-edits.ts'), platform: 'node' });
  const { output } = await bundle.generate({ format: 'esm' });
  await bundle.close();
  return import(`data:text/javascript;base64,${Buffer.from(output[0].code).toString('base64')}`);
}

function ask(what, share, least) {
  if (share < least) failures.push(`${what}: ${(share * 100).toFixed(1)} %, asked for ${least * 100} %`);
}

async function tryEdits(title, folder, config, files) {
  const source = api.diskSource(folder);
  const loaded = await load(config, folder);
  const read = (changed) => api.readCatalogue(api.overlaySource(source, changed), loaded, packs).catalogue;
  const base = read(new Map());
  const counts = { weakens: tally(), harmless: tally() };
  const misses = [];
  for (const edit of files.flatMap((file) => readEdits(readFileSync(file, 'utf8')))) {
    const head = read(applyEdit(edit, (path) => readFileSync(join(folder, path), 'utf8')));
    const verdict = gravest(api.compareCatalogues(base, head));
    const weakens = edit.expected === 'weakened';
    counts[weakens ? 'weakens' : 'harmless'][verdict]++;
    const isMiss = weakens ? verdict === 'held' || verdict === 'strengthened' : verdict === 'weakened';
    if (isMiss || verdict === 'unclear') misses.push({ edit, verdict, isMiss });
  }
  console.log(`\n${title}`);
  print([
    ['', 'weakened', 'unclear', 'held', 'stronger', 'of'],
    ['weakenings', ...row(counts.weakens)],
    ['harmless', ...row(counts.harmless)],
  ]);
  for (const { edit, verdict, isMiss } of misses) {
    if (!isMiss && options.quiet) continue;
    console.log(
      `  ${isMiss ? '✖' : '▲'} ${edit.id} ${verdict}: ${edit.file}:${edit.line} «${edit.from ?? ''}» → «${edit.to ?? ''}»`,
    );
  }
  return counts;
}

async function tryCommits() {
  const folder = mkdtempSync(join(tmpdir(), 'seedlint-guard-'));
  try {
    const clone = join(folder, 'history.git');
    const cloned = spawnSync('git', ['clone', '--quiet', '--mirror', join(corpus, 'guard', 'history.bundle'), clone]);
    if (cloned.status !== 0) throw new Error(`git clone: ${cloned.stderr}`);
    const rows = readEdits(readFileSync(join(corpus, 'guard', 'history.jsonl'), 'utf8'));
    let [right, sure] = [0, 0];
    console.log('\nReal commits');
    const table = [['commit', 'label', 'confidence', 'asked', 'weakened', 'unclear', 'stronger', '']];
    for (const label of rows) {
      const name = label.head.slice(0, 8);
      const [base, head] = ['base', 'head'].map((side) => sourceAt(clone, `refs/heads/${name}/${side}`));
      // The first commit of all has nothing before it.
      const changes = base ? await changesOf(base, head, clone) : [];
      const count = (judgement) => changes.filter((change) => change.judgement === judgement).length;
      const fits = count('weakened') > 0 === (label.guard_expect === 'fail');
      if (label.confidence === 'high') {
        sure++;
        if (fits) right++;
      }
      table.push([
        name,
        label.verdict,
        label.confidence,
        label.guard_expect,
        count('weakened'),
        count('unclear'),
        count('strengthened'),
        fits ? '' : '✖',
      ]);
    }
    print(table);
    console.log(`  ${right} of ${sure} labelled with high confidence`);
    return right / sure;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function changesOf(base, head, clone) {
  const catalogues = [];
  for (const source of [base, head]) {
    catalogues.push(api.readCatalogue(source, await load(configOf(eraOf(source.paths())), clone), packs).catalogue);
  }
  return api.compareCatalogues(...catalogues);
}

function sourceAt(clone, revision) {
  try {
    return api.gitSource(clone, revision);
  } catch (error) {
    if (error.code === 'git-revision') return undefined;
    throw error;
  }
}

function load(config, folder) {
  return api.loadConfig({ config, cwd: folder, from: folder, rules: api.rules, files: api.configFiles });
}

function configOf(era) {
  return join(root, 'fixtures', 'wild', era, 'seedlint.config.yaml');
}

/** Which of the configurations in fixtures/wild the files of a commit need. */
function eraOf(paths) {
  const has = (part) => [...paths].some((path) => path.includes(part));
  if (!has('/promptseeds/')) return 'review-era';
  if (has('/templates/prompt_blocks/')) return 'head';
  return has('/promptseeds/ai-repair-work.md') ? 'repair-era' : 'revise-era';
}

function gravest(changes) {
  return (
    ['weakened', 'unclear', 'strengthened'].find((one) => changes.some(({ judgement }) => judgement === one)) ?? 'held'
  );
}

function tally() {
  return { weakened: 0, unclear: 0, held: 0, strengthened: 0 };
}

function total(counts) {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

function row(counts) {
  return [counts.weakened, counts.unclear, counts.held, counts.strengthened, total(counts)];
}

function print(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((cells) => String(cells[column]).length)));
  for (const cells of rows) {
    const line = cells.map((cell, column) =>
      column === 0 ? String(cell).padEnd(widths[0]) : String(cell).padStart(widths[column]),
    );
    console.log(`  ${line.join('  ')}`.trimEnd());
  }
}
