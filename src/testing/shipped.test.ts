import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { translationsOf, type Catalogue } from '../core/catalogue.ts';
import type { Config } from '../core/config.ts';
import { dutiesOf } from '../core/duties.ts';
import { managedBlocks } from '../core/managed.ts';
import { matrixOf } from '../core/resolve.ts';
import { offsetInFile, type Seed } from '../core/seed.ts';
import { lineStarts } from '../core/text.ts';
import { lint } from '../lint/lint.ts';
import { readCatalogue } from '../read/catalogue.ts';
import { configFiles } from '../read/config-disk.ts';
import { loadConfig } from '../read/config.ts';
import { builtInPacks } from '../read/locale-packs.ts';
import { readSeed } from '../read/seed.ts';
import { diskSource } from '../read/source-disk.ts';
import { overlaySource } from '../read/source-overlay.ts';
import { isReviewable } from '../trace/links.ts';
import { traceOf } from '../trace/trace-of.ts';

/* The catalogue seedlint ships is sound, and not by chance: whatever is taken out of it is missed. */

const root = dirname(fileURLToPath(new URL('../..', import.meta.url) + 'package.json'));
const packs = builtInPacks();
const today = '2026-01-15';
let config: Config;
let catalogue: Catalogue;

beforeAll(async () => {
  config = await loadConfig({ from: root, rules, files: configFiles });
  catalogue = readCatalogue(diskSource(config.root), config, packs).catalogue;
});

test('it has no findings under strict, and hides none', async () => {
  const { findings, suppressed, problems } = await lint(catalogue, { rules, config, today });
  expect({ findings, suppressed, problems }).toEqual({ findings: [], suppressed: [], problems: [] });
});

test('every run is served by seeds of its own, and every seed serves one', () => {
  const { rows, required, unreachable } = matrixOf(catalogue);
  expect(rows.flatMap(({ layers }) => layers).filter(({ state }) => state !== 'present')).toEqual([]);
  expect(required.filter(({ present }) => !present)).toEqual([]);
  expect(unreachable).toEqual([]);
});

test('run:self-improve is served in kind review', () => {
  const runs = matrixOf(catalogue).rows.filter(({ run }) => run.stage === 'self-improve');
  expect(runs.map(({ run }) => `${run.kind} ${run.locale}`)).toContain('review ru');
});

test('every policy is carried in every seed of its scope, in both languages', () => {
  const duties = dutiesOf(catalogue);
  expect(duties.length).toBeGreaterThan(500);
  expect(duties.filter(({ carrying }) => carrying.state !== 'carried')).toEqual([]);
});

test('every requirement that policies and seeds name is in the register, and every one there is named', () => {
  const register = readFileSync(`${root}/prompt-seeds/requirements.md`, 'utf8').match(/^\| REQ-\d{3}(?= \|)/gm) ?? [];
  const ids = register.map((row) => row.slice(2));
  const named = new Set([
    ...catalogue.law.policies.flatMap(({ traces }) => traces),
    ...catalogue.seeds.flatMap(({ frontMatter }) => [frontMatter?.data['traces'] ?? []].flat().map(String)),
  ]);
  expect([...named].toSorted()).toEqual(ids.toSorted());
});

test('every link to a requirement has been reviewed, and one whose requirement changes is in doubt', () => {
  const links = traceOf(catalogue).links.filter(isReviewable);
  expect(links.length).toBeGreaterThan(100);
  // After a change of a requirement or a link: node bin/seedlint.js trace review <link>.
  expect(catalogue.traces?.reviewed).toEqual(new Map(links.map(({ id, hash }) => [id, hash])));
  const path = 'prompt-seeds/requirements.md';
  const text = readFileSync(`${root}/${path}`, 'utf8').replace('No agent publishes secrets', 'No agent prints secrets');
  const changed = readCatalogue(overlaySource(diskSource(root), new Map([[path, text]])), config, packs).catalogue;
  const doubted = traceOf(changed).links.filter(({ state }) => state !== 'current');
  expect(doubted.map(({ id, state }) => `${state} ${id}`)).toEqual(['suspect policy no-secrets -> REQ-001']);
});

