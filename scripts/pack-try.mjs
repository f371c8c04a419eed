import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/*
 * Packs seedlint, installs the tarball in an empty folder and uses it as a stranger would: what works in this repository
 * says nothing about what was left out of `files` or `exports`.
 */

const root = fileURLToPath(new URL('..', import.meta.url));
const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const catalogue = `axes: { stage: { dev: [] }, role: {}, mode: {}, kind: { work: [] }, locale: { ru: [], en: [] } }
locale: { default: ru, unmarked: ru }
classes:
  seed: { folder: prompts, names: ['{stage}-{kind}_{locale}.md'], languages: files }
`;
const consumer = `import { defineRule, lint, memorySource, type Catalogue, type Report, type Rule, type Source } from '${name}';

export const rule: Rule = defineRule({
  id: 'shouting',
  scope: 'seed',
  category: 'language',
  severity: 'warning',
  summary: 'A seed shouts.',
  messages: { shouts: 'Say it calmly.' },
  *check(seed) {
    for (const unit of seed.views[0]?.units ?? []) {
      if (unit.text.endsWith('!!!')) yield { message: 'shouts', at: unit.place };
    }
  },
});
export const source: Source = memorySource({ 'dev-work_ru.md': '' });
export const judge = (catalogue: Catalogue): Promise<Report> =>
  lint(catalogue, { rules: [rule], config: { rules: {}, overrides: [] }, today: '2026-01-15' });
// @ts-expect-error a category that does not exist must not compile
export const category: Rule['category'] = 'taste';
`;
const schemas = `import { readFileSync } from 'node:fs';
for (const file of ['config', 'catalogue']) {
  JSON.parse(readFileSync(new URL(import.meta.resolve('${name}/schemas/' + file + '.schema.json')), 'utf8'));
}
`;
const strict = {
  target: 'es2022',
  lib: ['es2023'],
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noEmit: true,
};

const folder = mkdtempSync(join(tmpdir(), 'seedlint-pack-'));
let failed = 0;