test('every requirement is in every prompt that must carry it', () => {
  const { requirements, summary, links } = traceOf(catalogue);
  expect(summary).toMatchObject({ covered: requirements.length, expected: requirements.length, deep: 1 });
  expect(
    requirements.filter(({ status, deep, cells }) => status !== 'covered' || deep < 1 || cells.length === 0),
  ).toEqual([]);
  expect(links.filter(({ state }) => state !== 'current')).toEqual([]);
});

test('every policy stands for a requirement, and every seed goes back to one', () => {
  const { policies, summary } = traceOf(catalogue);
  expect(policies.filter(({ policy, deep }) => policy.traces.length === 0 || deep < 1)).toEqual([]);
  expect(summary.tracedSeeds).toBe(summary.seeds);
  expect(summary.seeds).toBe(catalogue.seeds.length);
});

test('the front matter of a seed names its twin, and both say the same of themselves', () => {
  const odd = catalogue.seeds.filter((seed) => {
    const [twin] = translationsOf(catalogue, seed);
    const { translation, ...own } = seed.frontMatter?.data ?? {};
    const { translation: back, ...other } = twin?.frontMatter?.data ?? {};
    const names = [nameOf(twin), nameOf(seed)];
    return (
      JSON.stringify([translation, back]) !== JSON.stringify(names) || JSON.stringify(own) !== JSON.stringify(other)
    );
  });
  expect(odd.map(nameOf)).toEqual([]);
});

describe('what is missed', () => {
  test('any one file', async () => {
    const unnoticed: string[] = [];
    for (const seed of catalogue.seeds) {
      const rest = { ...catalogue, seeds: catalogue.seeds.filter((one) => one !== seed) };
      if (!(await fails(rest, ['missing-seed', 'missing-translation']))) unnoticed.push(nameOf(seed));
    }
    expect(unnoticed).toEqual([]);
  });

  test('any one policy block', { timeout: 120_000 }, async () => {
    const unnoticed: string[] = [];
    for (const seed of catalogue.seeds) {
      for (const view of seed.views) {
        for (const { policy, from, to } of managedBlocks(view)) {
          const text =
            seed.file.text.slice(0, offsetInFile(view, from)) + seed.file.text.slice(offsetInFile(view, to, true));
          if (!(await fails(withText(seed, text)))) unnoticed.push(`${nameOf(seed)} ${policy}`);
        }
      }
    }
    expect(unnoticed).toEqual([]);
  });

  test('any one step or bullet of one language', async () => {
    const unnoticed: string[] = [];
    for (const seed of catalogue.seeds) {
      for (const { shape, place } of seed.views.flatMap(({ units }) => units)) {
        if (shape === 'sentence') continue;
        const starts = lineStarts(seed.file);
        const [from, to] = [starts[place.line - 1] ?? 0, starts[place.endLine] ?? seed.file.text.length];
        const text = seed.file.text.slice(0, from) + seed.file.text.slice(to);
        if (!(await fails(withText(seed, text)))) unnoticed.push(`${nameOf(seed)}:${place.line}`);
      }
    }
    expect(unnoticed).toEqual([]);
  }, 300_000);
});

function nameOf(seed: Seed | undefined): string {
  return seed?.file.path.split('/').at(-1) ?? '';
}

/** The seed with another text, beside its twin: all that one language lost shows between these two. */
function withText(seed: Seed, text: string): Catalogue {
  const { definition } = catalogue;
  const fileClass = definition.classes[seed.class];
  if (!fileClass) throw new Error(`no class ${seed.class}`);
  const changed = readSeed({ ...seed.file, text }, { ...seed, fileClass, definition, packs });
  return { ...catalogue, seeds: [changed, ...translationsOf(catalogue, seed)] };
}

const telling = rules.filter(
  ({ category, id }) => category === 'policy' || category === 'parity' || id === 'broken-numbering',
);

async function fails(changed: Catalogue, only?: readonly string[]): Promise<boolean> {
  const asked = only ? rules.filter(({ id }) => only.includes(id)) : telling;
  const { findings } = await lint(changed, { rules: asked, config, today });
  return findings.some(({ severity }) => severity === 'error');
}