try {
  const { filename, files } = step('pack', (note) => {
    const packed = npm(root, 'pack', '--json', '--pack-destination', folder);
    // The build talks on stdout before npm does.
    const [tarball] = JSON.parse(packed.slice(packed.lastIndexOf('\n[') + 1));
    note(`${tarball.filename}: ${tarball.files.length} files, ${Math.round(tarball.size / 1024)} KB`);
    return tarball;
  });
  step('nothing but the product is in it', () => {
    const stray = files
      .map(({ path }) => path)
      .filter((path) => /\.test\.|(^|\/)(fixtures|scripts|testing)\//.test(path));
    if (stray.length > 0) throw new Error(stray.join('\n'));
  });

  write('package.json', JSON.stringify({ name: 'prompts', private: true, type: 'module' }));
  step('install', () => npm(folder, 'install', '--prefer-offline', '--no-audit', '--no-fund', join(folder, filename)));

  const home = join(folder, 'node_modules', name);
  step('seedlint --version', () => expectEqual(seedlint('--version').stdout.trim(), version));
  step('seedlint --help', () => expectMatch(seedlint('--help').stdout, /Usage: seedlint/));
  step('lint the seeds it ships, strictly', (note) => {
    write(
      'seedlint.config.yaml',
      `extends: strict\ncatalogue: ./node_modules/${name}/prompt-seeds/catalogue.yaml\npolicies: ./node_modules/${name}/rules/policies.yaml\n`,
    );
    const { stdout } = seedlint('lint', '--cwd', home, '--format', 'json');
    const { summary } = JSON.parse(stdout);
    note(`${summary.seeds} seeds, ${summary.errors} errors, ${summary.warnings} warnings`);
    if (!(summary.seeds > 0)) throw new Error('no seed was read');
  });
  step('begin a catalogue with init, and find nothing in it', (note) => {
    mkdirSync(join(folder, 'fresh'));
    const fresh = join(folder, 'fresh');
    run(join(folder, 'node_modules', '.bin', 'seedlint'), ['init'], fresh);
    const { summary } = JSON.parse(
      run(join(folder, 'node_modules', '.bin', 'seedlint'), ['lint', '--format', 'json'], fresh).stdout,
    );
    note(`${summary.seeds} seeds, ${summary.errors} errors, ${summary.warnings} warnings`);
    if (!(summary.seeds > 0) || summary.errors + summary.warnings > 0) throw new Error('it is not clean');
  });
  step('add a seed to it', () => {
    const bin = join(folder, 'node_modules', '.bin', 'seedlint');
    const fresh = join(folder, 'fresh');
    rmSync(join(fresh, 'prompts/qa-work_ru.md'));
    rmSync(join(fresh, 'prompts/qa-work_en.md'));
    const { stdout } = run(bin, ['new', 'seed', '--stage', 'qa', '--kind', 'work'], fresh);
    expectMatch(stdout, /prompts\/qa-work_en\.md[^]*empty-section/);
  });
  step('find a defect, in Russian', () => {
    write('mine/catalogue.yaml', catalogue);
    write('mine/seedlint.config.yaml', 'extends: recommended\ncatalogue: ./catalogue.yaml\n');
    write('mine/prompts/dev-work_ru.md', '# Задача\n\n1. Запускaй тесты.\n');
    const { stdout } = seedlint('lint', '--cwd', 'mine', '--config', 'mine/seedlint.config.yaml', '--lang', 'ru', 1);
    expectMatch(stdout, /Запускaй[^]*mixed-script/);
  });
  step('import the public API', (note) => {
    write('api.mjs', `import * as api from '${name}';\nconsole.log(Object.keys(api).toSorted().join(' '));\n`);
    const exported = node('api.mjs').stdout.trim();
    note(exported);
    if (exported === '') throw new Error('it exports nothing');
  });
  step('the schemas editors use are there', () => {
    write('schemas.mjs', schemas);
    node('schemas.mjs');
  });
  for (const moduleResolution of ['nodenext', 'bundler']) {
    step(`types resolve (${moduleResolution})`, () => {
      write('consumer.ts', consumer);
      const module = moduleResolution === 'bundler' ? 'esnext' : 'nodenext';
      // Types of our dependencies are the business of their authors, ours are checked: no skipLibCheck.
      write(
        'tsconfig.json',
        JSON.stringify({ compilerOptions: { ...strict, module, moduleResolution }, files: ['consumer.ts'] }),
      );
      run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder], folder);
    });
  }
} catch (error) {
  // Without a tarball, or one that does not install, there is nothing further to try.
  failed += 1;
  console.log(error.message);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(failed === 0 ? 'The package works.' : `${failed} failed.`);
process.exitCode = failed === 0 ? 0 : 1;

function step(what, work) {
  const notes = [];
  let result;
  let verdict = 'ok  ';
  try {
    result = work((text) => notes.push(text));
  } catch (error) {
    failed += 1;
    verdict = 'FAIL';
    notes.push(error.message);
  }
  console.log([`${verdict} ${what}`, ...notes].join('\n').replaceAll('\n', '\n     '));
  return result;
}

/** Runs the installed bin; a last number is the exit code it should have. */
function seedlint(...args) {
  const status = typeof args.at(-1) === 'number' ? args.pop() : 0;
  return run(join(folder, 'node_modules', '.bin', 'seedlint'), args, folder, status);
}

function node(script) {
  return run(process.execPath, [script], folder);
}

function npm(cwd, ...args) {
  return run('npm', args, cwd).stdout;
}

function run(command, args, cwd, expected = 0) {
  const result = spawnSync(command, args, { cwd, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (result.status === expected) return result;
  const said = `${result.stdout}${result.stderr}`.trim().slice(-4000);
  throw new Error(`${command} ${args.join(' ')}: exit code ${result.status}, expected ${expected}\n${said}`);
}

function write(path, text) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function expectEqual(actual, expected) {
  if (actual !== expected) throw new Error(`expected ${expected}, got ${actual}`);
}

function expectMatch(actual, expected) {
  if (!expected.test(actual)) throw new Error(`expected ${expected}, got\n${actual}`);
}
